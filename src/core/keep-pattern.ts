/**
 * Regular expressions that cannot run away. An owner writes a pattern once, and strangers' texts run through it every
 * morning: with the language's own engine `(\w+\s?)*!` takes years for one unlucky headline. Here every character of
 * the text is looked at once, with all states of the pattern side by side (Thompson 1968), so that the time grows with
 * the length of both and no faster. The price: no look-around and no back-references.
 */
export type Pattern = (text: string) => boolean;

/** A pattern has at most so many characters, and unfolds to so many steps; `(abc){1000}` has three thousand. */
export const patternStepsMax = 1_000;

/** What cannot be used of a pattern, in words that go on after “the pattern”. */
export class PatternError extends Error {
  override readonly name = 'PatternError';
}

type Step =
  | { kind: 'character'; accepts: (character: string) => boolean }
  | { kind: 'place'; holds: (before: string, after: string) => boolean }
  /** Goes on at each of these steps, counted from this one. */
  | { kind: 'fork'; to: readonly number[] };

/**
 * The test that a pattern makes of a text: whether it stands anywhere in it, upper and lower case alike. Syntax and
 * meaning are those of ECMAScript with the flags `iu`. Throws a PatternError.
 */
export function patternOf(source: string): Pattern {
  if (source.length > patternStepsMax) throw new PatternError('is too long: write it shorter');
  try {
    new RegExp(source, 'iu');
  } catch (error) {
    throw new PatternError(complaintOf(error));
  }
  const steps = new PatternReader(source).read();
  return (text) => standsIn(steps, [...text]);
}

const complaints: readonly (readonly [said: RegExp, meaning: string])[] = [
  [/unterminated group/i, 'has an opening round bracket that is never closed'],
  [/unmatched '\)'/i, 'has a closing round bracket that was never opened'],
  [
    /character class/i,
    'has an opening square bracket that is never closed, or letters in the wrong order in it',
  ],
  [/nothing to repeat/i, 'has a * + ? or {…} with nothing before it to repeat'],
  [/lone quantifier|incomplete quantifier/i, 'has a { } [ or ] that needs a backslash before it'],
  [/out of order/i, 'has a repetition or a range whose first number is larger than its second'],
  [/escape/i, 'has a backslash before a character that has no use for it'],
  [/property name/i, 'names a kind of character that does not exist'],
];

function complaintOf(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  return complaints.find(([pattern]) => pattern.test(said))?.[1] ?? 'cannot be read';
}

/** One character to match: an escape, a class in square brackets, or the character itself. */
const atom =
  /\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u.{4}|\\x..|\\c.|\\.|\[(?:\\.|[^\]\\])*\]|./suy;
const quantifier = /(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/uy;
const groupStart = /\((?:\?:|\?<(?![=!])[^>]*>)?/uy;

const isWordCharacter = (character: string): boolean => /^\w$/iu.test(character);
const isWordEdge = (before: string, after: string): boolean =>
  isWordCharacter(before) !== isWordCharacter(after);

const places: Readonly<Record<string, (before: string, after: string) => boolean>> = {
  '^': (before) => before === '',
  $: (_, after) => after === '',
  '\\b': isWordEdge,
  '\\B': (before, after) => !isWordEdge(before, after),
};

/** Reads a pattern that the language has found to be well formed. */
class PatternReader {
  private at = 0;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  read(): Step[] {
    return this.alternatives();
  }

  private take(piece: RegExp): RegExpExecArray | undefined {
    piece.lastIndex = this.at;
    const found = piece.exec(this.source);
    if (found) this.at = piece.lastIndex;
    return found ?? undefined;
  }

  private alternatives(): Step[] {
    let steps = this.sequence();
    while (this.source[this.at] === '|') {
      this.at += 1;
      const other = this.sequence();
      steps = [
        { kind: 'fork', to: [1, steps.length + 2] },
        ...steps,
        { kind: 'fork', to: [other.length + 1] },
        ...other,
      ];
    }
    return steps;
  }

  private sequence(): Step[] {
    const steps: Step[] = [];
    while (this.at < this.source.length && !'|)'.includes(this.source[this.at]!)) {
      steps.push(...this.repeated(this.single()));
      if (steps.length > patternStepsMax)
        throw new PatternError('repeats too often: write smaller numbers between { and }');
    }
    return steps;
  }

  private single(): Step[] {
    if (this.source[this.at] === '(') return this.group();
    const text = this.take(atom)?.[0] ?? '';
    const holds = places[text];
    if (holds) return [{ kind: 'place', holds }];
    if (/^\\[1-9k]/.test(text)) throw new PatternError('refers back to a group, which is not supported here');
    return [{ kind: 'character', accepts: characterTest(text) }];
  }

  private group(): Step[] {
    const start = this.take(groupStart)?.[0] ?? '';
    if (start === '(' && this.source[this.at] === '?')
      throw new PatternError('looks ahead or behind, or sets a flag, which is not supported here');
    const steps = this.alternatives();
    this.at += 1;
    return steps;
  }

  private repeated(steps: Step[]): Step[] {
    const found = this.take(quantifier);
    if (!found) return steps;
    const [, sign, least = '', comma, most = ''] = found;
    const from = sign === undefined ? Number(least) : sign === '+' ? 1 : 0;
    const to = sign === undefined ? (comma ? Number(most || Infinity) : from) : sign === '?' ? 1 : Infinity;
    const copies = to === Infinity ? from + 1 : to;
    if (copies * (steps.length + 1) > patternStepsMax)
      throw new PatternError('repeats too often: write smaller numbers between { and }');
    const certain = Array.from({ length: from }, () => steps).flat();
    if (to === Infinity) return [...certain, ...looped(steps)];
    return [...certain, ...Array.from({ length: to - from }, () => skippable(steps)).flat()];
  }
}

function looped(steps: Step[]): Step[] {
  return [{ kind: 'fork', to: [1, steps.length + 2] }, ...steps, { kind: 'fork', to: [-steps.length - 1] }];
}

function skippable(steps: Step[]): Step[] {
  return [{ kind: 'fork', to: [1, steps.length + 1] }, ...steps];
}

/** Whether one character fits; the language itself knows its classes and the cases of its letters. */
function characterTest(text: string): (character: string) => boolean {
  const single = new RegExp(`^${text}$`, 'iu');
  const known = new Map<string, boolean>();
  return (character) => {
    const answer = known.get(character) ?? single.test(character);
    known.set(character, answer);
    return answer;
  };
}

function standsIn(steps: readonly Step[], characters: readonly string[]): boolean {
  /** For each step the place of the text, counted from 1, at which it was last reached. */
  const reachedAt = new Int32Array(steps.length);
  let open: number[] = [];
  for (let at = 0; at <= characters.length; at += 1) {
    const [before, after] = [characters[at - 1] ?? '', characters[at] ?? ''];
    const next: number[] = [];
    open.push(0);
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      const step = steps[index];
      if (!step) return true;
      if (reachedAt[index] === at + 1) continue;
      reachedAt[index] = at + 1;
      if (step.kind === 'fork') for (const offset of step.to) open.push(index + offset);
      else if (step.kind === 'place') {
        if (step.holds(before, after)) open.push(index + 1);
      } else if (step.accepts(after)) next.push(index + 1);
    }
    open = next;
  }
  return false;
}
