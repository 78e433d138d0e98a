import type { reasonWords as english } from '../english/reasons.ts';
import { dayNumber } from './grammar.ts';
import { sentences } from './reason-sentences.ts';
import { repairs } from './repairs.ts';

const months = new Map(
  Array.from({ length: 12 }, (_, month) => {
    const name = (locale: string): string =>
      new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, month));
    return [name('en-GB'), name('fr-CA')];
  }),
);

/** “20 November” → “20 novembre” */
function dayOf(words: string): string {
  const [day = '', month = ''] = words.split(' ');
  return `${dayNumber(Number(day))} ${months.get(month) ?? month}`;
}

/** “09:40”, “09:40 on 23 November” → “9 h 40”, “9 h 40 le 23 novembre” */
function timeOf(words: string): string {
  const [clock = '', day] = words.split(' on ');
  const [hours, minutes] = clock.split(':');
  return `${Number(hours)}\u00a0h\u00a0${minutes}${day === undefined ? '' : ` le ${dayOf(day)}`}`;
}

const decimal = (number: string): string => number.replace('.', ',');

/** What stands in the gaps of a sentence: how English writes it, and how French does; undefined where it is not known. */
const kinds: Record<string, { pattern: string; french: (words: string) => string | undefined }> = {
  number: { pattern: String.raw`\d+`, french: (words) => words },
  address: { pattern: String.raw`\S+`, french: (words) => words },
  place: { pattern: '.+', french: (words) => words },
  seconds: {
    pattern: String.raw`\d+(?:\.\d+)? seconds?`,
    french: (words) => decimal(words).replace('second', 'seconde').replace(' ', '\u00a0'),
  },
  size: {
    pattern: String.raw`\d+(?:\.\d+)? MB`,
    french: (words) => decimal(words).replace(' MB', '\u00a0Mo'),
  },
  day: { pattern: String.raw`\d+ \w+`, french: dayOf },
  time: { pattern: String.raw`\d\d:\d\d(?: on \d+ \w+)?`, french: timeOf },
  repairs: {
    pattern: '[^.]+',
    french: (words) => {
      const parts = words.split('; ').map((part) => firstOf(part, repairRows)?.french);
      return parts.includes(undefined) ? undefined : parts.join('\u202f; ');
    },
  },
};

interface Row {
  pattern: RegExp;
  gaps: string[];
  french: string;
}

const gap = /\{(\w+)\}/g;

function rowOf([english, french]: readonly [string, string]): Row {
  const gaps = [...english.matchAll(gap)].map(([, kind = '']) => kind);
  const text = english.replace(/[.*+?^$()[\]\\|]/g, String.raw`\$&`);
  const pattern = text.replace(gap, (_, kind: string) => `(${kinds[kind]?.pattern})`);
  return { pattern: new RegExp(`^${pattern}(?= |$)`), gaps, french: french.replaceAll(' : ', '\u00a0: ') };
}

const sentenceRows = sentences.map(rowOf);
const repairRows = repairs.map(rowOf);

/** The French of what a text begins with, and how long that is. */
function firstOf(text: string, rows: readonly Row[]): { french: string; length: number } | undefined {
  for (const { pattern, gaps, french } of rows) {
    const [whole, ...parts] = pattern.exec(text) ?? [];
    if (whole === undefined) continue;
    const words = parts.map((part, index) => kinds[gaps[index] ?? '']?.french(part));
    if (words.includes(undefined)) return undefined;
    const rest = words.values();
    return { french: french.replace(gap, () => rest.next().value ?? ''), length: whole.length };
  }
  return undefined;
}

/** The words for what collecting has written into editions and health files. */
export const reasonWords: typeof english = {
  reason: (reason) => {
    const words: string[] = [];
    for (let rest = reason; rest !== '';) {
      // “Valley Weather: The feed is broken beyond repair.”
      const [label = ''] = firstOf(rest, sentenceRows) ? [] : (/^.{1,80}?: /.exec(rest) ?? []);
      const first = firstOf(rest.slice(label.length), sentenceRows);
      if (!first) return undefined;
      words.push(label.replace(': ', '\u00a0: ') + first.french);
      rest = rest.slice(label.length + first.length).trimStart();
    }
    return words.join(' ');
  },
  leadReason: (words) =>
    words
      ?.replace(/^newest of (.*)$/, 'la plus récente de la section $1')
      .replace(/^among the newest of (.*)$/, 'parmi les plus récentes de la section $1'),
};
