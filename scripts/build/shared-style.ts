import { createHash } from 'node:crypto';

/** What the layout puts into a page whose styles need not stand in it. */
const mark = Buffer.from('<meta name="styles" content="shared">');
const headEnd = Buffer.from('</head>');
const styleBegin = Buffer.from('<style>');
const styleEnd = Buffer.from('</style>');
/** How the names of the sheets begin. */
export const sheetPrefix = 'styles.';

/** A page, and the style sheet that it names where its styles were taken out of it. */
export interface StyledPage {
  page: Buffer<ArrayBuffer>;
  style?: Sheet;
}

interface Sheet {
  name: string;
  css: Buffer;
}

/**
 * Moves the styles of a page that is marked so into a sheet that all pages of its kind share: of the pages of ten years
 * they would be a sixth of all bytes. `folder` is the address of the sheets, ending in a slash. Other pages stay as they
 * are. Pages are bytes here, because reading thousands as text and writing that again takes longer than all else of it.
 */
export function withSharedStyle(page: Buffer<ArrayBuffer>, folder: string): StyledPage {
  const marked = page.indexOf(mark);
  if (marked < 0) return { page };
  const styles = stylesIn(page);
  const style = sheetOf(Buffer.concat(styles.flatMap(({ css }, at) => (at > 0 ? [newline, css] : [css]))));
  const link = Buffer.from(`<link rel="stylesheet" href="${folder}${style.name}">`);
  const cuts = [{ from: marked, to: marked + mark.length, link }, ...styles];
  return { page: without(page, cuts), style };
}

const newline = Buffer.from('\n');

/** Where a page is cut, and what is put there. */
interface Cut {
  from: number;
  to: number;
  link?: Buffer;
}

/** The style elements in the head of a page, with what is in them. */
function stylesIn(page: Buffer): (Cut & { css: Buffer })[] {
  const styles = [];
  const head = page.subarray(0, page.indexOf(headEnd));
  for (let from = head.indexOf(styleBegin); from >= 0; from = head.indexOf(styleBegin, from + 1)) {
    const end = head.indexOf(styleEnd, from);
    styles.push({ from, to: end + styleEnd.length, css: head.subarray(from + styleBegin.length, end) });
  }
  return styles;
}

function without(page: Buffer, cuts: Cut[]): Buffer<ArrayBuffer> {
  const parts: Buffer[] = [];
  let at = 0;
  for (const { from, to, link } of cuts.sort((a, b) => a.from - b.from)) {
    parts.push(page.subarray(at, from), ...(link ? [link] : []));
    at = to;
  }
  return Buffer.concat([...parts, page.subarray(at)]);
}

/** A kind of page has one sheet, and there are few kinds. */
const sheets: Sheet[] = [];

function sheetOf(css: Buffer): Sheet {
  const known = sheets.find((one) => one.css.equals(css));
  if (known) return known;
  const name = `${sheetPrefix}${createHash('sha256').update(css).digest('base64url').slice(0, 8)}.css`;
  sheets.push({ name, css });
  return { name, css };
}
