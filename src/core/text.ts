import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { legalText, tidyLines } from './text-characters.ts';

/**
 * Feed text is text: the one way from any field of any feed to what is stored and printed. Nothing here makes a
 * string safe to be pasted into HTML; everything printed is escaped at output, whatever it looks like.
 */

export const titleCharsMax = 1_000;
export const fieldCharsMax = 64_000;
/** How many layers of escaping are undone before what is left counts as noise. */
export const roundsMax = 4;

/** Elements that end a line. */
const blocks = words(
  'address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption',
  'figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr legend li listing main menu nav ol optgroup option p',
  'plaintext pre search section summary table tbody tfoot thead tr ul',
);
/** Elements set apart by a space. */
const cells = words('td th img input select button');
/** Elements whose content is no prose: code, fallbacks and what only a browser draws. */
const dropped = words(
  'script style noscript noframes noembed template iframe object applet svg canvas audio video textarea title xmp',
);
/** Other elements, known by name so that `List<String>` and `a <b2 c` stay text. */
const inline = words(
  'a abbr acronym area b base basefont bdi bdo bgsound big blink cite code col colgroup command data datalist del dfn',
  'em embed font frame frameset html i image ins isindex kbd keygen label link map mark marquee math meta meter nobr',
  'output param picture progress q rb rp rt rtc ruby s samp slot small source spacer span strike strong sub sup time',
  'track tt u var wbr',
  // MathML, which journals print in titles.
  'mi mo mn ms mtext mrow msub msup msubsup mfrac msqrt mroot mover munder munderover mspace mstyle mtable mtr mtd',
  'mfenced menclose mpadded mphantom merror mmultiscripts mprescripts maction mglyph semantics annotation',
);
const names = [...blocks, ...cells, ...dropped, ...inline].join('|');

/** `<` that opens markup: a known element, one with a prefix or hyphen, one with an attribute, any closing tag, `<!` and `<?`. */
const markup = String.raw`<(?:\/[a-z]|[!?]|(?:${names})(?=[\s/>]|$)|[a-z][a-z0-9]*[:-][a-z0-9][\w:.-]*(?=[\s/>])|[a-z]\w*[\s/][^<>=]{0,200}=)`;
const hasMarkup = new RegExp(markup, 'i');
const strayLess = new RegExp(`<(?!${markup.slice(1)})`, 'gi');
/** Markup for certain: a closing tag, an attribute or a self-closing tag. A lone `<i>` may be prose. */
const hasEvidentMarkup = /<\/[a-z]|<[a-z][\w:.-]*(?:\s[^<>]{0,2000})?(?:=|\/>)/i;
/** Elements in which the tokenizer, as a browser, sees no tags until they are closed. */
const rawElement = /<(script|style|title|textarea|xmp)(?=[\s/>])[^<>]*>?/gi;
const cdataMark = /<!\[CDATA\[|\]\]>/g;
const hasReference = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i;

/**
 * HTML source, or text, or HTML escaped once too often → plain text, legal in XML 1.0: entities decoded, scripts
 * and styles dropped, one line for every block, white space folded, invisible and direction controls removed.
 *
 * What was escaped once is what the author wanted to be read (`Use the &lt;i&gt; tag`) and stays, unless the source has no
 * tag of its own and the text is evidently HTML. What was escaped twice is an accident of machines: it is
 * decoded, and any tag that then appears is removed, so that none is left.
 */
export function plainText(html: string): string {
  return tidyLines(readable(legalText(html.slice(0, fieldCharsMax))));
}

/** {@link plainText} on one line, for titles, names and other short fields. */
export function plainTitle(html: string): string {
  return plainText(html.slice(0, titleCharsMax)).replaceAll('\n', ' ');
}

/** Plain text as HTML source: what a feed says is not HTML must survive {@link plainText} as it is. */
export function escapedText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function readable(html: string): string {
  let text = textOf(html.replace(/\s+/gu, ' '));
  const escapedTwice = hasReference.test(text);
  const escapedHtml = !hasMarkup.test(html) && hasEvidentMarkup.test(text);
  if (!escapedTwice && !escapedHtml) return text;
  for (let round = 1; round < roundsMax && (hasReference.test(text) || hasMarkup.test(text)); round++)
    text = textOf(text);
  return text.replace(/(?<!<)<+(?=[a-z/!?])/gi, '');
}

/**
 * One pass of the tokenizer, which works without a tree: nesting and missing ends cost nothing. Invisible characters
 * go at once, before what they keep apart is looked at again.
 */
function textOf(html: string): string {
  if (!/[<&]/.test(html)) return html;
  const isClosed = closingTags(lowerCase(html));
  const source = html
    .replace(cdataMark, '')
    .replace(rawElement, (tag, name: string, at: number) => (isClosed(name.toLowerCase(), at) ? tag : ''))
    .replace(strayLess, '&lt;');
  const lower = lowerCase(source);
  const isClosedAfter = closingTags(lower);
  let text = '';
  let name = '';
  let silence: { name: string; depth: number } | undefined;

  const open = (start: number, end: number): void => {
    name = lower.slice(start, end);
    if (silence?.name === name) silence.depth++;
    if (silence) return;
    text += gap(name);
    if (dropped.has(name) && isClosedAfter(name, end)) silence = { name, depth: 1 };
  };
  const close = (closing: string): void => {
    if (silence?.name === closing && --silence.depth === 0) silence = undefined;
    if (!silence) text += gap(closing);
  };
  const ignore = (): void => {};
  const callbacks: TokenizerCallbacks = {
    onopentagname: open,
    onselfclosingtag: () => close(name),
    onclosetag: (start, end) => close(lower.slice(start, end)),
    ontext: (start, end) => {
      if (!silence) text += source.slice(start, end);
    },
    ontextentity: (codePoint) => {
      if (!silence) text += String.fromCodePoint(codePoint).replace(/\s/u, ' ');
    },
    oncdata: ignore,
    onattribdata: ignore,
    onattribentity: ignore,
    onattribend: ignore,
    onattribname: ignore,
    oncomment: ignore,
    ondeclaration: ignore,
    onend: ignore,
    onopentagend: ignore,
    onprocessinginstruction: ignore,
  };
  const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true }, callbacks);
  tokenizer.write(source);
  tokenizer.end();
  return legalText(text);
}

/** Whether an element is closed anywhere after a place; an unclosed `<iframe>` must not swallow the rest. */
function closingTags(lower: string): (name: string, after: number) => boolean {
  const last = new Map<string, number>();
  return (name, after) => {
    const at = last.get(name) ?? lower.lastIndexOf(`</${name}`);
    last.set(name, at);
    return at >= after;
  };
}

/** ASCII only, so that places stay what they were. */
function lowerCase(text: string): string {
  return text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
}

function gap(name: string): string {
  if (blocks.has(name)) return '\n';
  return cells.has(name) ? ' ' : '';
}

function words(...rows: string[]): ReadonlySet<string> {
  return new Set(rows.join(' ').split(' '));
}
