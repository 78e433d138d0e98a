import { resolve } from 'node:path';
import { parseISO } from 'date-fns/parseISO';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { ConfigurationError, problemLine } from '../src/core/failure.ts';
import { DamagedFileError } from '../src/io/content-folder.ts';

/** The options that the commands which read or write content share. */
export interface SharedOptions {
  content: string;
  now: Date;
  json: boolean;
  /** Options of one command alone. */
  values: Record<string, unknown>;
  /** What stands behind the options, for a command that takes any. */
  paths: string[];
}

interface Command {
  help: string;
  /** Which of the shared options it takes. */
  takes: readonly (keyof typeof shared)[];
  options?: ParseArgsConfig['options'];
  /** What was written behind the command, where it is not all of it. */
  args?: string[];
  /** Whether anything may stand behind the options. */
  positionals?: boolean;
}

const shared = {
  content: { type: 'string' },
  now: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** What a person sees when a command was called wrongly. */
export class UsageError extends Error {}

/**
 * Runs a command and sets the exit code: what it returns, 2 for wrong usage or configuration, 1 for anything
 * unexpected. Every error is a sentence; the trace of an unexpected one is shown where DEBUG is set.
 */
export async function runCommand(
  command: Command,
  run: (options: SharedOptions) => Promise<number>,
): Promise<void> {
  try {
    const options = readOptions(command);
    process.exitCode = options ? await run(options) : 0;
  } catch (error) {
    process.exitCode = tell(error);
  }
}

function readOptions({
  help,
  takes,
  options = {},
  args,
  positionals = false,
}: Command): SharedOptions | undefined {
  let values: Record<string, unknown>;
  let paths: string[];
  try {
    const taken = Object.fromEntries(takes.map((name) => [name, shared[name]]));
    ({ values, positionals: paths } = parseArgs({
      ...(args && { args }),
      allowPositionals: positionals,
      options: { ...taken, help: { type: 'boolean' }, ...options },
    }));
  } catch (error) {
    throw new UsageError(`${/^[^.\n]+/.exec((error as Error).message)?.[0]}. Try --help.`);
  }
  if (values['help']) {
    process.stdout.write(`${help}\n`);
    return undefined;
  }
  return {
    content: resolve(String(values['content'] ?? process.env['BRIEFING_CONTENT'] ?? 'content')),
    now: readInstant(values['now'] ?? process.env['BRIEFING_NOW']),
    json: values['json'] === true,
    values,
    paths,
  };
}

function readInstant(text: unknown): Date {
  if (text === undefined) return new Date();
  const instant = parseISO(String(text));
  // Without a zone the moment would depend on the machine.
  if (Number.isNaN(instant.getTime()) || !/(?:Z|[+-]\d\d:?\d\d)$/.test(String(text)))
    throw new UsageError(
      `--now ${String(text)} is not a moment with a zone; write it like 2026-11-22T11:45:00Z.`,
    );
  return instant;
}

function tell(error: unknown): number {
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  if (error instanceof ConfigurationError) {
    say(error.problems.map(problemLine).join('\n'));
    return 2;
  }
  if (error instanceof UsageError) {
    say(error.message);
    return 2;
  }
  const expected = error instanceof DamagedFileError || process.env['DEBUG'] === undefined;
  say(
    expected && error instanceof Error ? `Error: ${error.message}` : String((error as Error)?.stack ?? error),
  );
  return 1;
}
