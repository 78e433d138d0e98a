import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { editionEntries, editionPath, editionSchema, type Edition } from '../src/core/edition.ts';
import { checkContent } from './check/content.ts';
import type { FileReport } from './import/import-files.ts';
import { legacyText } from './testing/legacy-text.ts';
import { bytesBelow } from './testing/newsroom.ts';
import { runCommandLine } from './testing/run-command.ts';
import { sharedFolder, sharedNote } from './testing/shared.ts';

let content: string;
let texts: string;
beforeEach(async () => {
  content = await mkdtemp(join(tmpdir(), 'import-'));
  texts = join(content, '../', `${content.split('/').at(-1)}-texts`);
  await mkdir(texts);
  const sections = '[{ id: us, title: U.S. Top Stories }, { id: lab, title: Science }]';
  await writeFile(join(content, 'briefing.yaml'), `timeZone: America/Toronto\nsections: ${sections}\n`);
});
afterEach(async () => {
  await rm(content, { recursive: true, force: true });
  await rm(texts, { recursive: true, force: true });
});

async function importPaths(...paths: string[]): Promise<FileReport[]> {
  const { code, stdout, stderr } = await runCommandLine('scripts/import.ts', [
    '--content',
    content,
    '--json',
    ...paths,
  ]);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return JSON.parse(stdout) as FileReport[];
}

async function edition(date: string): Promise<Edition> {
  return editionSchema.parse(JSON.parse(await readFile(join(content, editionPath(date)), 'utf8')));
}

const article = `The mill at the river runs again. ${'Flour leaves it by the cart. '.repeat(120)}`;
const invented = 'CNN.com will feature iReporter photos in a weekly gallery.';

describe('npm run import', () => {
  it('makes an edition that keeps titles and sections, and no sentence that a model may have written', async () => {
    const sections = {
      Weather: [['Current Conditions:  16.0&deg;C', 'Observed in the U.S.']],
      'U.S. Top Stories': [
        ['Mill &amp; river', article],
        ['Bridge closed', 'A model says that the bridge is closed.'],
      ],
      Science: [['Moss grows', invented]],
    } as const;
    await writeFile(join(texts, 'a.txt'), legacyText({ date: '2025-07-04', time: '10:54', sections }));
    const [report] = await importPaths(texts);
    expect(report).toMatchObject({
      outcome: 'taken',
      date: '2025-07-04',
      sections: 14,
      entries: 4,
      bodies: { cut: 1, machine: 2, invented: 1, none: 0 },
    });
    const made = await edition('2025-07-04');
    expect(made).toMatchObject({ imported: true, collectedAt: '2025-07-04T10:54:00.000Z', lead: [] });
    expect(editionEntries(made).map(({ title, url, summary }) => [title, url, summary?.text])).toEqual([
      ['Current Conditions: 16.0°C', undefined, undefined],
      ['Mill & river', undefined, expect.stringMatching(/^The mill at the river runs again\. Flour leaves/)],
      ['Bridge closed', undefined, undefined],
      ['Moss grows', undefined, undefined],
    ]);
    // A heading that the owner still has goes on under its address; the others get one of their own.
    expect(made.sections.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['us', 'lab', 'government-policy']),
    );
    expect((await checkContent(content)).findings).toEqual([]);
  });

  it('takes the fullest of a day and names the others, and changes nothing the second time', async () => {
    const full = {
      'U.S. Top Stories': [
        ['One', ''],
        ['Two', ''],
      ],
      Science: [['Three', '']],
    } as const;
    await writeFile(
      join(texts, '1.txt'),
      legacyText({ date: '2025-07-04', sections: { Science: [['Three', '']] } }),
    );
    await writeFile(join(texts, '2.txt'), legacyText({ date: '2025-07-04', sections: full }));
    await writeFile(join(texts, '3.txt'), '<html>Site not found</html>');
    const first = await importPaths(texts);
    expect(first.map(({ outcome }) => outcome)).toEqual(['left', 'taken', 'refused']);
    expect(first[0]).toMatchObject({ date: '2025-07-04', reason: expect.stringContaining('2.txt') });
    const bytes = await bytesBelow(content);
    const second = await importPaths(texts);
    expect(second.map(({ outcome }) => outcome)).toEqual(['left', 'known', 'refused']);
    expect(await bytesBelow(content)).toEqual(bytes);
  });

  it('never replaces an edition, and dates the day where the owner lives', async () => {
    await mkdir(join(content, 'editions/2025'), { recursive: true });
    await writeFile(join(content, editionPath('2025-07-04')), '{"ours": true}\n');
    const sections = { Science: [['Three', '']] } as const;
    await writeFile(join(texts, 'a.txt'), legacyText({ date: '2025-07-04', time: '10:54', sections }));
    await writeFile(join(texts, 'b.txt'), legacyText({ date: '2025-07-09', time: '00:30', sections }));
    expect(await importPaths(texts)).toMatchObject([
      { outcome: 'left', reason: expect.stringContaining('none is ever replaced') },
      { outcome: 'taken', date: '2025-07-08' },
    ]);
    expect(await readFile(join(content, editionPath('2025-07-04')), 'utf8')).toBe('{"ours": true}\n');
  });

  it('says what it would do with --dry-run, and writes nothing', async () => {
    await writeFile(
      join(texts, 'a.txt'),
      legacyText({ date: '2025-07-04', sections: { Science: [['Three', '']] } }),
    );
    const before = await bytesBelow(content);
    const ended = await runCommandLine('scripts/import.ts', ['--content', content, '--dry-run', texts]);
    expect(ended.stdout).toMatch(/1 files?: 1 would be taken/);
    expect(await bytesBelow(content)).toEqual(before);
  });

  it.each([
    [[], 'Name the files or folders'],
    [['no/such/folder'], 'no/such/folder does not exist'],
  ])('ends with 2 and a sentence for %j', async (paths, sentence) => {
    const ended = await runCommandLine('scripts/import.ts', ['--content', content, ...paths]);
    expect([ended.code, ended.stderr]).toEqual([2, expect.stringContaining(sentence)]);
  });
});

const legacy = sharedFolder && join(sharedFolder, 'legacy');

describe.skipIf(!legacy)(`the real editions of the earlier program${sharedNote}`, () => {
  interface Expected {
    file: string;
    format: string;
    header_date: string;
    sections?: { heading: string; items: number }[];
  }

  it('are taken whole where they are regular, refused where they are not, and hold no known invention', async () => {
    const folder = legacy ?? '';
    const expected = JSON.parse(await readFile(join(folder, 'expected.json'), 'utf8')) as Expected[];
    const reports = new Map(
      (await importPaths(folder)).map((report) => [report.file.split('/').at(-1), report]),
    );
    const perDay = new Map<string, number>();
    for (const { file, format, sections } of expected) {
      const report = reports.get(file);
      if (!/^S[123]/.test(format)) {
        expect(report, file).toMatchObject({ outcome: 'refused', reason: expect.stringMatching(/\w{3}/) });
        continue;
      }
      if (report?.outcome === 'left') continue;
      if (report?.outcome !== 'taken') throw new Error(`${file} was ${report?.outcome}`);
      perDay.set(report.date, (perDay.get(report.date) ?? 0) + 1);
      const made = await edition(report.date);
      expect(
        made.sections.map(({ emoji, title, entries }) => [`${emoji} ${title}`, entries.length]),
        file,
      ).toEqual(sections?.map(({ heading, items }) => [heading, items]));
    }
    expect([...perDay.values()].every((count) => count === 1)).toBe(true);
    expect([...perDay.keys()].toSorted()).toEqual(
      [
        ...new Set(expected.filter(({ format }) => /^S/.test(format)).map(({ header_date }) => header_date)),
      ].toSorted(),
    );
    const all = Object.values(await bytesBelow(join(content, 'editions'))).join('\n');
    expect(all).not.toMatch(
      /iReport|dailyimpact|CNN\.com|Samaritans|Back to the page you came from|in the U\.S\. and/,
    );
    expect((await checkContent(content)).findings).toEqual([]);
  });

  it('are the same for the seed, whose characters were read as Mac Roman', async () => {
    const folder = legacy ?? '';
    await importPaths(join(folder, 'seed-2025-09-22.txt'));
    const seed = await bytesBelow(join(content, 'editions'));
    await rm(join(content, 'editions'), { recursive: true });
    await importPaths(join(folder, '2025-09-22T1045.txt'));
    expect(await bytesBelow(join(content, 'editions'))).toEqual(seed);
    expect(await readdir(join(content, 'editions/2025'))).toEqual(['2025-09-22.json']);
  });
});
