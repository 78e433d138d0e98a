import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { editionEntries, editionPath } from '../src/core/edition.ts';
import { type FeedServer, startFeedServer } from './testing/feed-server.ts';
import { type Newsroom, openNewsroom } from './testing/newsroom.ts';
import { runCommandLine } from './testing/run-command.ts';
import { feedOf } from './testing/small-feed.ts';

const days = ['2026-11-20', '2026-11-21', '2026-11-22'];
const at = (day: string): string => `${day}T11:45:00Z`;

let server: FeedServer;
let newsroom: Newsroom;
beforeEach(async () => {
  server = await startFeedServer({ '/a': { body: feedOf('Snow on the hills'), etag: true } });
  newsroom = await openNewsroom({ local: { a: `${server.origin}/a` } });
  for (const [index, day] of days.entries()) {
    server.set('/a', {
      body: feedOf(['Snow on the hills', 'A new bridge', 'The mill is open'][index] ?? ''),
      etag: true,
    });
    await newsroom.collect(at(day));
  }
});
afterEach(async () => {
  await newsroom.close();
  await server.close();
});

const file = (path: string): string => join(newsroom.content, path);

function command(script: string, ...args: string[]) {
  return runCommandLine(`scripts/${script}.ts`, ['--content', newsroom.content, ...args]);
}

describe('the ledger of what was written', () => {
  it('is kept by every run, and finds all well', async () => {
    const ledger = JSON.parse(await readFile(file('ledger/2026.json'), 'utf8')) as { editions: object };
    expect(Object.keys(ledger.editions)).toEqual(days);
    expect((await command('check')).code).toBe(0);
  });

  it('names an old edition that was changed, however well it reads, and one that is gone', async () => {
    const [first = '', second = ''] = days.map(editionPath);
    const text = await readFile(file(first), 'utf8');
    await writeFile(file(first), text.replace('Snow on the hills', 'Snow on the hill'));
    await rm(file(second));
    const { code, stdout } = await command('check');
    expect(code).toBe(1);
    expect(stdout).toContain(`${first}: has changed since it was written`);
    expect(stdout).toContain(`${second}: is gone`);
    // A run of the next day does not accept it in silence.
    await newsroom.collect(at('2026-11-23'));
    expect((await command('check')).stdout).toContain(`${first}: has changed`);
    expect((await command('check', '--adopt')).code).toBe(0);
    expect((await command('check')).code).toBe(0);
  });

  it('takes in editions of a time before it, and the newest when a run ended before entering it', async () => {
    await rm(file('ledger'), { recursive: true });
    expect((await command('check')).code).toBe(0);
    await newsroom.collect(at('2026-11-23'));
    const { editions } = JSON.parse(await readFile(file('ledger/2026.json'), 'utf8')) as { editions: object };
    expect(Object.keys(editions)).toEqual([...days, '2026-11-23']);
  });
});

describe('a file that was cut short', () => {
  it.each(['state.json', 'health/2026-11.json', 'ledger/2026.json'])(
    'is set aside where a run can do without it: %s',
    async (path) => {
      const edition = await readFile(file(editionPath('2026-11-22')), 'utf8');
      await truncate(file(path), 20);
      const report = await newsroom.collect(at('2026-11-23'));
      expect(report.notes).toEqual([expect.stringContaining(`${path}.damaged`)]);
      expect((await readFile(file(`${path}.damaged`))).length).toBe(20);
      expect((await command('check')).code).toBe(0);
      expect(await readFile(file(editionPath('2026-11-22')), 'utf8')).toBe(edition);
    },
  );

  it('is named where it is an old edition, costs the others nothing, and what it prints is not printed again', async () => {
    const path = editionPath('2026-11-21');
    await truncate(file(path), (await readFile(file(path))).length - 40);
    server.set('/a', { body: feedOf('A new bridge', 'A ferry'), etag: true });
    const report = await newsroom.collect(at('2026-11-23'));
    expect(report.notes).toEqual([expect.stringContaining('2026-11-21.json cannot be read')]);
    expect(editionEntries(await newsroom.edition('2026-11-23')).map(({ title }) => title)).toEqual([
      'A ferry',
    ]);
    expect((await command('check')).stdout).toContain(`${path}: cannot be read`);
  });

  it('stops the run where it is the edition of the day, so that nothing is printed over it', async () => {
    const path = editionPath('2026-11-22');
    await truncate(file(path), 100);
    const { code, stderr } = await command('collect', '--now', at('2026-11-22'));
    expect([code, stderr]).toEqual([1, expect.stringMatching(/2026-11-22\.json cannot be read/)]);
    expect((await readFile(file(path))).length).toBe(100);
  });

  it('is refused with a plain word where a newer program has written it', async () => {
    const path = editionPath('2026-11-21');
    const text = await readFile(file(path), 'utf8');
    await writeFile(file(path), text.replace('"schema": 1', '"schema": 2'));
    const { code, stdout } = await command('check');
    expect(code).toBe(1);
    expect(stdout).toMatch(/2026-11-21\.json: cannot be read: it is of schema 2.*Update the program/);
    expect((await command('migrate')).code).toBe(1);
  });
});

describe('a day that has passed', () => {
  const dated = (title: string, date: string): string =>
    `<item><title>${title}</title><link>https://news.example/${title.replaceAll(' ', '-')}</link><pubDate>${new Date(date).toUTCString()}</pubDate></item>`;
  const feed = (...items: string[]): string =>
    `<rss version="2.0"><channel><title>News</title>${items.join('')}</channel></rss>`;

  it('is closed: yesterday is not changed by today, nor by --date without --reopen', async () => {
    const before = await newsroom.bytes();
    const { code, stderr } = await command('collect', '--now', at('2026-11-22'), '--date', '2026-11-21');
    expect([code, stderr]).toEqual([2, expect.stringContaining('give --reopen')]);
    expect(await newsroom.bytes()).toEqual(before);
  });

  it('is completed by --reopen, keeps what it prints, and stays in the ledger', async () => {
    server.set('/a', {
      body: feed(dated('A ferry', '2026-11-21T09:00:00Z'), dated('A train', '2026-11-22T09:00:00Z')),
    });
    const args = ['--now', at('2026-11-22'), '--date', '2026-11-21', '--reopen'];
    expect((await command('collect', ...args)).code).toBe(0);
    const titles = editionEntries(await newsroom.edition('2026-11-21')).map(({ title }) => title);
    expect(titles.toSorted()).toEqual(['A ferry', 'A new bridge']);
    expect((await command('check')).stdout).toBe('');
    const bytes = await newsroom.bytes();
    expect((await command('collect', ...args)).code).toBe(0);
    expect(await newsroom.bytes()).toEqual(bytes);
  });

  it('is made by --date where it has no edition, and neither state nor health is touched', async () => {
    await rm(file(editionPath('2026-11-21')));
    const before = await newsroom.bytes();
    server.set('/a', { body: feed(dated('A ferry', '2026-11-21T09:00:00Z')) });
    expect((await command('collect', '--now', at('2026-11-22'), '--date', '2026-11-21')).code).toBe(0);
    expect(await newsroom.edition('2026-11-21')).toMatchObject({ backfilled: true });
    const after = await newsroom.bytes();
    for (const path of ['state.json', 'health/2026-11.json', editionPath('2026-11-22')])
      expect(after[path]).toBe(before[path]);
  });

  it.each([
    [['--date', '2026-11-22'], 'has not passed yet'],
    [['--date', 'yesterday'], 'is no day'],
    [['--reopen'], 'needs --date'],
  ])('is asked for rightly: %j', async (args, sentence) => {
    const { code, stderr } = await command('collect', '--now', at('2026-11-22'), ...args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(sentence)]);
  });
});

it('belongs to the evening before while it is still that evening where the owner lives', async () => {
  await newsroom.collect('2026-11-24T00:30:00Z');
  expect(await readdir(file('editions/2026'))).toContain('2026-11-23.json');
  expect(await readdir(file('editions/2026'))).not.toContain('2026-11-24.json');
});
