import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { FeedDocument } from '../core/feed.ts';
import { parseFeed } from './parse.ts';
import { type Parser, startParser } from './parse-apart.ts';

const folder = mkdtempSync(join(tmpdir(), 'parser-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let parser: Parser;
afterEach(() => parser.close());

const document = (xml: string): FeedDocument => ({
  url: 'https://news.example/feed',
  bytes: new TextEncoder().encode(xml),
});
const good = document(
  '<rss version="2.0"><channel><title>News</title><item><title>Snow</title><link>/snow</link></item></channel></rss>',
);
const bad = document('<rss version="2.0"><channel><title>BAD</title></channel></rss>');

interface Deeds {
  /** Done before the process says that it is ready. */
  first?: string;
  /** Done when a document that says BAD has come, when it has been read, and when it has been answered. */
  come?: string;
  read?: string;
  answered?: string;
}

/** A process that does what `deeds` say and else reads every document. `nth` counts its starts. */
function processThat(deeds: Deeds): { script: URL; starts: () => number; pids: () => number[] } {
  const name = join(folder, Math.random().toString(36).slice(2));
  const border = new URL('./parse.ts', import.meta.url).href;
  writeFileSync(
    `${name}.mjs`,
    `import { appendFileSync, readFileSync } from 'node:fs';
     const { parseFeed } = await import(${JSON.stringify(border)});
     appendFileSync(${JSON.stringify(`${name}.log`)}, process.pid + ' ');
     const nth = readFileSync(${JSON.stringify(`${name}.log`)}, 'utf8').trim().split(' ').length;
     ${deeds.first ?? ''};
     process.on('message', async (document) => {
       const isBad = new TextDecoder().decode(document.bytes).includes('BAD');
       if (isBad) { ${deeds.come ?? ''}; }
       const result = await parseFeed(document);
       if (isBad) { ${deeds.read ?? ''}; }
       process.send(result);
       if (isBad) { ${deeds.answered ?? ''}; }
     });
     process.send('ready');`,
  );
  const pids = (): number[] => readFileSync(`${name}.log`, 'utf8').trim().split(' ').map(Number);
  return { script: pathToFileURL(`${name}.mjs`), starts: () => pids().length, pids };
}

describe('startParser', () => {
  it('gives what parseFeed gives, document by document', async () => {
    parser = startParser();
    const page = document('<!doctype html><html><body>Hello</body></html>');
    expect(await Promise.all([parser.parse(good), parser.parse(page)])).toEqual([
      await parseFeed(good),
      await parseFeed(page),
    ]);
  });

  const kill = "process.kill(process.pid, 'SIGKILL'); await new Promise(() => {})";
  /** `starts`: a process that ended by itself gets a second try; time and memory are never asked for twice. */
  const lost: { name: string; deeds: Deeds; reason: RegExp; starts: number; timeMs?: number }[] = [
    {
      name: 'ends its process',
      deeds: { come: 'process.exit(1)' },
      reason: /could not be read\.$/,
      starts: 5,
    },
    { name: 'ends it well', deeds: { come: 'process.exit(0)' }, reason: /could not be read\.$/, starts: 5 },
    { name: 'throws', deeds: { come: "throw new Error('ours')" }, reason: /could not be read\.$/, starts: 5 },
    { name: 'kills it each time', deeds: { come: kill }, reason: /could not be read\.$/, starts: 5 },
    { name: 'kills it before it answers', deeds: { read: kill }, reason: /could not be read\.$/, starts: 5 },
    {
      name: 'takes for ever',
      deeds: { come: 'for (;;)' },
      reason: /^The feed could not be read within 0\.4 seconds\.$/,
      starts: 3,
      timeMs: 400,
    },
    {
      name: 'never answers',
      deeds: { come: 'return' },
      reason: /^The feed could not be read within 0\.4 seconds\.$/,
      starts: 3,
      timeMs: 400,
    },
    {
      name: 'takes all memory bit by bit',
      deeds: { come: 'const all = []; for (;;) all.push({ a: [all.length] })' },
      reason: /more memory/,
      starts: 3,
    },
    {
      name: 'takes all memory in one call',
      deeds: { come: "'x,'.repeat(1e8).split(',')" },
      reason: /more memory/,
      starts: 3,
    },
    // V8 ends the process at once for what exceeds any heap.
    {
      name: 'asks for more than there is',
      deeds: { come: 'new Array(4e8).fill(0).map(String)' },
      reason: /more memory/,
      starts: 3,
    },
  ];
  it.each(lost)('a document that $name is a failure and costs no other', async (row) => {
    const { script, starts } = processThat(row.deeds);
    parser = startParser({ timeMs: row.timeMs ?? 60_000, memoryMb: 64 }, script);
    const results = await Promise.all([good, bad, good, bad, good].map(parser.parse));
    const [before, lostOne, between, lostTwo, after] = results;
    for (const failure of [lostOne, lostTwo])
      expect(failure).toEqual({ stage: 'parse', reason: expect.stringMatching(row.reason) });
    const expected = await parseFeed(good);
    expect([before, between, after]).toEqual([expected, expected, expected]);
    expect(starts()).toBe(row.starts);
  });

  const survived: { name: string; deeds: Deeds; starts: number }[] = [
    { name: 'before it was ready', deeds: { first: `if (nth === 1) { ${kill} }` }, starts: 2 },
    { name: 'with the document in hand', deeds: { come: `if (nth === 1) { ${kill} }` }, starts: 2 },
    { name: 'just before answering', deeds: { read: `if (nth === 1) { ${kill} }` }, starts: 2 },
    { name: 'after answering', deeds: { answered: 'setTimeout(() => process.exit(1), 20)' }, starts: 2 },
    { name: 'by losing its channel', deeds: { answered: 'process.disconnect()' }, starts: 2 },
  ];
  it.each(survived)('a process that ends once, $name, costs no document', async ({ deeds, starts }) => {
    const started = processThat(deeds);
    parser = startParser({}, started.script);
    expect(await parser.parse(bad)).toEqual(await parseFeed(bad));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await parser.parse(good)).toEqual(await parseFeed(good));
    expect(started.starts()).toBe(starts);
  });

  it('reads with the process that was readied, and readies none twice', async () => {
    const started = processThat({});
    parser = startParser({}, started.script);
    parser.prepare();
    parser.prepare();
    expect(await parser.parse(good)).toEqual(await parseFeed(good));
    expect(started.starts()).toBe(1);
  });

  it('reads also where the process that was readied has ended', async () => {
    const started = processThat({ first: `if (nth === 1) { ${kill} }` });
    parser = startParser({}, started.script);
    parser.prepare();
    expect(await parser.parse(good)).toEqual(await parseFeed(good));
    expect(started.starts()).toBe(2);
  });

  it('gives up on a process that never becomes ready', async () => {
    parser = startParser({ startMs: 400 }, processThat({ first: 'for (;;)' }).script);
    expect(await parser.parse(good)).toMatchObject({ stage: 'parse' });
  });

  it('leaves no process behind', async () => {
    const started = processThat({ come: 'for (;;)' });
    parser = startParser({ timeMs: 300 }, started.script);
    await parser.parse(bad);
    await parser.parse(good);
    await parser.close();
    expect(started.pids()).toHaveLength(2);
    for (const pid of started.pids()) expect(() => process.kill(pid, 0)).toThrow(/ESRCH/);
  });
});
