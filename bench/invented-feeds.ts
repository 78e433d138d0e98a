import { createHash } from 'node:crypto';
import { randomFrom } from '../scripts/testing/random.ts';
import { readSampleTexts } from './sample-texts.ts';

/**
 * Feeds as publishers serve them, in invented words: three quarters RSS 2.0 with `content:encoded`, a quarter Atom, 20 to
 * 50 entries of the last days and 50 to 80 KB each. The same seed and day give the same bytes.
 */
export interface InventedFeeds {
  /** The document of the feed with this number. `home` is the address of its publisher, without a slash at the end. */
  feed: (number: number, home: string) => InventedFeed;
}

export interface InventedFeed {
  body: string;
  contentType: string;
  etag: string;
  /** Addresses of its entries. */
  links: string[];
}

const [entriesMin, entriesMax] = [20, 50];
const [charsMin, charsMax] = [56_000, 76_000];
/** All entries are younger, so that a window of five days holds them. */
const daysMax = 4.5;
/** Of a hundred feeds, those in Atom. */
const atomPercent = 25;
/** Of a hundred entries, those that report what others report too. */
const eventPercent = 6;
const [namesCount, paragraphsCount, eventsCount] = [30_000, 600, 900];

type Random = () => number;

/** The words that feeds are told with: sentences of `sample/`, in which words and names are exchanged. */
interface Tongue {
  titles: string[];
  sentences: string[];
  words: string[];
  names: string[];
}

/** Learns the words of `sample/` and tells feeds with them; `now` is the instant of the newest entries. */
export async function inventFeeds(seed: number, now: Date): Promise<InventedFeeds> {
  const tongue = await learnTongue(randomFrom(seed));
  const random = randomFrom(seed + 1);
  const paragraphs = Array.from({ length: paragraphsCount }, () => paragraph(tongue, random));
  const events = Array.from({ length: eventsCount }, () =>
    retold(pick(tongue.titles, random), tongue, random),
  );
  return {
    feed: (number, home) =>
      feedOf({ number, home, now, tongue, paragraphs, events, random: randomFrom(seed * 7_919 + number) }),
  };
}

async function learnTongue(random: Random): Promise<Tongue> {
  const texts = [...(await readSampleTexts()).values()].flat().filter(({ lang }) => lang === undefined);
  const sentences = texts.flatMap(({ summary }) => (summary === undefined ? [] : [summary]));
  const words = new Set(
    [...texts.map(({ title }) => title), ...sentences].flatMap((text) => text.match(long) ?? []),
  );
  const names = Array.from({ length: namesCount }, () => nameOf(random));
  return { titles: texts.map(({ title }) => title), sentences, words: [...words].filter(isLower), names };
}

const long = /\b\p{L}{4,}\b/gu;
const isLower = (word: string): boolean => /^\p{Ll}/u.test(word);

const syllables =
  'ba bel cor da del en fa gor ha il jo ka lin mar no or pe qui ra sol ta ul ven wex yor zan'.split(' ');

function nameOf(random: Random): string {
  const name = Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(syllables, random)).join('');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function pick<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(random() * list.length)] as T;
}

/** The first of a list come up far more often than the last, as with the words of any language. */
function pickOften<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(list.length * random() ** 2)] as T;
}

/** Chosen so that two headlines share words about as often as two of the 3,600 real ones that were counted. */
const keptShare = 0.2;

/** The same sentence about something else: long words are exchanged, some of them for names. */
function retold(text: string, { words, names }: Tongue, random: Random): string {
  return text.replace(long, (word) => {
    if (random() < keptShare) return word;
    return random() < 0.4 ? pickOften(names, random) : pickOften(words, random);
  });
}

function paragraph(tongue: Tongue, random: Random): string {
  const sentences = Array.from({ length: 2 + Math.floor(random() * 3) }, () =>
    retold(pick(tongue.sentences, random), tongue, random),
  );
  const [first = '', ...more] = sentences.map(escaped);
  const about = pick(tongue.names, random).toLowerCase();
  return `<p>${first} <a href="/about/${about}?ref=feed&amp;from=body">${about}</a> ${more.join(' ')}</p>\n`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

interface Telling {
  number: number;
  home: string;
  now: Date;
  tongue: Tongue;
  paragraphs: readonly string[];
  events: readonly string[];
  random: Random;
}

interface Item {
  title: string;
  link: string;
  date: Date;
  summary: string;
  author: string;
  topics: string[];
  html: string;
}

function feedOf(telling: Telling): InventedFeed {
  const { number, random, tongue, home } = telling;
  const count = entriesMin + Math.floor(random() * (entriesMax - entriesMin + 1));
  const chars = charsMin + random() * (charsMax - charsMin);
  const name = `${pick(tongue.names, random)} ${number}`;
  const isAtom = (number * 37) % 100 < atomPercent;
  // Escaped markup is longer.
  const room = ((isAtom ? 0.93 : 1) * chars) / count;
  const items = Array.from({ length: count }, (_, place) => itemOf(telling, place / count, room));
  const body = isAtom ? atom(name, home, items) : rss(name, home, items);
  return {
    body,
    contentType: `application/${isAtom ? 'atom' : 'rss'}+xml; charset=utf-8`,
    etag: `"${createHash('sha256').update(body).digest('hex').slice(0, 20)}"`,
    links: items.map(({ link }) => link),
  };
}

/** Markup of an entry beside its text, about. */
const frameChars = 850;

/** One entry; `age` is 0 for the newest and nearly 1 for the oldest of a feed. */
function itemOf(
  { home, now, tongue, paragraphs, events, random }: Telling,
  age: number,
  chars: number,
): Item {
  const isEvent = random() * 100 < eventPercent;
  const told = isEvent ? pickOften(events, random) : retold(pick(tongue.titles, random), tongue, random);
  // Nobody heads a report with the very words of another.
  const title = isEvent ? `${told} as ${pick(tongue.names, random)} waits` : told;
  const summary = `${isEvent ? `${told}. ` : ''}${retold(pick(tongue.sentences, random), tongue, random)}`;
  let html = `<p>${escaped(summary)}</p>\n`;
  while (html.length + summary.length + frameChars < chars) html += pick(paragraphs, random);
  const slug = title.toLowerCase().replace(/[^a-z\d]+/g, '-');
  return {
    title,
    link: `${home}/${slug}-${Math.floor(random() * 1e9).toString(36)}`,
    date: new Date(now.getTime() - (age + random() / entriesMax) * daysMax * 86_400_000 - 60_000),
    summary,
    author: `${pick(tongue.names, random)} ${pick(tongue.names, random)}`,
    topics: [pick(tongue.words, random), pick(tongue.words, random)],
    html,
  };
}

function rss(name: string, home: string, items: readonly Item[]): string {
  const told = items.map(
    ({ title, link, date, summary, author, topics, html }) => `    <item>
      <title>${escaped(title)}</title>
      <link>${link}</link>
      <guid isPermaLink="false">${link}#id</guid>
      <pubDate>${date.toUTCString()}</pubDate>
      <dc:creator><![CDATA[${author}]]></dc:creator>
${topics.map((topic) => `      <category>${topic}</category>\n`).join('')}      <description>${escaped(summary)}</description>
      <content:encoded><![CDATA[${html}]]></content:encoded>
    </item>
`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
  <channel>
    <title>${name}</title>
    <link>${home}/</link>
    <description>All the news of ${name}</description>
    <language>en</language>
    <atom:link href="${home}" rel="self" type="application/rss+xml"/>
${told.join('')}  </channel>
</rss>
`;
}

function atom(name: string, home: string, items: readonly Item[]): string {
  const told = items.map(
    ({ title, link, date, summary, author, topics, html }) => `  <entry>
    <id>${link}#id</id>
    <title>${escaped(title)}</title>
    <link rel="alternate" type="text/html" href="${link}"/>
    <published>${date.toISOString()}</published>
    <updated>${date.toISOString()}</updated>
    <author><name>${author}</name></author>
${topics.map((topic) => `    <category term="${topic}"/>\n`).join('')}    <summary>${escaped(summary)}</summary>
    <content type="html">${escaped(html)}</content>
  </entry>
`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <title>${name}</title>
  <id>${home}</id>
  <link rel="self" href="${home}"/>
  <updated>${items[0]?.date.toISOString() ?? ''}</updated>
${told.join('')}</feed>
`;
}
