import { cdata, characterData, repairedText, type Notes } from './feed-characters.ts';
import { cdataFinder, readTag, type Tag } from './feed-tags.ts';
import type { HeldTexts } from './feed-texts.ts';

/** Elements that hold prose. Tags inside them are the publisher's HTML, not structure. */
export const proseName =
  /^(?:title|description|summary|content|encoded|subtitle|tagline|body|info|rights|copyright)$/;

export interface Prose {
  xml: string;
  /** Place behind the end tag. */
  end: number;
}

/**
 * Reads the prose elements of one document: `(tag) => ` the element whole, or undefined where it does not end before its
 * entry does. Inline tags (XHTML titles, HTML nobody escaped) become the HTML source they are, marked as type xhtml.
 */
export function proseReader(text: string, notes: Notes, held: HeldTexts): (tag: Tag) => Prose | undefined {
  const cdataEnd = cdataFinder(text);
  const patterns = new Map<string, RegExp>();
  /** By name: before this place no element of that name ends. Hostile nesting stays linear. */
  const searched = new Map<string, number>();

  /** Where the end tag begins. */
  function findEnd({ name, end }: Tag): number | undefined {
    const key = name.toLowerCase();
    if ((searched.get(key) ?? 0) > end) return undefined;
    const mark = patterns.get(name) ?? prosePattern(name);
    patterns.set(name, mark);
    mark.lastIndex = end;
    let depth = 1;
    for (let found = mark.exec(text); found; found = mark.exec(text)) {
      const [what, slash, same] = found;
      const isCdata = what.startsWith('<!');
      if (!isCdata && !same) {
        searched.set(key, found.index);
        return undefined;
      }
      if (isCdata) mark.lastIndex = afterCdata(found.index);
      else if (slash) depth--;
      else if (!readTag(text, found.index)?.selfClosing) depth++;
      if (depth === 0) return found.index;
    }
    searched.set(key, Infinity);
    return undefined;
  }

  function afterCdata(at: number): number {
    const end = cdataEnd(at);
    if (end === undefined) notes.add('an unfinished CDATA section was ended');
    return end === undefined ? at + '<![CDATA['.length : end + ']]>'.length;
  }

  return (tag) => {
    const end = findEnd(tag);
    if (end === undefined) return undefined;
    const behind = text.indexOf('>', end);
    const xml = proseXml(tag, text.slice(tag.end, end), notes, held);
    return { xml, end: behind < 0 ? text.length : behind + 1 };
  };
}

/** CDATA, both tags of the element itself, or the beginning or end of an entry. */
function prosePattern(name: string): RegExp {
  const same = name.replaceAll('.', '\\.');
  return new RegExp(String.raw`<!\[CDATA\[|<(/?)(?:(${same})|(?:[\w.-]+:)?(?:item|entry))(?=[\s/>])`, 'gi');
}

function proseXml(tag: Tag, inner: string, notes: Notes, { hold }: HeldTexts): string {
  const heldCdata = (text: string): string => cdata(hold(text) ?? text);
  const heldText = (text: string): string => {
    const xml = repairedText(text, notes);
    return hold(characterData(xml)) ?? xml;
  };
  const endTag = `</${tag.name}>`;
  if (!inner.includes('<')) return tagXml(tag, notes) + heldText(inner) + endTag;
  const sections = inner.split(/<!\[CDATA\[([^]*?)(?:\]\]>|$)/);
  const isSection = (index: number): boolean => index % 2 === 1;
  const outside = (text: string): string => text.replace(/<!--[^]*?(?:-->|$)/g, '');
  if (sections.some((text, i) => !isSection(i) && /<[a-z/]/i.test(outside(text)))) {
    const attributes = tag.attributes.filter(([name]) => name !== 'type' && name !== 'mode');
    const html: Tag = { ...tag, attributes: [...attributes, ['type', 'xhtml']] };
    return tagXml(html, notes) + heldCdata(sections.join('')) + endTag;
  }
  const pieces = sections.map((text, i) => (isSection(i) ? heldCdata(text) : heldText(outside(text))));
  return tagXml(tag, notes) + pieces.join('') + endTag;
}

/** A tag as XML: attributes quoted, their references known. */
export function tagXml({ name, attributes, selfClosing }: Tag, notes: Notes): string {
  const written = attributes.map(
    ([key, value]) => ` ${key}="${repairedText(value, notes).replaceAll('"', '&quot;')}"`,
  );
  return `<${name}${written.join('')}${selfClosing ? '/' : ''}>`;
}
