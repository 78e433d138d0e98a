import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '../../src/core/check.ts';
import type { Edition } from '../../src/core/edition.ts';
import { publishedAfter, publishedAlways, publishedWith } from '../../src/core/published.ts';
import { editionDates, readEdition } from '../../src/io/content-folder.ts';

/**
 * What a built site lacks of everything that was ever published: addresses without a file, entries without their
 * place on the page, editions without their id in a feed. Editions that cannot be read are passed over here, because
 * the check of the content names them.
 */
export async function checkSite(content: string, site: string): Promise<Finding[]> {
  const built = await knownFiles(site);
  if (!built) return [{ file: site, message: 'holds no site. Build it with: npm run build' }];
  const dates = await editionDates(content);
  const months = [...new Set(dates.map((date) => date.slice(0, 7)))];
  const feeds = ['/rss.xml', ...months.slice(0, -1).map(publishedAfter)];
  const lacks = async (addresses: readonly string[]): Promise<string[]> => {
    const found = await Promise.all(addresses.map(built.has));
    return addresses.filter((_address, index) => !found[index]);
  };
  const findings = (await lacks([...publishedAlways, ...feeds])).map((address) => gone(address));
  const ids = await idsIn(feeds.map((feed) => join(site, feed)));
  for (const date of dates) {
    const edition = await readEdition(content, date).catch(() => undefined);
    if (!edition) continue;
    findings.push(...(await lacksOf(edition, site, lacks, ids)));
  }
  return findings;
}

async function lacksOf(
  edition: Edition,
  site: string,
  lacks: (addresses: readonly string[]) => Promise<string[]>,
  ids: ReadonlySet<string>,
): Promise<Finding[]> {
  const published = publishedWith(edition);
  const addresses = published.filter((one) => one.startsWith('/'));
  const missing = await lacks(addresses.filter((address) => !address.includes('#')));
  const [page = ''] = addresses;
  const html = await readFile(join(site, page, 'index.html'), 'utf8').catch(() => '');
  const places = new Set([...html.matchAll(/ id="?([^\s">]+)/g)].map(([, id]) => `${page}#${id}`));
  const lost = addresses.filter((address) => address.includes('#') && !places.has(address));
  const silent = published.filter((one) => one.includes(':edition:') && !ids.has(one));
  return [
    ...[...missing, ...lost].map((address) => gone(address)),
    ...silent.map((id) => ({ file: '/rss.xml', message: `the id ${id} is in no feed any more` })),
  ];
}

function gone(address: string): Finding {
  return { file: address, message: 'was published, and the built site has nothing there' };
}

/** Whether an address has a file; each is looked up once. Undefined where there is no site at all. */
async function knownFiles(site: string): Promise<{ has: (address: string) => Promise<boolean> } | undefined> {
  const seen = new Map<string, Promise<boolean>>();
  const look = (address: string): Promise<boolean> =>
    stat(join(site, address.endsWith('/') ? `${address}index.html` : address)).then(
      (file) => file.isFile(),
      () => false,
    );
  if (!(await look('/'))) return undefined;
  return {
    has: (address) => {
      const known = seen.get(address) ?? look(address);
      seen.set(address, known);
      return known;
    },
  };
}

async function idsIn(feeds: readonly string[]): Promise<Set<string>> {
  const ids = new Set<string>();
  for (const feed of feeds) {
    const xml = await readFile(feed, 'utf8').catch(() => '');
    for (const [, id = ''] of xml.matchAll(/<guid isPermaLink="false">(.*?)<\/guid>/g)) ids.add(id);
  }
  return ids;
}
