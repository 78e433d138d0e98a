import { withoutBoilerplate } from './boilerplate.ts';
import type { Candidate } from './candidate.ts';
import type { Summary } from './edition.ts';
import { breaksOff, isWhole, sentences } from './sentences.ts';
import { titleKey } from './title-key.ts';

/** A summary is a taste, not the story: the rights of the publisher end it, and so does the reader's morning. */
export const summaryWordsMax = 40;
export const summaryCharsMax = 280;

/**
 * The publisher's own opening sentences, whole and in order, as many as fit. No summary where the excerpt has no
 * whole sentence short enough, or only says the title again: none is better than a made-up one.
 */
export function summarize({ title, excerpt, lang }: Candidate): Summary | undefined {
  if (!excerpt) return undefined;
  const all = sentences(withoutBoilerplate(excerpt), lang);
  const text = isLine(all) ? (all[0] ?? '') : openingSentences(all);
  if (!text || titleKey(text) === titleKey(title)) return undefined;
  return { text, by: 'publisher' };
}

function openingSentences(all: readonly string[]): string {
  const chosen: string[] = [];
  for (const sentence of opening(all)) {
    if (!isWhole(sentence) || !fits([...chosen, sentence].join(' '))) break;
    chosen.push(sentence);
  }
  return chosen.join(' ');
}

/** Shorter lines are labels (“Video”, “By our staff”) rather than a description. */
const lineCharsMin = 40;

/** Some publishers describe each entry in one line without a full stop: that line is whole, unless it breaks off. */
function isLine(all: readonly string[]): boolean {
  const [line = '', ...more] = all;
  return more.length === 0 && line.length >= lineCharsMin && fits(line) && !breaksOff(line);
}

function fits(text: string): boolean {
  return text.split(/\s+/u).length <= summaryWordsMax && text.length <= summaryCharsMax;
}

/** Publishers put a kicker, a caption or a citation on lines of their own before the story begins. */
const linesBeforeMax = 3;

function opening(all: readonly string[]): readonly string[] {
  const start = all.findIndex(isWhole);
  return start <= linesBeforeMax ? all.slice(Math.max(start, 0)) : all;
}
