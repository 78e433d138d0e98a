import { decodeHTML } from 'entities';

/** Just enough reading of our own pages for tests: start tags, their attributes, and the text of an element. */
export interface Tag {
  name: string;
  attributes: Record<string, string>;
}

const startTag = /<([a-z][a-z0-9]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*\/?>/g;
const attribute = /([^\s=>/]+)(?:="([^"]*)")?/g;

export function tagsOf(html: string): Tag[] {
  return [...html.matchAll(startTag)].map(([, name = '', list = '']) => ({
    name,
    attributes: Object.fromEntries(
      [...list.matchAll(attribute)].map(([, key = '', value = '']) => [key, decodeHTML(value)]),
    ),
  }));
}

export function idsOf(html: string): string[] {
  return tagsOf(html).flatMap(({ attributes: { id } }) => (id === undefined ? [] : [id]));
}

/** The text of every element whose start tag matches, without the tags inside it. */
export function textsOf(html: string, name: string): string[] {
  return [...html.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?>(.*?)</${name}>`, 'gs'))].map(([, inner = '']) =>
    decodeHTML(inner.replace(/<[^>]*>/g, '')),
  );
}
