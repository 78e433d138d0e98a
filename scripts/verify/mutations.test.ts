import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edition, Entry } from '../../src/core/edition.ts';
import { sentences } from '../../src/core/sentences.ts';
import { parseFeed } from '../../src/io/parse.ts';
import { bytesOf } from '../testing/feed-documents.ts';
import { editionOf, entriesOf } from '../testing/edition-of.ts';
import { readDocument, type SavedDocument } from './document.ts';
import { verifyEdition } from './edition.ts';

/** A good edition with one thing changed: verifying has to see red each time. */

const items = [
  [
    'The mill of Port Alder reopens',
    'PORT ALDER (CP) — Flour &amp;amp; bran are milled again. Nobody had hoped for it! “It runs,” said Dr. Odile Roy.',
  ],
  [
    'A ferry sinks off Cape Lind',
    '&lt;p&gt;The ferry &lt;b&gt;Heron&lt;/b&gt; sank on Monday.&lt;/p&gt;&lt;p&gt;All 31 people reached the shore.&lt;/p&gt;',
  ],
  [
    'Le pont de la rivière Noire ouvre',
    '<![CDATA[<p>Le pont a coûté 3,5 millions de dollars. M. Bélanger a coupé le ruban.</p>]]>',
  ],
  ['Bees are back in the valley', 'Swarms were counted in nine orchards, most of them near the lake'],
  [
    'Snow closes Highway 17',
    'KÃ¤lte und Schnee: The road is closed between Mast and Alder. It opens at 6 a.m. Tuesday.',
  ],
];
const news = `<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>${items
  .map(
    ([title, text], i) =>
      `<item><title>${title}</title><link>https://news.example/${i}?utm_source=rss</link><description>${text}</description></item>`,
  )
  .join('')}</channel></rss>`;
const office = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Weather</title><entry>
  <title>SNOWFALL WARNING IN EFFECT, Port Alder</title><link href="https://weather.example/1"/>
  <summary type="html"><![CDATA[Heavy snow is expected.<br/>Amounts of 20 cm &amp; more are likely by Monday noon.]]></summary>
</entry></feed>`;

const document = (text: string) => ({ url: 'https://news.example/feed', bytes: bytesOf(text) });
const documents = new Map<string, SavedDocument[]>([
  ['news', [readDocument(document(news))]],
  ['office', [readDocument(document(office))]],
]);

async function goodEdition(): Promise<Edition> {
  const feed = await parseFeed(document(news));
  if ('stage' in feed) throw new Error(feed.reason);
  const edition = editionOf(entriesOf('news', feed, document(news).url));
  const coverage = {
    status: 'news' as const,
    sources: [{ ...edition.sections[0]!.coverage.sources[0]!, id: 'office' }],
  };
  const [first, second] = edition.sections[0]!.entries;
  first!.also = [{ source: 'news', title: second!.title, url: second!.url ?? '', why: 'to be looked at' }];
  edition.sections.push({ id: 'weather', title: 'Weather', emoji: '', entries: [], coverage });
  edition.weather = {
    place: 'Port Alder',
    forecast: [],
    source: { name: 'Weather', url: 'https://weather.example/' },
    alerts: [
      {
        title: 'SNOWFALL WARNING IN EFFECT, Port Alder',
        text: 'Heavy snow is expected.\nAmounts of 20 cm & more are likely by Monday noon.',
        url: 'https://weather.example/1',
      },
    ],
  };
  return edition;
}

const good = await goodEdition();
const wrong = (edition: Edition): string[] =>
  verifyEdition(edition, documents).wrong.map(({ message }) => message);

/** Every place in an edition that holds words of a publisher. */
interface Place {
  name: string;
  read: (edition: Edition) => string;
  write: (edition: Edition, text: string) => void;
}
const entryAt = (edition: Edition, at: number): Entry => edition.sections[0]!.entries[at]!;
const alertOf = (edition: Edition) => ('alerts' in edition.weather ? edition.weather.alerts[0]! : undefined)!;
const count = items.length;
const places: Place[] = [
  ...Array.from({ length: count }, (_, at): Place[] => [
    {
      name: `title ${at}`,
      read: (edition) => entryAt(edition, at).title,
      write: (edition, text) => (entryAt(edition, at).title = text),
    },
    {
      name: `summary ${at}`,
      read: (edition) => entryAt(edition, at).summary!.text,
      write: (edition, text) => (entryAt(edition, at).summary!.text = text),
    },
  ]).flat(),
  {
    name: 'also',
    read: (edition) => entryAt(edition, 0).also[0]!.title,
    write: (edition, text) => (entryAt(edition, 0).also[0]!.title = text),
  },
  {
    name: 'alert title',
    read: (edition) => alertOf(edition).title,
    write: (edition, text) => (alertOf(edition).title = text),
  },
  {
    name: 'alert text',
    read: (edition) => alertOf(edition).text,
    write: (edition, text) => (alertOf(edition).text = text),
  },
];
const links: Place[] = [
  ...Array.from({ length: count }, (_, at): Place => ({
    name: `link ${at}`,
    read: (edition) => entryAt(edition, at).url ?? '',
    write: (edition, text) => (entryAt(edition, at).url = text),
  })),
  {
    name: 'link of also',
    read: (edition) => entryAt(edition, 0).also[0]!.url,
    write: (edition, text) => (entryAt(edition, 0).also[0]!.url = text),
  },
  {
    name: 'link of an alert',
    read: (edition) => alertOf(edition).url!,
    write: (edition, text) => (alertOf(edition).url = text),
  },
];

function changed(place: Place, change: (text: string) => string): Edition {
  const edition = structuredClone(good);
  place.write(edition, change(place.read(edition)));
  return edition;
}

const foreign = fc.constantFrom('not', 'never', 'Zyxw', '9', 'no', 'de', 'fresh');

describe('an edition with one thing changed', () => {
  it('is good before', () => {
    expect(verifyEdition(good, documents)).toMatchObject({ wrong: [], unverifiable: [] });
    expect(good.sections[0]!.entries.map(({ summary }) => summary?.text)).toEqual([
      'Flour & bran are milled again. Nobody had hoped for it! “It runs,” said Dr. Odile Roy.',
      'The ferry Heron sank on Monday. All 31 people reached the shore.',
      'Le pont a coûté 3,5 millions de dollars. M. Bélanger a coupé le ruban.',
      'Swarms were counted in nine orchards, most of them near the lake',
      'Kälte und Schnee: The road is closed between Mast and Alder. It opens at 6 a.m. Tuesday.',
    ]);
  });

  it.each(places)('is wrong with a foreign word at any place of its $name', (place) => {
    fc.assert(
      fc.property(fc.nat(), foreign, (at, word) => {
        const edition = changed(place, (text) => {
          const words = text.split(' ');
          return words.toSpliced(at % (words.length + 1), 0, word).join(' ');
        });
        expect(wrong(edition)).toHaveLength(1);
      }),
    );
  });

  it.each(places)('is wrong with a letter changed at any place of its $name', (place) => {
    fc.assert(
      fc.property(fc.nat(), (at) => {
        const letters = [...place.read(good).matchAll(/\p{L}|\p{N}/gu)].map(({ index }) => index);
        const index = letters[at % letters.length]!;
        const edition = changed(place, (text) => `${text.slice(0, index)}ж${text.slice(index + 1)}`);
        expect(wrong(edition)).toHaveLength(1);
      }),
    );
  });

  it.each(places)('is wrong without any one word of its $name', (place) => {
    const words = place.read(good).split(' ');
    words.forEach((_, at) => {
      const left = words.toSpliced(at, 1).join(' ');
      // What still begins and ends where a sentence does is shorter, and honest.
      const isSentence = place.name.startsWith('summary') && at === words.length - 1 && /[.!]$/.test(left);
      if (!isSentence) expect(wrong(changed(place, () => left)), left).not.toEqual([]);
    });
  });

  it.each(places.filter(({ name }) => name.startsWith('summary')))(
    'is wrong where its $name ends too early',
    (place) => {
      const text = place.read(good);
      const ends = sentences(text).map((sentence) => text.indexOf(sentence) + sentence.length);
      fc.assert(
        fc.property(fc.integer({ min: 2, max: text.length - 1 }), (at) => {
          fc.pre(!ends.includes(at) && !/[.!,]$/.test(text.slice(0, at).trim()));
          expect(wrong(changed(place, () => text.slice(0, at).trim()))).toHaveLength(1);
        }),
      );
    },
  );

  it('is wrong where two entries have changed their summaries, or sentences of them', () => {
    for (let one = 0; one < count; one += 1)
      for (let other = 0; other < count; other += 1) {
        if (one === other) continue;
        const [mine, theirs] = [one, other].map((at) => sentences(entryAt(good, at).summary!.text));
        const whole = structuredClone(good);
        entryAt(whole, one).summary!.text = entryAt(good, other).summary!.text;
        expect(wrong(whole)).toHaveLength(1);
        const mixed = structuredClone(good);
        entryAt(mixed, one).summary!.text = [...mine!.slice(0, 1), ...theirs!.slice(-1)].join(' ');
        expect(wrong(mixed)).toHaveLength(1);
      }
  });

  it('is wrong where two entries have changed their titles or links', () => {
    for (const key of ['title', 'url'] as const) {
      const edition = structuredClone(good);
      const [one, other] = [entryAt(edition, 1), entryAt(edition, 2)];
      [one[key], other[key]] = [other[key] ?? '', one[key] ?? ''];
      expect(wrong(edition).length).toBeGreaterThanOrEqual(2);
    }
  });

  it.each(links)('is wrong with anything planted in its $name', (place) => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom('x', 'zyxw', '-', '7'), (at, letters) => {
        const start = 'https://'.length;
        const edition = changed(place, (link) => {
          const index = start + (at % (link.length - start + 1));
          return link.slice(0, index) + letters + link.slice(index);
        });
        expect(wrong(edition).length).toBeGreaterThan(0);
      }),
    );
  });
});
