import { isMap, parseDocument, type Document } from 'yaml';
import { pathText, unknownKeyAdvice, valueAdvice, type Issue } from './briefing-advice.ts';
import { duplicateKeys, offsetAt, syntaxMistakes, type Mistake } from './briefing-syntax.ts';
import { briefingSchema, type Briefing } from './briefing.ts';
import { ConfigurationError } from './failure.ts';
import { withWeatherSources } from './weather-sources.ts';

/** Five times the longest list of sources we know of; beyond it somebody chose the wrong file. */
export const briefingCharactersMax = 200_000;

/**
 * Reads the owner's file. `text` is the decoded content (a byte order mark is allowed), `file` the name that error
 * messages begin with. Throws a ConfigurationError with every problem at once, sorted by place; lines and columns
 * count from 1. While the text is not sound YAML only that is told: what the schema says of a misread file misleads.
 * A weather section without sources has those of the place.
 */
export function parseBriefing(text: string, file: string): Briefing {
  const source = text.replace(/^\uFEFF/, '');
  const lastOffset = Math.max(0, source.trimEnd().length - 1);
  // The package's own LineCounter loses lines behind a bracket too many.
  const place = (offset: number): { line: number; column: number } => {
    const before = source.slice(0, Math.min(Math.max(0, offset), lastOffset));
    return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
  };
  const fail: (mistakes: readonly Mistake[]) => never = (mistakes) => {
    const problems = mistakes.map(({ offset, message }) => ({ file, ...place(offset), message }));
    problems.sort((a, b) => a.line - b.line || a.column - b.column || (a.message < b.message ? -1 : 1));
    throw new ConfigurationError(problems);
  };

  if (source.length > briefingCharactersMax)
    fail([{ offset: 0, message: `the file is too long: write at most ${briefingCharactersMax} characters` }]);
  const document = parseDocument(source, {
    logLevel: 'error',
    prettyErrors: false,
    stringKeys: true,
    uniqueKeys: false,
  });
  const unreadable = syntaxMistakes(document, source);
  if (unreadable.length > 0) fail(unreadable);
  if (!isMap(document.contents)) fail([{ offset: 0, message: notAGroup(source) }]);

  const value: unknown = document.toJS({ maxAliasCount: 0 });
  const lineOf = (offset: number): number => place(offset).line;
  const result = briefingSchema.safeParse(value);
  const mistakes = [
    ...duplicateKeys(document, lineOf),
    ...duplicateIds(document, value, lineOf),
    ...(result.error?.issues ?? []).flatMap((issue) => issueMistakes(issue, document, value)),
  ];
  return mistakes.length === 0 && result.success ? withWeatherSources(result.data) : fail(mistakes);
}

function notAGroup(source: string): string {
  const empty = source.split(/\r?\n/).every((line) => /^\s*(#|---|$)/.test(line));
  return `${empty ? 'the file is empty' : 'the file does not begin with a key'}: write title: and sections:, as in the example`;
}

function issueMistakes(issue: Issue, document: Document, value: unknown): Mistake[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      offset: offsetAt(document, [...path, key], 'key'),
      message: unknownKeyAdvice(path, key),
    }));
  // Ids are compared by duplicateIds: the schema compares them only when nothing else is wrong.
  if (issue.code === 'custom' && path.at(-1) === 'id') return [];
  return [{ offset: offsetAt(document, path, 'value'), message: valueAdvice(issue, valueAt(value, path)) }];
}

function duplicateIds(document: Document, value: unknown, lineOf: (offset: number) => number): Mistake[] {
  const sections = rows(value, ['sections']);
  const sources = sections.flatMap((path) =>
    ['sources', 'backups'].flatMap((list) => rows(value, [...path, list])),
  );
  const mistakes: Mistake[] = [];
  for (const [word, paths] of [['section', sections] as const, ['source', sources] as const]) {
    const firstOffset = new Map<string, number>();
    for (const path of paths.map((row) => [...row, 'id'])) {
      const id = valueAt(value, path);
      if (typeof id !== 'string') continue;
      const offset = offsetAt(document, path, 'value');
      const first = firstOffset.get(id);
      if (first === undefined) firstOffset.set(id, offset);
      else {
        const taken = `the id of another ${word} in line ${lineOf(first)}`;
        mistakes.push({ offset, message: `${pathText(path)} "${id}" is ${taken}: write another` });
      }
    }
  }
  return mistakes;
}

/** Paths of the elements of the list at `path`; none where there is no list. */
function rows(value: unknown, path: readonly PropertyKey[]): PropertyKey[][] {
  const list = valueAt(value, path);
  return Array.isArray(list) ? list.map((_, index) => [...path, index]) : [];
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null
        ? Object.getOwnPropertyDescriptor(inner, step)?.value
        : undefined,
    value,
  );
}
