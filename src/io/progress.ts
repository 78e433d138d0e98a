import { legalText } from '../core/text-characters.ts';

/** What a run tells while it works. */
export interface Progress {
  /** Announces the sources about to be asked; may be called again for backups. */
  asking(sources: readonly AskedSource[]): void;
  /** The request of a source has gone out: until then it waits for its turn. */
  started(id: string): void;
  ended(id: string, ending: Ending): void;
  /** Waits until everything is on the screen; sources that have not ended are given up. May be called twice. */
  finish(): Promise<void>;
}

export interface AskedSource {
  id: string;
  name: string;
  /** The title of its section. */
  section: string;
}

/** What came of a source. */
export interface Ending {
  /** `mended`: read, although the document was damaged. `skipped`: left alone, because its host asked for a pause. */
  outcome: 'read' | 'mended' | 'failed' | 'skipped';
  /** One line in plain words: how much was read and what was mended, or why nothing could be read. */
  line: string;
}

/**
 * One line fit for a terminal or a log. Names and reasons are data: control characters (and with them every escape
 * sequence), line ends and direction marks go, and so do commands.
 */
export function logLine(text: string): string {
  return withoutCommands(legalText(text.replace(/[\0-\x1f\x7f-\x9f\s]+/gu, ' ')).trim());
}

/**
 * A line that GitHub’s runner takes for no command: it looks for `::` at the beginning, spaces apart, and for `##[`
 * anywhere (actions/runner, ActionCommand.cs).
 */
export function withoutCommands(line: string): string {
  return line.replaceAll('##[', '## [').replace(/^(\s*):(?=:)/, '$1: ');
}
