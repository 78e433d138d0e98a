import { type Addresses, addresses } from '../core/addresses.ts';
import type { Channel } from './feeds.ts';
import { href } from './href.ts';
import { briefing, isLate } from './publication.ts';

/** The publication as feeds name it, with the whole address of the site. `site` is the origin Astro was told. */
export function channelAt(site: URL | undefined): Channel {
  if (!site) throw new Error('astro.config.mjs names no site');
  return {
    root: new URL(href.home, site).href,
    title: briefing.title,
    description: briefing.description,
    language: briefing.language,
    ...(isLate && { late: true }),
    ...(briefing.websub && { hub: briefing.websub }),
  };
}

/** Every address of the site, whole, as feeds and other programs need them. */
export function addressesAt(site: URL | undefined): Addresses {
  return addresses(channelAt(site).root);
}
