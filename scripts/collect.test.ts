import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { RunReport } from '../src/core/report.ts';
import { type FeedServer, startFeedServer } from './testing/feed-server.ts';
import { type Newsroom, openNewsroom } from './testing/newsroom.ts';
import { feedOf } from './testing/small-feed.ts';
import { runCommandLine } from './testing/run-command.ts';

const now = '2026-11-22T11:45:00Z';

let server: FeedServer;
let newsroom: Newsroom;
afterEach(async () => {
  await newsroom.close();
  await server.close();
});

async function open(...args: Parameters<typeof openNewsroom>): Promise<void> {
  newsroom = await openNewsroom(...args);
}

const collect = (...args: string[]) =>
  runCommandLine('scripts/collect.ts', ['--content', newsroom.content, '--now', now, ...args]);

describe('npm run collect', () => {
  it('writes the edition, tells of each source as it ends, and closes with a table', async () => {
    server = await startFeedServer({
      '/a': { body: feedOf('Snow on the hills', 'A new bridge') },
      '/b': { status: 500 },
    });
    await open({ local: { a: `${server.origin}/a`, b: `${server.origin}/b` } });
    const { code, stdout, stderr } = await collect();
    expect(code).toBe(0);
    expect(stderr).toMatch(/^Asking 2 sources in 1 section …\n/);
    expect(stderr).toMatch(/^\[\d\/2\] read {5}a {2}2 entries, \d+ ms$/m);
    expect(stderr).toMatch(/^\[\d\/2\] FAILED {3}b {2}.+\(500\)\.$/m);
    expect(stdout).toMatch(/^source\s+answer\s+read\s+new\s+kept\s+ms\s+note$/m);
    expect(stdout).toMatch(/^a\s+ok 200\s+2\s+2\s+2\s+\d+$/m);
    expect(stdout).toContain('Made the edition of 2026-11-22: 2 entries; 1 of 2 sources read.');
  });

  it('gives the report as JSON alone on standard output', async () => {
    const old =
      '<item><title>Old</title><link>https://news.example/old</link><pubDate>1 Nov 2026</pubDate></item>';
    const body = feedOf('Snow on the hills').replace('</channel>', `${old}</channel>`);
    server = await startFeedServer({ '/a': { body } });
    await open({ local: { a: `${server.origin}/a` } });
    const { code, stdout } = await collect('--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      date: '2026-11-22',
      outcome: 'made',
      file: 'editions/2026/2026-11-22.json',
      sources: [
        {
          source: 'a',
          status: 'ok',
          answer: 200,
          read: 2,
          new: 1,
          kept: 1,
          dropped: { 'older than the window': 1 },
        },
      ],
    } satisfies Partial<Record<keyof RunReport, unknown>>);
  });

  it('warns on GitHub at the line of the source, and lets no name give commands', async () => {
    server = await startFeedServer({ '/a': { body: feedOf('Snow on the hills') }, '/b': { status: 500 } });
    await open({});
    const hostile = '"::error::x\\n::add-mask::y\\e[31m ##[error]z"';
    await writeFile(
      join(newsroom.content, 'briefing.yaml'),
      `network: { allowHosts: [127.0.0.1] }\nsections:\n  - id: local\n    title: Local\n    sources:\n` +
        `      - { id: a, name: ${hostile}, url: "${server.origin}/a" }\n` +
        `      - { id: b, name: ${hostile}, url: "${server.origin}/b" }\n`,
    );
    const { code, stdout, stderr } = await runCommandLine(
      'scripts/collect.ts',
      ['--content', newsroom.content, '--now', now],
      { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: newsroom.content },
    );
    expect(code).toBe(0);
    const commands = `${stdout}\n${stderr}`.split('\n').filter((line) => /^\s*::|##\[/.test(line));
    expect(commands).toEqual([
      expect.stringMatching(
        /^::warning file=briefing\.yaml,line=7,title=%3A %3Aerror%3A%3Ax .* could not be read::.*\(500\)\.$/,
      ),
    ]);
    expect(stdout + stderr).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f]/);
  });

  it('exits 2 on a wrong configuration, with every mistake at its place, and writes nothing', async () => {
    server = await startFeedServer();
    await open({ local: { a: `${server.origin}/a` } });
    await writeFile(
      join(newsroom.content, 'briefing.yaml'),
      'titel: Mine\nsections:\n  - id: local\n    title: Local\n    sources:\n      - { id: a, name: A, url: nowhere }\n',
    );
    const { code, stdout, stderr } = await collect();
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^briefing\.yaml:1:1 .*titel.*title/m);
    expect(stderr).toMatch(/^briefing\.yaml:6:\d+ .*url.*https:\/\//m);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(await readdir(newsroom.content)).toEqual(['briefing.yaml']);
    expect(server.log).toEqual([]);
  });

  it('exits 3 when no source can be read, and writes nothing', async () => {
    server = await startFeedServer({ '/a': { status: 503 } });
    await open({ local: { a: `${server.origin}/a`, b: `${server.origin}/b` } });
    const { code, stdout } = await collect();
    expect(code).toBe(3);
    expect(stdout).toContain(
      'No source could be read: nothing was written, and the previous edition stands.',
    );
    expect(await readdir(newsroom.content)).toEqual(['briefing.yaml']);
  });

  it('exits 1 and names the file where the edition of the day is damaged, without touching it', async () => {
    server = await startFeedServer({ '/a': { body: feedOf('Snow on the hills') } });
    await open({ local: { a: `${server.origin}/a` } });
    await mkdir(join(newsroom.content, 'editions/2026'), { recursive: true });
    await writeFile(join(newsroom.content, 'editions/2026/2026-11-22.json'), '{"schema": 1');
    const before = await newsroom.bytes();
    const { code, stderr } = await collect();
    expect(code).toBe(1);
    expect(stderr).toMatch(/2026-11-22\.json cannot be read/);
    expect(await newsroom.bytes()).toEqual(before);
  });

  it.each([
    [['--now', 'yesterday'], /not a moment with a zone/],
    [['--now', '2026-11-22T06:45:00'], /not a moment with a zone/],
    [['--now', '2026-02-30T06:45:00Z'], /not a moment with a zone/],
    [['--nwo', 'x'], /--nwo.*Try --help/],
  ])('exits 2 on wrong usage: %j', async (args, expected) => {
    server = await startFeedServer();
    await open({ local: {} });
    const { code, stderr } = await runCommandLine('scripts/collect.ts', [
      '--content',
      newsroom.content,
      ...args,
    ]);
    expect(code).toBe(2);
    expect(stderr).toMatch(expected);
  });
});
