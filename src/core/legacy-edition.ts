import { undoMacRoman } from './mac-roman.ts';

/**
 * Reads the plain-text editions of the program that came before this one. Its grammar was found in its own history:
 * an item begins only where a line begins `• ` and the next one with two spaces, and a section only at the next heading
 * of the list, because bodies hold whole articles with blank lines, bullets, emoji and lines that look like Markdown.
 */
export interface LegacyEdition {
  /** The day in the header, `2025-07-04`. */
  date: string;
  /** `10:54` where the header has it; the predecessor's clock was in UTC. */
  time?: string;
  /** Whether the text had been read as Mac Roman and was turned back without loss. */
  repaired: boolean;
  sections: LegacySection[];
}

export interface LegacySection {
  name: string;
  emoji: string;
  items: LegacyItem[];
}

export interface LegacyItem {
  title: string;
  /** As printed, without the two spaces before its first line; may hold many lines, or nothing. */
  body: string;
}

export type LegacyReading = { edition: LegacyEdition } | { refused: string };

/** The headings of each format, by name: two sections shared one emoji. The newest format first. */
const formats = [
  [
    'Weather',
    'International News',
    'Canadian News',
    'U.S. Top Stories',
    'Artificial Intelligence',
    'Digital Strategy',
    'Public Health',
    'Science',
    'Government & Policy',
    'Enterprise Architecture & IT Governance',
    'AI & Emerging Tech',
    'Cybersecurity & Privacy',
    'University AI',
    'Corporate AI',
  ],
  [
    'Weather',
    'International & Canadian News',
    'U.S. Top Stories',
    'Artificial Intelligence & Digital Strategy',
    'Public Health & Science',
    'Government & Policy',
    'Enterprise Architecture & IT Governance',
    'AI & Emerging Tech',
    'Cybersecurity & Privacy',
    'University AI',
    'Corporate AI',
  ],
];

const header = /^✅ Morning News Briefing – ([A-Z][a-z]+ \d\d, \d{4})(?: (\d\d:\d\d))?$/;
const dateLine = /^📅 Date: (\d{4}-\d\d-\d\d)(?: (\d\d:\d\d))?$/u;
const rule = '⸻';

/** An edition, or why there is none in this text. Never throws, whatever the text. */
export function readLegacyEdition(text: string): LegacyReading {
  const plain = text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  if (header.test(firstLine(plain))) return readRegular(plain, false);
  const turned = undoMacRoman(plain)?.replace(/^\ufeff/, '');
  if (turned !== undefined && header.test(firstLine(turned))) return readRegular(turned, true);
  return { refused: whyIrregular(plain) };
}

function firstLine(text: string): string {
  return text.slice(0, text.indexOf('\n') + 1 || undefined).trimEnd();
}

function whyIrregular(text: string): string {
  if (text.trim() === '') return 'It is empty.';
  if (/^\s*<(?:!doctype|html|head|body)\b/i.test(text)) return 'It is a page of HTML, not a briefing.';
  if (/^\s*⚠️?/u.test(text)) return 'It holds only the message of a failed run.';
  if (!/\d{4}/.test(text.slice(0, 400))) return 'It names no day in its first lines.';
  return 'It is not in the regular layout: its first line is not “✅ Morning News Briefing – ” and a day. Briefings in the early layouts hold invented samples, mock weather and mixed days, so none is taken.';
}

function readRegular(text: string, repaired: boolean): LegacyReading {
  const lines = text.replace(/\n+$/, '').split('\n');
  const [, longDate = '', time] = header.exec(lines[0]?.trimEnd() ?? '') ?? [];
  const dated = dateLine.exec(lines[2]?.trimEnd() ?? '');
  if (!dated) return { refused: 'Its third line is not “📅 Date: ” and a day.' };
  const date = dated[1] ?? '';
  if (isoDate(longDate) !== date || time !== dated[2])
    return { refused: `Its first line and its date line name different moments (${longDate}, ${date}).` };
  if (time !== undefined && !/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time))
    return { refused: `Its header names the time ${time}, which no clock shows.` };
  const start = lines.indexOf(rule);
  if (start < 0 || lines.length - 1 === start) return { refused: 'It holds a header and no section.' };
  if (lines.at(-1) !== rule)
    return { refused: 'It ends in the middle: the rule that closes an edition is missing.' };
  const sections = readSections(lines.slice(start + 1, -1));
  if (typeof sections === 'string') return { refused: sections };
  return { edition: { date, ...(time !== undefined && { time }), repaired, sections } };
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `July 04, 2025` → `2025-07-04`; undefined for a day that no calendar has. */
function isoDate(longDate: string): string | undefined {
  const [, name = '', day = '', year = ''] = /^([A-Z][a-z]+) (\d\d), (\d{4})$/.exec(longDate) ?? [];
  const month = String(months.indexOf(name) + 1).padStart(2, '0');
  const date = `${year}-${month}-${day}`;
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date) ? date : undefined;
}

function readSections(lines: readonly string[]): LegacySection[] | string {
  for (const names of formats) {
    const starts = headingsOf(lines, names);
    if (starts) return sectionsBetween(lines, starts, itemsBySign);
  }
  if (lines.some((_, index) => isItem(lines, index)))
    return 'A heading is missing, stands twice or out of order, so its items cannot be told apart.';
  return readRuled(lines);
}

interface Heading {
  line: number;
  name: string;
  emoji: string;
}

/** Where each heading of a format stands, in its order; undefined where one is missing. */
function headingsOf(lines: readonly string[], names: readonly string[]): Heading[] | undefined {
  const found: Heading[] = [];
  let from = 0;
  for (const name of names) {
    const line = lines.findIndex((_, index) => index >= from && isHeading(lines, index, name));
    if (line < 0) return undefined;
    found.push({ line, name, emoji: emojiBefore(lines[line] ?? '', name) ?? '' });
    from = line + 1;
  }
  return found;
}

function isHeading(lines: readonly string[], index: number, name: string): boolean {
  if (emojiBefore(lines[index] ?? '', name) === undefined) return false;
  const next = lines[index + 1] ?? '';
  return (index === 0 || isBlank(lines[index - 1])) && (next === 'No updates.' || isItem(lines, index + 1));
}

function emojiBefore(line: string, name: string): string | undefined {
  const [, emoji, rest] = /^(\p{RGI_Emoji}|\p{Emoji}\ufe0f?) (.*)$/v.exec(line) ?? [];
  return rest === name ? emoji : undefined;
}

function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === '' || line === rule;
}

function isItem(lines: readonly string[], index: number): boolean {
  return (lines[index]?.startsWith('• ') ?? false) && (lines[index + 1]?.startsWith('  ') ?? false);
}

function sectionsBetween(
  lines: readonly string[],
  headings: readonly Heading[],
  read: (lines: readonly string[]) => LegacyItem[] | string,
): LegacySection[] | string {
  const sections: LegacySection[] = [];
  for (const [index, { line, name, emoji }] of headings.entries()) {
    const own = lines.slice(line + 1, headings[index + 1]?.line);
    const items = own[0] === 'No updates.' && own.slice(1).every(isBlank) ? [] : read(own);
    if (typeof items === 'string') return `${name}: ${items}`;
    sections.push({ name, emoji, items });
  }
  return sections;
}

/** Items that begin with `• ` and are followed by two spaces. */
function itemsBySign(lines: readonly string[]): LegacyItem[] | string {
  const starts = lines.flatMap((_, index) => (isItem(lines, index) ? [index] : []));
  if (starts[0] !== 0) return 'text stands before its first item.';
  return starts.map((start, index) => ({
    title: (lines[start] ?? '').slice(2).trim(),
    body: lines
      .slice(start + 1, starts[index + 1])
      .join('\n')
      .trim(),
  }));
}

/** The oldest layout: no bullets, a rule after every section, a title and a line of body for each item. */
function readRuled(lines: readonly string[]): LegacySection[] | string {
  const sections: LegacySection[] = [];
  for (const block of [...lines, rule].join('\n').split(`\n${rule}`)) {
    const own = block.split('\n').filter((line) => line.trim() !== '' && line !== rule);
    if (own.length === 0) continue;
    const name = formats.flat().find((known) => emojiBefore(own[0] ?? '', known) !== undefined);
    if (name === undefined) return `“${(own[0] ?? '').slice(0, 60)}” is none of the headings of a briefing.`;
    const rest = own.slice(1);
    if (rest.length % 2 !== 0 && rest[0] !== 'No updates.') return `${name}: a title or a text is missing.`;
    const items = rest[0] === 'No updates.' ? [] : pairs(rest);
    sections.push({ name, emoji: emojiBefore(own[0] ?? '', name) ?? '', items });
  }
  return sections.length > 0 ? sections : 'It holds a header and no section.';
}

function pairs(lines: readonly string[]): LegacyItem[] {
  return Array.from({ length: lines.length / 2 }, (_, index) => ({
    title: (lines[2 * index] ?? '').trim(),
    body: (lines[2 * index + 1] ?? '').trim(),
  }));
}
