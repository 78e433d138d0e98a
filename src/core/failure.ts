/** The step of the pipeline at which a source let us down. */
export type Stage = 'configuration' | 'download' | 'parse';

/**
 * An expected outcome of one source: it never throws and never costs the edition.
 * `reason` is a plain sentence without an address or a stack trace, fit to be printed to a reader.
 */
export interface Failure {
  stage: Stage;
  reason: string;
  /** HTTP status, where there was an answer. */
  httpStatus?: number;
  /** The answer was waited for in vain. */
  timedOut?: true;
  /** ISO instant before which the publisher asked not to be called again. */
  retryAt?: string;
}

/** Whether what was to be made of a document or a request is a failure. */
export function isFailure<T extends object>(result: T | Failure): result is Failure {
  return 'stage' in result;
}

/** An owner's mistake in a file: printed as `file:line:column message`, exit code 2. */
export interface Problem {
  file: string;
  line: number;
  column: number;
  message: string;
}

/** Thrown by commands for anything the owner has to correct; carries every problem at once. */
export class ConfigurationError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map(problemLine).join('\n'));
    this.name = 'ConfigurationError';
    this.problems = problems;
  }
}

/** `briefing.yaml:12:7 sections[2].sources[0].url: …` */
export function problemLine({ file, line, column, message }: Problem): string {
  return `${file}:${line}:${column} ${message}`;
}
