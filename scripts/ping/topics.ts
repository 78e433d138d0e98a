import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DomUtils, parseDocument } from 'htmlparser2';

/** The addresses of the feeds of a built site that hold its newest edition, and the hub that they name. */
export interface Topics {
  hub: string;
  addresses: string[];
}

/**
 * Which feeds a hub is to be told of: those that name it and are as new as the feed of whole editions, read from the
 * built site itself, so that what is told is what was published. Undefined where the site names no hub.
 */
export async function changedTopics(site: string): Promise<Topics | undefined> {
  const main = await readLive(join(site, 'rss.xml'));
  if (!main?.hub) return undefined;
  const sections = (await readdir(join(site, 'sections')).catch(() => [])).sort();
  const others = await Promise.all(
    ['entries.xml', ...sections.map((id) => join('sections', id, 'rss.xml'))].map((file) =>
      readLive(join(site, file)),
    ),
  );
  const fresh = others.flatMap((feed) => (feed && feed.updated === main.updated ? [feed.self] : []));
  // The same editions in other forms, which change whenever the first does.
  const forms = ['atom.xml', 'feed.json'].map((name) => new URL(name, main.self).href);
  return { hub: main.hub, addresses: [main.self, ...forms, ...fresh] };
}

interface Live {
  self: string;
  hub?: string;
  updated?: string;
}

async function readLive(file: string): Promise<Live | undefined> {
  const xml = await readFile(file, 'utf8').catch(() => undefined);
  if (xml === undefined) return undefined;
  const document = parseDocument(xml, { xmlMode: true });
  const links = DomUtils.getElementsByTagName('atom:link', document);
  const linkTo = (relation: string) =>
    links.find(({ attribs }) => attribs['rel'] === relation)?.attribs['href'];
  const [updated] = DomUtils.getElementsByTagName('lastBuildDate', document, true, 1);
  const [self, hub] = [linkTo('self'), linkTo('hub')];
  if (!self) return undefined;
  return { self, ...(hub && { hub }), ...(updated && { updated: DomUtils.textContent(updated) }) };
}
