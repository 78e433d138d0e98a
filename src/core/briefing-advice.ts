import { schemaAt } from './briefing-schema.ts';
import type { briefingSchema } from './briefing.ts';

/** One complaint of the schema about the file. */
export type Issue = NonNullable<ReturnType<typeof briefingSchema.safeParse>['error']>['issues'][number];

/** `['sections', 2, 'url']` → `sections[2].url` */
export function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}

/** What is wrong with the value at the issue's path, and what to write instead. */
export function valueAdvice(issue: Issue, value: unknown): string {
  const { path } = issue;
  const schema = schemaAt(path);
  const help = schema?.description === undefined ? '' : ` (${schema.description})`;
  const name = pathText(path);
  if (value === undefined) return `${name} is missing: write it${help}`;
  if (value === null) return `${name} is empty: write a value, or remove the line${help}`;
  const subject = `${name} ${shown(value)}`;
  if (issue.code === 'invalid_type')
    return `${subject} is of the wrong kind: write ${kinds[issue.expected] ?? issue.expected}${help}`;
  if (issue.code === 'invalid_value') {
    const allowed = issue.values.map(String);
    const guess = nearest(String(value), allowed);
    return `${subject} is not one of the choices: write one of ${allowed.join(', ')}${guess ? `; did you mean ${guess}?` : ''}`;
  }
  if ((issue.code === 'too_small' || issue.code === 'too_big') && issue.origin === 'number')
    return `${subject} is out of range: write a number from ${schema?.minimum} to ${schema?.maximum}`;
  const own = issue.message.startsWith('write ') ? issue.message : 'write at least one character';
  return `${subject} cannot be used: ${own}`;
}

/** A key that the schema does not know, and the one that was probably meant. */
export function unknownKeyAdvice(path: readonly PropertyKey[], key: string): string {
  const known = Object.keys(schemaAt(path)?.properties ?? {});
  const guess = nearest(key, known);
  const advice = guess ? `did you mean ${guess}?` : `write one of ${known.join(', ')}, or remove it`;
  return `${pathText([...path, key])} is not known: ${advice}`;
}

const kinds: Record<string, string> = {
  string: 'text, with quotes around it where it is a number, true or false',
  number: 'a number, without quotes',
  int: 'a whole number',
  boolean: 'true or false, without quotes',
  array: 'a list, each line of it beginning with a hyphen',
  object: 'a group of lines such as "name: value"',
};

const shownCharactersMax = 60;

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : '(a list)';
  if (typeof value === 'object') return '(a group)';
  const text = JSON.stringify(value);
  return text.length > shownCharactersMax ? `${text.slice(0, shownCharactersMax)}…` : text;
}

/** The known word that is only a few letters away, if there is one. */
function nearest(word: string, known: readonly string[]): string | undefined {
  return known
    .map((candidate) => ({ candidate, edits: editDistance(plain(word), plain(candidate)) }))
    .filter(({ candidate, edits }) => edits <= 1 + Math.floor(candidate.length / 4))
    .sort((a, b) => a.edits - b.edits)[0]?.candidate;
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[-_ ]/g, '').slice(0, shownCharactersMax);
}

/** Levenshtein: how many letters must be added, removed or replaced to turn one word into the other. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...to].entries())
      next.push(
        Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}
