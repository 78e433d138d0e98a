import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DomUtils, parseDocument } from 'htmlparser2';

/** An edition as the built site published it: what the mail says and what the feed says are one. */
export interface Published {
  date: string;
  title: string;
  link: string;
  html: string;
  text: string;
  language: string;
}

/** What was published of a date, or of the newest edition; undefined where the site has none of it. */
export async function publishedEdition(
  site: string,
  date: string | undefined,
): Promise<Published | undefined> {
  for (const name of ['rss.xml', ...(date ? [`rss/${date.slice(0, 7)}.xml`] : [])]) {
    const xml = await readFile(join(site, name), 'utf8').catch(() => undefined);
    const found = xml === undefined ? undefined : itemOf(xml, date);
    if (found === undefined) continue;
    const [year = '', month = '', day = ''] = found.date.split('-');
    return { ...found, text: await readFile(join(site, year, month, `${day}.txt`), 'utf8') };
  }
  return undefined;
}

function itemOf(xml: string, date: string | undefined): Omit<Published, 'text'> | undefined {
  const document = parseDocument(xml, { xmlMode: true });
  const textIn = (parent: Parameters<typeof DomUtils.getElementsByTagName>[1], name: string): string => {
    const [element] = DomUtils.getElementsByTagName(name, parent, true, 1);
    return element ? DomUtils.textContent(element) : '';
  };
  for (const item of DomUtils.getElementsByTagName('item', document)) {
    const own = /:edition:(\d{4}-\d\d-\d\d)$/.exec(textIn(item, 'guid'))?.[1];
    if (own === undefined || (date !== undefined && own !== date)) continue;
    return {
      date: own,
      title: textIn(item, 'title'),
      link: textIn(item, 'link'),
      html: textIn(item, 'content:encoded'),
      language: textIn(document, 'language'),
    };
  }
  return undefined;
}
