import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Parser from 'rss-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Edition, editionEntries } from '../src/core/edition.ts';
import { readEdition } from '../src/io/content-folder.ts';
import { checkContent } from './check/content.ts';
import { projectFolder } from './run-node.ts';
import { type Ended, runCommandLine } from './testing/run-command.ts';
import { brokenLinks, filesOf } from './testing/site-files.ts';

/** The second command of the README, run as a stranger would run it. */

const content = join(projectFolder, '.demo/content');
const site = join(projectFolder, '.demo/site');
const dates = [16, 17, 18, 19, 20, 21, 22].map((day) => `2026-11-${day}`);

/** With the next free port where 4321 is taken. */
let address = '';
let ended: Ended;
let editions: Edition[];
let owned: Record<string, string>;

const bytesOf = async (folder: string): Promise<Record<string, string>> =>
  Object.fromEntries(
    await Promise.all(
      (await filesOf(folder)).map(async (file) => [file, await readFile(join(folder, file), 'latin1')]),
    ),
  );

beforeAll(async () => {
  owned = await bytesOf(join(projectFolder, 'content'));
  const cache = join(projectFolder, 'node_modules/.cache/briefing-demo-test');
  ended = await runCommandLine('scripts/demo.ts', ['--once'], { BRIEFING_CACHE: cache });
  address = /<link>([^<]+)/.exec(await readFile(join(site, 'rss.xml'), 'utf8'))?.[1] ?? '';
  editions = (await Promise.all(dates.map((date) => readEdition(content, date)))).filter(
    (edition) => edition !== undefined,
  );
});

describe('npm run demo -- --once', () => {
  it('ends well, having told of each morning', () => {
    expect(ended.code, ended.stderr).toBe(0);
    for (const date of dates) expect(ended.stdout).toContain(`Made the edition of ${date}`);
    expect(ended.stderr).not.toMatch(/\bwarn|deprecat|^\s+at /im);
  });

  it('leaves content/ alone', async () => {
    expect(await bytesOf(join(projectFolder, 'content'))).toEqual(owned);
  });

  it('makes seven editions of all fourteen sections, in which nothing is repeated', async () => {
    expect(editions.map(({ date }) => date)).toEqual(dates);
    for (const edition of editions) {
      expect(edition.sections).toHaveLength(14);
      expect(editionEntries(edition).length).toBeGreaterThan(15);
    }
    expect((await checkContent(content)).findings).toEqual([]);
  });

  it('shows every kind of trouble in the coverage, with its reason', () => {
    const rows = editions.flatMap(({ sections }) => sections.flatMap(({ coverage }) => coverage.sources));
    const reasons = rows.map(({ status, reason }) => `${status}: ${reason ?? ''}`);
    for (const expected of [
      /^failed: .*500/,
      /^failed: .*web page/,
      /^failed: .*silent/,
      /^failed: .*503/,
      /^stale: /,
      /^skipped: .*410/,
      /^ok: Backup/,
    ])
      expect(
        reasons.some((reason) => expected.test(reason)),
        String(expected),
      ).toBe(true);
    expect(
      new Set(editions.flatMap(({ sections }) => sections.map(({ coverage }) => coverage.status))),
    ).toContain('quiet');
  });

  it('prints weather alerts word for word', async () => {
    const alerts = editions.flatMap(({ weather }) => ('alerts' in weather ? weather.alerts : []));
    expect(alerts.length).toBeGreaterThanOrEqual(4);
    const document = await readFile(join(projectFolder, 'sample/weather/2026-11-20-alerts.json'), 'utf8');
    const friday = editions.find(({ date }) => date === '2026-11-20')?.weather;
    const issued = friday && 'alerts' in friday ? friday.alerts : [];
    expect(issued).toHaveLength(2);
    for (const alert of issued) {
      expect(document).toContain(`"alert_name_en": ${JSON.stringify(alert.title)}`);
      expect(document).toContain(`"alert_text_en": ${JSON.stringify(alert.text)}`);
    }
    expect(issued.map(({ colour }) => colour)).toEqual(['orange', 'yellow']);
  });

  it('takes the weather from the backup on the morning on which its sources fail', () => {
    const thursday = editions.find(({ date }) => date === '2026-11-19');
    const rows = thursday?.sections.find(({ id }) => id === 'weather')?.coverage.sources;
    expect(rows).toMatchObject([
      { id: 'weather-city', status: 'failed' },
      { id: 'weather-alerts', status: 'failed' },
      { id: 'weather-air', status: 'ok' },
      { id: 'weather-office', status: 'ok', reason: expect.stringMatching(/^Backup, read because /) },
    ]);
    expect(thursday?.weather).toMatchObject({
      alerts: [{ title: 'YELLOW WARNING - SNOWFALL, Pembroke', colour: 'yellow' }],
      observed: { temperature: -6 },
    });
  });

  it('joins a story that two sources carry, and names the second', () => {
    const joined = editions.flatMap(editionEntries).filter(({ also }) => also.length > 0);
    const reasons = new Set(joined.flatMap(({ also }) => also.map(({ why }) => why.replace(/:.*/, ''))));
    expect([...reasons].sort()).toEqual(['same event', 'same headline', 'same link']);
  });

  it('reads windows-1252 as what it is', () => {
    const french = editions.flatMap(editionEntries).filter(({ source }) => source === 'quotidien-outaouais');
    expect(french.length).toBeGreaterThan(5);
    expect(french.map(({ title }) => title).join(' ')).toMatch(/[éèà]/);
    expect(JSON.stringify(french)).not.toMatch(/\ufffd|Ã/);
  });

  it('builds a site without a broken link', async () => {
    expect(await brokenLinks(site, new URL(address))).toEqual([]);
    const files = await filesOf(site);
    for (const date of dates) expect(files).toContain(`${date.replaceAll('-', '/')}/index.html`);
  });

  it('offers feeds that a feed reader reads back', async () => {
    const all = await new Parser().parseString(await readFile(join(site, 'rss.xml'), 'utf8'));
    expect(all.items.map(({ link }) => link)).toEqual(
      dates.toReversed().map((date) => `${address}${date.replaceAll('-', '/')}/`),
    );
    const canada = await new Parser().parseString(
      await readFile(join(site, 'sections/canada/rss.xml'), 'utf8'),
    );
    const printed = editions
      .toReversed()
      .flatMap(({ sections }) => sections.find(({ id }) => id === 'canada')?.entries ?? []);
    expect(canada.items.map(({ link }) => link)).toEqual(printed.map(({ url }) => url));
  });
});
