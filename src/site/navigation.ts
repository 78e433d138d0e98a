import type { Addresses } from '../core/addresses.ts';
import type { Strings } from './strings.ts';

/** The pages that every page links to, by the name that marks the one at hand. */
export type SitePage = 'archive' | 'search' | 'subscribe' | 'about' | 'sources';

interface SiteLink {
  page: SitePage | 'text' | 'feed';
  address: string;
  words: string;
  /** Left to the foot of the page where a phone has no room for it on top. */
  wideOnly?: true;
}

export function headerLinks(to: Addresses, t: Strings): SiteLink[] {
  return [
    { page: 'archive', address: to.archive, words: t.archive },
    { page: 'search', address: to.search, words: t.search },
    { page: 'subscribe', address: to.subscribe, words: t.subscribe, wideOnly: true },
    { page: 'about', address: to.about, words: t.about, wideOnly: true },
  ];
}

/** `date` is the edition that the page belongs to; where it belongs to none, text means the newest. */
export function footerLinks(to: Addresses, date: string | undefined, t: Strings): SiteLink[] {
  return [
    { page: 'subscribe', address: to.subscribe, words: t.subscribe },
    { page: 'sources', address: to.sources, words: t.sourceHealth },
    { page: 'text', address: date === undefined ? to.newestText : to.text(date), words: t.textOnly },
    { page: 'archive', address: to.archive, words: t.archive },
    { page: 'about', address: to.about, words: t.about },
  ];
}
