import { type AskedSource, type Ending, logLine, type Progress } from './progress.ts';

const nameWidthMax = 30;
const words: Record<Ending['outcome'], string> = {
  read: 'read   ',
  mended: 'mended ',
  failed: 'FAILED ',
  skipped: 'skipped',
};

/**
 * One line for each source as it ends, aligned and counted, for logs and pipes, where nothing can be drawn over:
 * `[12/36] read     Harbour Wire  20 entries, 312 ms`
 */
export function plainProgress(write: (line: string) => void): Progress {
  const names = new Map<string, string>();
  let ended = 0;
  let room = 0;
  return {
    asking(sources) {
      for (const { id, name } of sources) {
        const line = logLine(name);
        names.set(id, line);
        room = Math.min(nameWidthMax, Math.max(room, [...line].length));
      }
      if (sources.length > 0) write(announcement(sources));
    },
    started: () => undefined,
    ended(id, { outcome, line }) {
      ended += 1;
      const all = String(names.size);
      const counter = `[${String(ended).padStart(all.length)}/${all}]`;
      const name = names.get(id) ?? id;
      const gap = ' '.repeat(Math.max(0, room - [...name].length));
      write(`${counter} ${words[outcome]}  ${name}${gap}  ${logLine(line)}`);
    },
    finish: () => Promise.resolve(),
  };
}

function announcement(sources: readonly AskedSource[]): string {
  const sections = new Set(sources.map(({ section }) => section)).size;
  return `Asking ${count(sources.length, 'source')} in ${count(sections, 'section')} …`;
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
