import { withoutBoilerplate } from './boilerplate.ts';
import type { Candidate } from './candidate.ts';
import type { Summary } from './edition.ts';
import { isWhole, sentences } from './sentences.ts';
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
  const chosen: string[] = [];
  for (const sentence of opening(sentences(withoutBoilerplate(excerpt), lang))) {
    const length = [...chosen, sentence].join(' ');
    if (!isWhole(sentence) || words(length) > summaryWordsMax || length.length > summaryCharsMax) break;
    chosen.push(sentence);
  }
  const text = chosen.join(' ');
  if (!text || titleKey(text) === titleKey(title)) return undefined;
  return { text, by: 'publisher' };
}

/** Publishers put a kicker, a caption or a citation on lines of their own before the story begins. */
const linesBeforeMax = 3;

function opening(all: readonly string[]): readonly string[] {
  const start = all.findIndex(isWhole);
  return start <= linesBeforeMax ? all.slice(Math.max(start, 0)) : all;
}

function words(text: string): number {
  return text.split(/\s+/u).filter(Boolean).length;
}
