import { editionEntries } from '../src/core/edition.ts';
import { termsIn } from '../src/core/search-terms.ts';
import { editionDates, readEdition } from '../src/io/content-folder.ts';
import { launchBrowser } from '../scripts/testing/browser.ts';
import { serveFolder } from '../scripts/testing/static-server.ts';

/** What one question costs a reader who has nothing of the site yet. */
export interface Asked {
  /** What kind of question it is, with its words. */
  words: string;
  found: number;
  requests: number;
  /** Packed, as they come. */
  wireBytes: number;
  bytes: number;
}

interface Question {
  kind: string;
  words: string;
}

/** Shorter words stand nearly everywhere, and nobody looks for them. */
const telling = /^[a-z]{5,}$/;

/** Words of the headlines of an archive: one that most have, one in the middle, one that fewest have, two of one headline. */
export async function questionsFor(content: string): Promise<Question[]> {
  const counts = new Map<string, number>();
  let together: string[] = [];
  for (const date of await editionDates(content)) {
    const edition = await readEdition(content, date);
    for (const { title } of edition ? editionEntries(edition) : []) {
      const words = termsIn(title).filter((term) => telling.test(term));
      if (words.length > 1) together = words.slice(0, 2);
      for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const terms = [...counts]
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .map(([term]) => term);
  const [frequent = '', middle = '', rare = ''] = [0, terms.length >> 1, terms.length - 1].map(
    (at) => terms[at],
  );
  return [
    { kind: 'a frequent word', words: frequent },
    { kind: 'a usual word', words: middle },
    { kind: 'a rare word', words: rare },
    { kind: 'two words', words: together.join(' ') },
  ];
}

/** Asks each question on the search page of a site, in a browser that has nothing in store, until results stand there. */
export async function ask(site: string, questions: readonly Question[]): Promise<Asked[]> {
  const server = await serveFolder(site);
  const browser = await launchBrowser();
  try {
    const asked: Asked[] = [];
    for (const { kind, words } of questions) {
      const context = await browser.newContext();
      const page = await context.newPage();
      const sizes: Promise<[wire: number, bytes: number]>[] = [];
      page.on('requestfinished', (request) => {
        const measured = async (): Promise<[number, number]> => {
          const [{ responseBodySize }, response] = await Promise.all([request.sizes(), request.response()]);
          return [responseBodySize, ((await response?.body()) ?? []).length];
        };
        sizes.push(measured());
      });
      await page.goto(`${server.url}search/?${new URLSearchParams({ q: words })}`);
      const count = page.locator('[data-results="count"]');
      await count.filter({ hasText: words }).waitFor();
      await page.waitForLoadState('networkidle');
      const found = Number(
        /\d[\d,\s]*/.exec((await count.innerText()).replaceAll(words, ''))?.[0].replace(/\D/g, ''),
      );
      const all = await Promise.all(sizes);
      asked.push({
        words: `${kind}: ${words}`,
        found: found || 0,
        requests: all.length,
        wireBytes: all.reduce((total, [wire]) => total + wire, 0),
        bytes: all.reduce((total, [, bytes]) => total + bytes, 0),
      });
      await context.close();
    }
    return asked;
  } finally {
    await browser.close();
    await server.close();
  }
}
