import { isMap, isScalar, isSeq, parseDocument, stringify, type YAMLMap, type YAMLSeq } from 'yaml';
import { parseBriefing } from './briefing-text.ts';
import type { Source } from './briefing.ts';

export type NewSource = Pick<Source, 'id' | 'name' | 'url' | 'kind'>;

/**
 * The owner's file with a source more, at the end of the sources of a section, written as the one before it is. Every
 * other byte stays as it is. Throws ConfigurationError where the file is wrong, and an Error with what to do by hand
 * where it is written in a way that cannot be added to.
 */
export function withSource(text: string, file: string, section: string, source: NewSource): string {
  const before = parseBriefing(text, file);
  const sources = sourcesOf(text, section);
  const last = sources?.items.at(-1);
  const end = isMap(last) ? last.range?.[1] : undefined;
  if (!sources || sources.flow || !isMap(last) || end === undefined)
    throw new Error(
      `The sources of ${section} cannot be added to by program. Write by hand: ${flowText(source)}`,
    );
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const start = last.range?.[0] ?? 0;
  const dash = text.lastIndexOf('-', start);
  const indent = text.slice(text.lastIndexOf('\n', dash) + 1, dash);
  const lines = last.flow ? [flowText(source)] : blockLines(source);
  // A note at the end of the last line belongs to it.
  const lineEnd = text.indexOf('\n', Math.max(start, end - 1));
  const at = lineEnd === -1 ? text.length : lineEnd + 1;
  const open = lineEnd === -1 && !text.endsWith('\n') ? newline : '';
  const added = lines.map((line, nth) => `${indent}${nth === 0 ? '- ' : '  '}${line}${newline}`).join('');
  const result = text.slice(0, at) + open + added + text.slice(at);
  const after = parseBriefing(result, file);
  const wanted = before.sections.map((one) =>
    one.id === section ? { ...one, sources: [...one.sources, { excerpt: true, ...source }] } : one,
  );
  if (JSON.stringify(sorted(after.sections)) !== JSON.stringify(sorted(wanted)))
    throw new Error(
      `The source could not be added without changing others. Write by hand: ${flowText(source)}`,
    );
  return result;
}

function sourcesOf(text: string, section: string): YAMLSeq | undefined {
  const sections = parseDocument(text).get('sections');
  const found = isSeq(sections)
    ? sections.items.find((one): one is YAMLMap => isMap(one) && one.get('id') === section)
    : undefined;
  const sources = found?.get('sources');
  return isSeq(sources) ? sources : undefined;
}

const keys = ['id', 'name', 'url', 'kind'] as const;

function blockLines(source: NewSource): string[] {
  return keys.map((key) => `${key}: ${scalar(source[key])}`);
}

function flowText(source: NewSource): string {
  return `{ ${keys.map((key) => `${key}: ${scalar(source[key], true)}`).join(', ')} }`;
}

/** Inside braces a comma or bracket would end a plain value. */
function scalar(value: string, inBraces = false): string {
  const plain = stringify(value, { lineWidth: 0 }).trimEnd();
  return plain.includes('\n') || (inBraces && /[,[\]{}]/.test(plain) && !/^["']/.test(plain))
    ? JSON.stringify(value)
    : plain;
}

/** With keys in one order, whatever the schema and the file make of them. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null || isScalar(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

/** A short name that no other source has: `cbc-news`, from the name or, where that has no letters of ours, the host. */
export function freeId(name: string, url: string, taken: ReadonlySet<string>): string {
  const plain = (text: string): string =>
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40)
      .replace(/-+$/, '');
  const base = plain(name) || plain(new URL(url).hostname.replace(/^www\./, '')) || 'source';
  let id = base;
  for (let nth = 2; taken.has(id); nth++) id = `${base}-${nth}`;
  return id;
}
