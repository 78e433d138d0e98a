import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedFolder } from './shared.ts';

/** Feeds that carry script in every field, in every way in which a field can be written. */

/** Made up for these tests; the folder of others has more. Each runs a script where it is pasted into a page, in `alert`. */
export const firingPayloads: readonly string[] = [
  '<script>alert(1)</script>',
  '<SCRIPT >alert(2)</SCRIPT\t>',
  '<img src=nowhere onerror=alert(3)>',
  '<svg/onload=alert(4)>',
  '<svg><script>alert(5)</script></svg>',
  '<svg><animate onbegin=alert(6) attributeName=x dur=1s>',
  '<iframe srcdoc="<script>parent.alert(7)</script>"></iframe>',
  '<details open ontoggle=alert(8)>harbour</details>',
  '<video><source onerror=alert(9)></video>',
  '<input autofocus onfocus=alert(10)>',
  '<a href="javascript:alert(11)">the tide</a>',
  '<a href="JaVa&Tab;sCrIpT&colon;alert(12)">the tide</a>',
  '<a href=" \u0001javascript:alert(13)">the tide</a>',
  '<form action="javascript:alert(14)"><button>Vote</button></form>',
  '<button formaction="javascript:alert(15)" form="f">Vote</button><form id="f"></form>',
  '"><img src=nowhere onerror=alert(16)>',
  '</a></h3><img src=nowhere onerror=alert(17)>',
  '--><img src=nowhere onerror=alert(18)>',
  '<!--><img src=nowhere onerror=alert(19)>',
  ']]><img src=nowhere onerror=alert(20)>',
  '</title></style></textarea></script><img src=nowhere onerror=alert(21)>',
  '<noscript><p title="</noscript><img src=nowhere onerror=alert(22)>">',
  'data:text/html,<script>alert(23)</script>',
  '<b title="a>b" onmouseover=alert(24)>the bay</b>',
];

/** Without the `>` that would end them: the next one of the page does. */
export const unterminatedPayloads: readonly string[] = [
  '<img src=nowhere onerror=alert(30) ',
  '<svg onload=alert(31) x="y" ',
  '<details open ontoggle=alert(32) class=',
  '<input autofocus onfocus=alert(33) title=tide\n',
];

/** These run only where something is decoded, rejoined or cut once more on the way. */
export const layeredPayloads: readonly string[] = [
  '&lt;script&gt;alert(40)&lt;/script&gt;',
  '&amp;lt;img src=nowhere onerror=alert(41)&amp;gt;',
  '&amp;amp;lt;img src=nowhere onerror=alert(42)&amp;amp;gt;',
  '&#60;img src=nowhere onerror=alert(43)&#x3e;',
  '<scr<script>ipt>alert(44)</scr</script>ipt>',
  '<<b>img src=nowhere onerror=alert(45)>',
  '&lt<b></b>;img src=nowhere onerror=alert(46)&gt',
  '<i\u200bmg src=nowhere onerror=alert(47)>',
  '<\u202escript>alert(48)</script>',
  '&lt;\u00adscript&gt;alert(49)&lt;/script&gt;',
  '\uff1cscript\uff1ealert(50)\uff1c/script\uff1e',
  'javascript:alert(51)',
  '\u2028javascript:alert(52)',
  'data:text/html,alert(53)',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=nowhere onerror=alert(60)&gt;">',
  'https://reader:secret@quay.example/54',
  'x" onmouseover="alert(55)',
  "' autofocus onfocus='alert(56)",
  '{alert(57)} ${alert(57)} {{alert(57)}} <%= alert(57) %>',
];

/** Payloads of real test suites, each once, where the folder is there; many only carry markup and run nothing. */
export function sharedPayloads(): string[] {
  if (!sharedFolder) return [];
  const file = readFileSync(join(sharedFolder, 'vectors', 'xss.json'), 'utf8');
  return [...new Set((JSON.parse(file) as { payload: string }[]).map(({ payload }) => payload))];
}

/** Of the payloads that stand raw in a document, so many have one to themselves; the others share. */
const aloneMax = 60;
const togetherMax = 8;

/** One entry of a feed, before it is written in some format. */
interface Post {
  title: string;
  summary?: string;
  content?: string;
  links: readonly string[];
  /** Stands in the author, a category, the id, and the language. */
  payload: string;
}

type Writing = (text: string) => string;

const escaped: Writing = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const cdata: Writing = (text) => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
const bare: Writing = (text) => text;

/**
 * Feed documents by the name of their source, dated `date`: with the payloads in titles and short texts (`head`), in
 * long texts and links (`body`), and in both always in author, category, id, language, and the title of the feed.
 * Those called `raw` carry them as they are, as no document should.
 */
export function payloadFeeds(payloads: readonly string[], date: string): Record<string, string> {
  const heads = (name: string, links = name): Post[] =>
    payloads.map((payload, nth) => ({
      title: `Quay ${nth} of ${name} on ${date} ${payload}`,
      summary: `Ferry ${nth} told ${payload} of the tide.`,
      links: [`https://quay.example/${date}/${links}/${nth}`],
      payload,
    }));
  const bodies = (name: string): Post[] =>
    payloads.map((payload, nth) => ({
      title: `Boat ${nth} of ${name} on ${date} comes home`,
      content: payload,
      links: [payload, `https://boat.example/${date}/${name}/${nth}`],
      payload,
    }));
  const raw = Object.groupBy(
    heads('raw'),
    (_, nth) => `raw-${nth < aloneMax ? nth : aloneMax + Math.floor((nth - aloneMax) / togetherMax)}`,
  );
  return {
    'rss-cdata': rss(heads('rss-cdata', 'shared'), date, cdata),
    'rss-escaped': rss(heads('rss-escaped'), date, escaped),
    // The links of another source: one story, two titles.
    'atom-html': atom(heads('atom-html', 'shared'), date, 'html', cdata),
    'atom-text': atom(heads('atom-text'), date, 'text', escaped),
    json: json(heads('json'), date),
    'rss-body': rss(bodies('rss-body'), date, cdata),
    'atom-body': atom(bodies('atom-body'), date, 'html', escaped),
    'json-body': json(bodies('json-body'), date),
    ...Object.fromEntries(Object.entries(raw).map(([name, posts = []]) => [name, rss(posts, date, bare)])),
  };
}

function rss(posts: readonly Post[], date: string, write: Writing): string {
  const items = posts.map(
    ({ title, summary = '', content = '', links, payload }) =>
      `<item><title>${write(title)}</title><link>${write(links[0] ?? '')}</link><description>${write(summary)}</description>` +
      `<content:encoded>${write(content)}</content:encoded><dc:creator>${write(payload)}</dc:creator>` +
      `<category>${write(payload)}</category><guid isPermaLink="false">${write(payload)}</guid>` +
      `<guid>${write(links[1] ?? '')}</guid><dc:language>${write(payload)}</dc:language>` +
      `<pubDate>${new Date(`${date}T08:00:00Z`).toUTCString()}</pubDate></item>`,
  );
  const title = write(posts[0]?.payload ?? '');
  return (
    '<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" ' +
    `xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>${title}</title>${items.join('')}</channel></rss>`
  );
}

function atom(posts: readonly Post[], date: string, type: 'html' | 'text', write: Writing): string {
  const entries = posts.map(
    ({ title, summary = '', content = '', links, payload }) =>
      `<entry xml:lang="${escaped(payload)}"><title type="${type}">${write(title)}</title>` +
      links.map((link) => `<link href="${escaped(link)}"/>`).join('') +
      `<summary type="${type}">${write(summary)}</summary><content type="${type}">${write(content)}</content>` +
      `<author><name>${write(payload)}</name></author><category term="${escaped(payload)}"/>` +
      `<id>${write(payload)}</id><published>${date}T08:00:00Z</published></entry>`,
  );
  const title = `<title type="${type}">${write(posts[0]?.payload ?? '')}</title>`;
  return `<feed xmlns="http://www.w3.org/2005/Atom">${title}${entries.join('')}</feed>`;
}

function json(posts: readonly Post[], date: string): string {
  const items = posts.map(({ title, summary, content, links: [url, other], payload }) => ({
    ...{ title, summary, url, content_html: content, external_url: other, language: payload },
    ...{ id: payload, authors: [{ name: payload }], tags: [payload], date_published: `${date}T08:00:00Z` },
  }));
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: posts[0]?.payload,
    language: posts[0]?.payload,
    items,
  });
}

export const allPayloads: readonly string[] = [
  ...unterminatedPayloads,
  ...firingPayloads,
  ...layeredPayloads,
];

/** Name of a source → its document. Those of others, where they are at hand, are hostile in ways we have not thought of. */
export function hostileFeeds(date: string): Record<string, string | Uint8Array> {
  const folder = sharedFolder && join(sharedFolder, 'feeds/adversarial');
  const others = folder
    ? readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))] as const)
    : [];
  return {
    ...payloadFeeds(allPayloads, date),
    ...Object.fromEntries(others.map(([name, bytes], nth) => [`other-${nth}-${name.length}`, bytes])),
  };
}
