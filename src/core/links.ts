/** Web addresses: what may be printed, which parameters are only tracking, and when two addresses are one page. */

export const linkCharsMax = 4_000;

/** Characters an address may hold as it stands; anything else is percent-encoded by the URL parser. */
const plainAddress = /^https?:\/\/[a-z0-9](?:[a-z0-9!$%&'()*+,\-./:;=?@_~#]|\[|\])*$/i;

/** A name in letters, digits, dashes and underscores, or an IPv6 address; the URL parser would let quotes through. */
const plainHost = /^(?:[a-z0-9_.-]+|\[[0-9a-f:.]+\])$/i;

/**
 * The address if it may be printed as a link: http or https, absolute (against `base` where there is one), without
 * credentials, at most {@link linkCharsMax} characters. A plain address comes back byte for byte; an international
 * host comes back in punycode, so that a look-alike shows.
 */
export function webLink(href: string, base?: string): string | undefined {
  const trimmed = href.trim();
  if (!trimmed || trimmed.length > linkCharsMax) return undefined;
  const url = parseUrl(trimmed, base) ?? parseUrl(trimmed.replace(/^\/\//, 'https://'));
  if (!url) return undefined;
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  if (url.username || url.password || url.href.length > linkCharsMax) return undefined;
  if (!plainHost.test(url.hostname)) return undefined;
  return plainAddress.test(trimmed) ? trimmed : url.href;
}

/**
 * Parameters that tell a publisher where a reader came from and change nothing on the page. A name ends in `*` where
 * a whole family is meant; `name=value` counts only where the value begins so, because the name alone may mean the page.
 */
const trackingGroups: Readonly<Record<string, string>> = {
  urchin: 'utm_* _ga _gl gclid gclsrc dclid gbraid wbraid',
  meta: 'fbclid fb_action_ids fb_action_types fb_source fb_ref igshid igsh',
  otherNetworks: 'msclkid twclid ttclid yclid ysclid li_fat_id rdt_cid epik _openstat',
  mail: 'mc_* mkt_tok _hsenc _hsmi _kx vero_id oly_enc_id oly_anon_id',
  // Piano, formerly AT Internet: BBC ?at_medium=RSS&at_campaign=rss, Le Monde ?xtor=RSS-3208.
  piano: 'at_* xtor',
  // Comscore on older BBC addresses, Adobe on the Guardian and CBC (?cmp=rss), CBS and ZDNet ?ftag=, MSN and BBC ?ocid=.
  analytics: 'ns_* cmp cmpid ftag ocid intcid icid s_cid sr_share _r wt_mc wt_zmc',
  // New York Times ?partner=rss&emc=rss&smid=, Wall Street Journal ?mod=rss_…, HuffPost and TechCrunch ?ncid=rss.
  newspapers: 'partner=rss emc=rss smid mod=rss mod=djem ncid=rss ncid=txtlnk srnd reflink=rss',
  // Deutsche Welle ?maca=en-rss-…, Al Jazeera ?traffic_source=rss, Medium ?source=rss-…, Network World ?source=nww_rss.
  broadcasters: 'maca traffic_source source=rss source=nww_rss cmpid=rss feedtype=rss',
  // bioRxiv and Science ?rss=1.
  journals: 'rss=1 rss=yes rss=true',
  general: 'ref=rss ref=feed via=rss from=rss src=rss sref=rss utm',
};

/** Fragments that only track: Spiegel #ref=rss, Le Monde #xtor=…, NDTV #publisher=newsstand, Macworld #tk.rss_all. */
const trackingFragments = 'publisher=newsstand tk.rss* echobox ito=rss';

interface TrackingRule {
  name: string;
  family: boolean;
  value: string | undefined;
}

const queryRules = Object.values(trackingGroups).flatMap(readRules);
const fragmentRules = [...queryRules, ...readRules(trackingFragments)];

/** The address without tracking parameters. Everything else stays byte for byte: no order, case, slash or escape changes. */
export function canonicalUrl(url: string): string {
  const [beforeFragment, fragment] = splitAt(url, '#');
  const [path, query] = splitAt(beforeFragment, '?');
  return path + withoutTracking('?', query, queryRules) + withoutTracking('#', fragment, fragmentRules);
}

/**
 * A key under which two spellings of one page are equal. Scheme, a `www.`, `m.` or `amp.` host, a closing slash, a
 * default index file, the order of parameters and tracking are folded away. A fragment counts, since release notes
 * give each day one, but for those that name a place on every page. Never an address to visit.
 */
export function linkKey(url: string): string {
  const parsed = parseUrl(canonicalUrl(url.trim()));
  if (!parsed?.hostname) return url.trim();
  const host = parsed.host.toLowerCase().replace(/^(?:(?:www\d?|m|amp|mobile)\.)+(?=[^.]+\.)/, '');
  const path = parsed.pathname
    .replace(/\/(?:index|default)\.(?:html?|php|aspx?|jsp)$/i, '')
    .replace(/\/+$/, '');
  const query = parsed.search.slice(1).split('&').filter(Boolean).sort().join('&');
  const fragment = idleFragment.test(parsed.hash) ? '' : parsed.hash;
  return `${host}${path}${query && `?${query}`}${fragment}`;
}

/** BBC `#0`, and the places that content systems link to. */
const idleFragment = /^#(?:\d*|comments?|respond|top|main|content)?$/i;

function withoutTracking(mark: string, text: string | undefined, rules: readonly TrackingRule[]): string {
  if (text === undefined) return '';
  const parts = text.split('&');
  const kept = parts.filter((part) => !isTracking(part, rules));
  if (kept.length === parts.length) return mark + text;
  return kept.length ? mark + kept.join('&') : '';
}

/** `amp;` in front of a name is an ampersand that was escaped twice on its way into the feed. */
function isTracking(part: string, rules: readonly TrackingRule[]): boolean {
  const [rawName, rawValue] = splitAt(part.replace(/^amp;/i, '').toLowerCase(), '=');
  const [name, value] = [rawName, rawValue ?? ''];
  return rules.some((rule) => {
    if (rule.family ? !name.startsWith(rule.name) : name !== rule.name) return false;
    return rule.value === undefined || value.startsWith(rule.value);
  });
}

function readRules(row: string): TrackingRule[] {
  return row.split(' ').map((entry) => {
    const [name, value] = splitAt(entry, '=');
    return { name: name.replace(/\*$/, ''), family: name.endsWith('*'), value };
  });
}

function splitAt(text: string, mark: string): [string, string | undefined] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function parseUrl(href: string, base?: string): URL | undefined {
  return URL.parse(href, base) ?? undefined;
}
