import { parseFeed as parseWithSecond } from '@rowanmanning/feed-parser';
import { decodeHTML } from 'entities';
import Parser from 'rss-parser';
import { isFailure, parseFeed } from '../../src/io/parse.ts';

/** One entry as a reader sees it. `date` is an ISO instant in UTC. */
export interface ReadBack {
  id: string;
  title: string;
  link: string;
  date: string;
}

interface Reader {
  name: string;
  /** Files that it reads. */
  formats: RegExp;
  /** Takes the title of an RSS entry as text; others take it as HTML, which the format leaves open. */
  plainTitles: boolean;
  /** What it takes for damage where it stands in the title of an XML feed. */
  drops?: string;
  read: (text: string, address: string) => Promise<{ title: string; items: ReadBack[] }>;
}

const iso = (date: Date | string | null | undefined): string => (date ? new Date(date).toISOString() : '');

/** Three programs that read feeds, none of which wrote them. */
export const readers: Reader[] = [
  {
    name: 'rss-parser',
    formats: /\.xml$/,
    plainTitles: true,
    read: async (text) => {
      const { title = '', items } = await new Parser<object, { id?: string }>().parseString(text);
      return {
        title,
        items: items.map((item) => ({
          id: item.guid ?? item.id ?? '',
          title: item.title ?? '',
          link: item.link ?? '',
          date: iso(item.isoDate),
        })),
      };
    },
  },
  {
    name: '@rowanmanning/feed-parser',
    formats: /\.xml$/,
    plainTitles: false,
    read: (text) => {
      const { title, items } = parseWithSecond(text);
      return Promise.resolve({
        title: title ?? '',
        items: items.map((item) => ({
          id: item.id ?? '',
          title: item.title ?? '',
          link: item.url ?? '',
          date: iso(item.published),
        })),
      });
    },
  },
  {
    name: 'our own parser',
    formats: /\.(?:xml|json)$/,
    plainTitles: false,
    drops: ' ]]>',
    read: async (text, url) => {
      const feed = await parseFeed({ url, bytes: new TextEncoder().encode(text) });
      if (isFailure(feed)) throw new Error(feed.reason);
      return {
        title: decodeHTML(feed.title ?? ''),
        items: feed.entries.map(({ id = '', title = '', link = '', published }) => ({
          id,
          title: decodeHTML(title),
          link,
          date: iso(published),
        })),
      };
    },
  },
];
