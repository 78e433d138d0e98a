import { decodeHTMLStrict } from 'entities';

/** What had to be mended, one plain sentence each. */
export type Notes = Set<string>;

const controls = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu;
/** The same where no half of a character is left alone: much quicker to look for. */
const wellFormedControls = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/;
const reference = /&(?:#(\d{1,8});|#x([\da-f]{1,8});|([a-z][a-z\d]{1,31});)?|</gi;
const xmlEntities = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);

/** The text without the characters XML 1.0 section 2.2 forbids. */
export function withoutControls(text: string, notes: Notes): string {
  if (text.isWellFormed() && !wellFormedControls.test(text)) return text;
  const clean = text.replace(controls, '');
  if (clean.length !== text.length) notes.add('control characters were removed');
  return clean;
}

/** XML text with every reference known: HTML's names become characters, all others and stray `&` and `<` become text. */
export function repairedText(text: string, notes: Notes): string {
  if (!/[&<]/.test(text)) return text;
  return text.replace(reference, (match, decimal?: string, hex?: string, name?: string) => {
    if (match === '<') return note(notes, 'a stray < was taken as text', '&lt;');
    if (name !== undefined) return named(match, name, notes);
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined;
    if (code === undefined) return note(notes, 'an unescaped & was taken as text', '&amp;');
    if (isLegal(code)) return `&#${code};`;
    return note(notes, 'references to impossible characters were removed', '');
  });
}

/** A CDATA section, whatever the content. */
export function cdata(content: string): string {
  return `<![CDATA[${content.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

const xmlReference = /&(?:#(\d+)|(amp|lt|gt|quot|apos));/g;
const xmlCharacters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The characters that XML text stands for, where {@link repairedText} has made it. */
export function characterData(xml: string): string {
  return xml.replace(xmlReference, (match, code?: string, name = '') =>
    code === undefined ? (xmlCharacters[name] ?? match) : String.fromCodePoint(Number(code)),
  );
}

function named(match: string, name: string, notes: Notes): string {
  if (xmlEntities.has(name)) return match;
  const character = decodeHTMLStrict(match);
  if (character === match) return note(notes, 'an unknown entity was taken as text', `&amp;${name};`);
  const escaped = character.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return note(notes, 'entities that XML does not know were read as HTML', escaped);
}

function note(notes: Notes, sentence: string, replacement: string): string {
  notes.add(sentence);
  return replacement;
}

function isLegal(code: number): boolean {
  if (code === 9 || code === 10 || code === 13) return true;
  return (
    (code >= 0x20 && code < 0xd800) || (code > 0xdfff && code < 0xfffe) || (code > 0xffff && code <= 0x10ffff)
  );
}
