import { recall, remember } from './memory.ts';

/** What the reader does not want to see: words anywhere in a title or summary, and sources by name. */
export interface Muted {
  words: string[];
  sources: string[];
}

export function mutedIn(text: string): Muted {
  try {
    const { words, sources } = JSON.parse(text) as Partial<Muted>;
    return { words: strings(words), sources: strings(sources) };
  } catch {
    return { words: [], sources: [] };
  }
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

export const readMuted = (): Muted => mutedIn(recall('muted'));

export function keepMuted({ words, sources }: Muted): void {
  const some = words.length + sources.length > 0;
  remember('muted', some ? JSON.stringify({ words, sources }) : '');
}

/** Whole words, without regard to case and accents: `ai` is not in `said`, and `elections` finds `Élections`. */
export function isMuted({ words, sources }: Muted, source: string, text: string): boolean {
  if (sources.includes(source)) return true;
  const spoken = ` ${plain(text)} `;
  return words.some((word) => plain(word) !== '' && spoken.includes(` ${plain(word)} `));
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
