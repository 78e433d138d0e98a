import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

/** A thread that does to the first document what `deed` says, and reads the others properly. */
function threadThat(deed: string): URL {
  const path = join(folder, `${Math.random().toString(36).slice(2)}.mjs`);
  const border = new URL('./parse.ts', import.meta.url).href;
  writeFileSync(
    path,
    `import { parentPort } from 'node:worker_threads';
     const { parseFeed } = await import(${JSON.stringify(border)});
     parentPort.on('message', async (document) => {
       if (new TextDecoder().decode(document.bytes).includes('BAD')) { ${deed} }
       parentPort.postMessage(await parseFeed(document));
     });
     parentPort.postMessage('ready');`,
  );
  return pathToFileURL(path);
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

  it('starts another thread where one has ended between two documents', async () => {
    parser = startParser({}, threadThat('setTimeout(() => process.exit(1), 20);'));
    const odd = document('<rss version="2.0"><channel><title>BAD</title></channel></rss>');
    expect(await parser.parse(odd)).toMatchObject({ title: 'BAD' });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await parser.parse(good)).toEqual(await parseFeed(good));
  });

  const rows: { name: string; deed: string; reason: RegExp; timeMs: number }[] = [
    { name: 'takes for ever', deed: 'for (;;);', reason: /within 0\.4 seconds/, timeMs: 400 },
    {
      name: 'takes all memory',
      deed: 'const all = []; for (;;) all.push({ a: [all.length] });',
      reason: /more memory/,
      timeMs: 60_000,
    },
    { name: 'ends its thread', deed: 'process.exit(1);', reason: /could not be read\.$/, timeMs: 60_000 },
    { name: 'throws', deed: "throw new Error('ours');", reason: /could not be read\.$/, timeMs: 60_000 },
  ];
  it.each(rows)('a document that $name is a failure and costs no other', async ({ deed, reason, timeMs }) => {
    parser = startParser({ timeMs, memoryMb: 64 }, threadThat(deed));
    const [before, bad, after] = await Promise.all(
      [good, document('<rss>BAD</rss>'), good].map(parser.parse),
    );
    expect(bad).toMatchObject({ stage: 'parse', reason: expect.stringMatching(reason) });
    expect([before, after]).toEqual([await parseFeed(good), await parseFeed(good)]);
  });
});
