import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../src/core/edition.ts';
import { repeatsTitle } from '../src/core/repeats-title.ts';
import { fitsSummary } from '../src/core/summarize.ts';
import { parseFeed } from '../src/io/parse.ts';
import { editionOf, entriesOf } from './testing/edition-of.ts';
import { sharedFolder, sharedNote } from './testing/shared.ts';
import { readDocument } from './verify/document.ts';
import { verifyEdition } from './verify/edition.ts';

/** Every entry of every real feed, summarized and held against its document. */

/** What publishers were seen to put beside the story, as it would look in a summary. */
const seen: readonly RegExp[] = [
  /appeared first on|est apparu en premier/,
  /\bRead (?:the )?(?:full|more)\b|Continue reading|click here\b|Lire la suite|Leia mais/,
  /(?:^|\. )Comments?$/,
  /Image credit|Image Source|Image attribution|^Photo(?:s? by|:)|^\(Video by|\bFoto: /,
  /\bSign up (?:to|here)|^Subscribe to|newsletter about|why not subscribe/,
  /\((?:AP|AFP|ANSA|EFE|Reuters)\)/,
  /^\[[^\]]+\] |^[A-ZÉ]{5,}(?: [A-ZÉ]+)* - /,
  /^(?:By|Par|Por) (?:[A-Z][\w.]+[ ,]*(?:and |et |e )?)+$|\. Par [A-Z]\S+ [A-Z]\S+\.$/,
  /^(?:[Pp]osted|[Uu]pdated) (?:on )?\d+[/-]/,
  /^\((?:Adds|Corrects)\b/,
  /[Hh]ere[’']s what you need to know[.]?$|morning tip sheet/,
  /^Tags:|^#\w+ #/,
  /Please update to our new feed|Thank you for reading via RSS|Aller sur Planète/,
  /finden Sie auf unserer Website/,
  /(?:^|[.!?] )[A-Z]\w+ [A-Z]\w+ reports\.$/,
  /^Prefer to listen/,
  /^(?:This|A version of this) (?:article|post) (?:was updated|originally appeared)/,
  /^(?:Hello|Bonjour)[^.]{0,20}!/,
  /\[?(?:\.\.\.|…)\]?$/,
  /Ã[\u00a0-¿]|â€/,
  /<\/?(?:a|b|br|div|em|i|img|li|p|span|strong|ul)[ >/]/,
];

interface Described {
  file: string;
  group: string;
  real_capture: boolean;
  replay_hint: { content_type?: string };
}

const folder = join(sharedFolder ?? '', 'feeds');
const url = 'https://feeds.example/';

async function readAll() {
  const described: Described[] = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')).files;
  const read = described
    .filter(({ real_capture, group }) => real_capture && group !== 'weather')
    .map(async ({ file, replay_hint }) => {
      const bytes = new Uint8Array(readFileSync(join(folder, file)));
      const document = { url, bytes, contentType: replay_hint.content_type ?? 'text/xml' };
      const feed = await parseFeed(document);
      const source = file.replace(/[^a-z0-9]+/gi, '-').toLowerCase();
      return 'stage' in feed ? [] : [{ file, document, source, entries: entriesOf(source, feed, url) }];
    });
  return (await Promise.all(read)).flat();
}

describe.skipIf(!sharedFolder)(`excerpts of real feeds${sharedNote}`, async () => {
  const feeds = sharedFolder ? await readAll() : [];
  const entries = feeds.flatMap(({ file, entries: of }) => of.map((entry) => ({ file, ...entry })));
  const summarized = entries.flatMap((entry) =>
    entry.summary ? [{ ...entry, text: entry.summary.text }] : [],
  );
  const told = ({ file, title, text }: { file: string; title: string; text: string }): string =>
    `${file}: ${title} → ${text}`;

  it('are there for most entries', () => {
    const share = summarized.length / entries.length;
    console.log(
      `${summarized.length} of ${entries.length} entries of ${feeds.length} feeds have a summary (${(100 * share).toFixed(1)} %)`,
    );
    expect(feeds.length).toBeGreaterThan(150);
    expect(share).toBeGreaterThan(0.79);
  });

  it('are never longer than they may be, nor broken', () => {
    expect(summarized.filter(({ text }) => !fitsSummary(text) || /\n/.test(text)).map(told)).toEqual([]);
  });

  it.each(seen)('hold no %s', (habit) => {
    expect(summarized.filter(({ text }) => habit.test(text)).map(told)).toEqual([]);
  });

  it('never only repeat the title', () => {
    expect(summarized.filter(({ text, title }) => repeatsTitle(text, title)).map(told)).toEqual([]);
  });

  it('stand in their documents, with title and link, as another reader finds them', () => {
    const findings = feeds.flatMap(({ document, source, entries: of }) => {
      const documents = new Map([[source, [readDocument(document)]]]);
      const { checked, wrong, unverifiable } = verifyEdition(editionOf(of as Entry[]), documents);
      expect([checked, unverifiable]).toEqual([of.length, []]);
      return wrong.map(({ message }) => `${source}: ${message}`);
    });
    expect(findings).toEqual([]);
  });
});
