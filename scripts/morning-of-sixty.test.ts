import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Edition, editionEntries, type SourceCoverage } from '../src/core/edition.ts';
import { healthSchema, type SourceHealth } from '../src/core/health.ts';
import type { RunReport } from '../src/core/report.ts';
import { buildSite } from './testing/build-site.ts';
import { tagsOf, textsOf } from './testing/html.ts';
import { type Newsroom, openNewsroom } from './testing/newsroom.ts';
import { type Ended, runCommandLine } from './testing/run-command.ts';
import { type Morning, morningHosts, openMorning } from './testing/sixty-sources.ts';

/** The whole way, twice on one day: the real command against real servers, its files, and the page built of them. */

const date = '2026-11-22';
/** What a run promises, and half a second to end. */
const runMsMax = 90_500;

interface Run extends Ended {
  ms: number;
  report: RunReport;
  edition: Edition;
  asked: string[];
}

let morning: Morning;
let newsroom: Newsroom;
let first: Run;
let health: Record<string, SourceHealth>;
let page: string;
let second: Run;

async function collect(now: string): Promise<Run> {
  const started = performance.now();
  const args = ['--content', newsroom.content, '--now', now, '--json'];
  const ended = await runCommandLine('scripts/collect.ts', args, { GITHUB_ACTIONS: 'true' });
  const ms = performance.now() - started;
  const report = JSON.parse(ended.stdout) as RunReport;
  const edition = await newsroom.edition(date);
  return { ...ended, ms, report, edition, asked: morning.takeAsked() };
}

beforeAll(async () => {
  morning = await openMorning();
  newsroom = await openNewsroom(morning.sections, {
    briefing: { limit: 100, network: { allowHosts: morningHosts } },
  });
  first = await collect(`${date}T11:45:00Z`);
  const file = await readFile(join(newsroom.content, 'health', '2026-11.json'), 'utf8');
  health = healthSchema.parse(JSON.parse(file)).days[date] ?? {};
  const site = await buildSite({ content: newsroom.content, siteUrl: 'https://briefing.example' });
  page = await readFile(join(site.folder, 'sources', 'index.html'), 'utf8');
  await site.remove();
  morning.publish('good-59', 'Fresh bread on the square');
  second = await collect(`${date}T14:45:00Z`);
}, 240_000);

afterAll(async () => {
  await newsroom.close();
  await morning.close();
});

const rowsOf = (edition: Edition): SourceCoverage[] =>
  edition.sections.flatMap(({ coverage }) => coverage.sources);
const coverageOf = (edition: Edition, id: string): SourceCoverage | undefined =>
  rowsOf(edition).find((row) => row.id === id);
const titlesOf = (edition: Edition): string[] => editionEntries(edition).map(({ title }) => title);

describe('the first run of a morning on which a third of sixty sources misbehaves', () => {
  it('ends by itself within the limit of a run, with an edition', () => {
    expect(first.ms).toBeLessThan(runMsMax);
    expect(first.code).toBe(0);
    expect(first.report).toMatchObject({ outcome: 'made', sourcesAsked: 60 });
    expect(rowsOf(first.edition)).toHaveLength(60);
  });

  it('reads every good source whole', () => {
    const kept = Object.fromEntries(rowsOf(first.edition).map(({ id, kept }) => [id, kept]));
    expect(kept).toEqual(Object.fromEntries(morning.sources.map(({ id, kept }) => [id, kept])));
    const titles = titlesOf(first.edition);
    expect(new Set(titles).size).toBe(titles.length);
    expect(titles).toHaveLength(morning.sources.reduce((sum, { kept }) => sum + kept, 0));
  });

  it('says the right word for each in the report, the coverage and the health file', () => {
    for (const { id, status, reason } of morning.sources) {
      const row = first.report.sources.find(({ source }) => source === id);
      const coverage = coverageOf(first.edition, id);
      expect
        .soft([id, row?.status, coverage?.status, health[id]?.status])
        .toEqual([id, status, status, status]);
      for (const words of [row?.note, coverage?.reason, health[id]?.reason])
        expect
          .soft(`${id}: ${words ?? ''}`)
          .toMatch(reason ? new RegExp(`${id}: .*${reason.source.replace(/^\^/, '')}`) : /: $/);
    }
  });

  it('says in a line of its own how each ended, and warns of those that failed at their place', () => {
    const lines = first.stderr.trimEnd().split('\n');
    const ends = lines.filter((line) => /^\[ ?\d+\/60\] /.test(line));
    expect(ends.map((line) => line.slice(1, 3).trim())).toEqual(ends.map((_, index) => String(index + 1)));
    expect(ends).toHaveLength(60);
    const failed = morning.sources.filter(({ status }) => status === 'failed');
    expect(ends.filter((line) => line.includes('] FAILED'))).toHaveLength(failed.length);
    const warnings = lines.filter((line) => line.startsWith('::'));
    expect(warnings).toHaveLength(10);
    expect(warnings[0]).toMatch(
      /^::warning file=[^,]*briefing\.yaml,line=\d+,title=stalling could not be read::.*No answer within/,
    );
  });

  it('asks each source once, and none behind a pause', () => {
    const { asked } = first;
    expect(new Set(asked).size).toBe(asked.length);
    const expected = morning.sources.map(({ id }) => id).filter((id) => id !== 'behind-too-many');
    // The one that moved leads to one more address; the one that leads in a circle is noticed before a second look.
    expect(asked.toSorted()).toEqual([...expected, 'new-place'].toSorted());
  });
});

describe('the source-health page of that morning', () => {
  it('begins with a sentence', () => {
    const answered = morning.sources.filter(({ status }) => !['failed', 'skipped'].includes(status)).length;
    const attention = morning.sources.filter(({ what }) => what !== undefined).length;
    expect(textsOf(page, 'h1').map(words)).toEqual([`${answered} of 60 sources answered on Sunday.`]);
    expect(words(page)).toContain(`${attention} need attention.`);
  });

  it('lists exactly what needs attention, each under its word and with advice', () => {
    const problems = page.split('<li class="problem"').slice(1);
    const listed = problems.map((problem) => {
      const id = tagsOf(problem).find(({ name }) => name === 'h3')?.attributes['id'];
      return [id, textsOf(problem, 'b')[0], textsOf(problem, 'dt').length];
    });
    const expected = Object.values(morning.sections)
      .flatMap((sources) => Object.keys(sources))
      .flatMap((id) => {
        const what = morning.sources.find((source) => source.id === id)?.what;
        return what === undefined ? [] : [[`source-${id}`, what, 3]];
      });
    expect(listed).toEqual(expected);
  });

  it('gives the new address of the moved one as text, never as a link', () => {
    const movedTo = coverageOf(first.edition, 'moving')?.movedTo;
    expect(movedTo).toMatch(/\/new-place$/);
    expect(textsOf(page, 'code')).toContain(`url: "${movedTo}"`);
    expect(tagsOf(page).filter(({ attributes }) => attributes['href']?.includes('new-place'))).toEqual([]);
  });
});

describe('a second run three hours later', () => {
  it('repeats nothing, loses nothing, and adds what is new', () => {
    expect(second.code).toBe(0);
    expect(second.report.outcome).toBe('changed');
    const [before, after] = [titlesOf(first.edition), titlesOf(second.edition)];
    expect(after.toSorted()).toEqual([...before, 'Fresh bread on the square'].toSorted());
    const byId = new Map(editionEntries(second.edition).map((entry) => [entry.id, entry]));
    for (const entry of editionEntries(first.edition)) expect(byId.get(entry.id)).toEqual(entry);
  });

  it('leaves alone those that asked for it, and asks the others once', () => {
    for (const { id, later } of morning.sources)
      if (later)
        expect
          .soft([id, second.report.sources.find(({ source }) => source === id)?.status])
          .toEqual([id, later]);
    const left = morning.sources.filter(({ later, status }) => later === 'skipped' || status === 'skipped');
    expect(second.asked.toSorted()).toEqual(
      [
        ...morning.sources.map(({ id }) => id).filter((id) => !left.some((one) => one.id === id)),
        'new-place',
      ].toSorted(),
    );
  });

  it('still says of each what happened that day', () => {
    const statuses = (edition: Edition) =>
      Object.fromEntries(rowsOf(edition).map(({ id, status }) => [id, status]));
    expect(statuses(second.edition)).toEqual(statuses(first.edition));
  });
});

/** The text of a piece of a page, white space folded. */
function words(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
