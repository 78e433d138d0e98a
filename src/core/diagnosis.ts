import type { Answer } from './coverage.ts';
import { silence } from './coverage.ts';
import type { Failure } from './failure.ts';
import type { FeedFormat } from './feed.ts';

export const verdicts = ['well', 'moved', 'mended', 'old', 'empty', 'broken'] as const;
export type Verdict = (typeof verdicts)[number];

/** What was found out about one source, and what its owner can do. */
export interface Diagnosis {
  source: string;
  name: string;
  section: string;
  url: string;
  verdict: Verdict;
  format?: FeedFormat;
  entries: number;
  newest?: string;
  ms: number;
  /** What is wrong, in a sentence. */
  problem?: string;
  /** What to write or do instead, in a sentence. */
  advice?: string;
}

export interface Examined {
  answer: Answer;
  failure?: Failure;
  /** The documents of a weather office hold no entries. */
  weather?: boolean;
  /** Feeds found behind a broken address, likeliest first. */
  instead: readonly string[];
  now: string;
}

/** The verdict on what a source answered, with what to do about it. */
export function diagnose({
  answer,
  failure,
  weather,
  instead,
  now,
}: Examined): Pick<Diagnosis, 'verdict' | 'problem' | 'advice'> {
  if (answer.kind === 'failed' || answer.kind === 'skipped') {
    const problem = failure?.reason ?? answer.reason;
    const [found] = instead;
    return {
      verdict: 'broken',
      problem,
      advice: found ? `Write this address: ${found}` : adviceFor(failure),
    };
  }
  const { movedTo, newest } = answer;
  if (movedTo !== undefined)
    return {
      verdict: 'moved',
      problem: 'It has moved for good.',
      advice: `Write its new address: ${movedTo}`,
    };
  if (answer.kind === 'read' && answer.read === 0 && !weather)
    return {
      verdict: 'empty',
      problem: 'The feed holds no entry.',
      advice: 'Look whether its publisher has another feed: npm run add -- and the address of a page.',
    };
  const hours = silence(answer, now);
  if (hours !== undefined)
    return {
      verdict: 'old',
      problem: `Its newest entry is ${Math.round(hours / 24)} days old (${newest?.slice(0, 10)}).`,
      advice: 'It may be given up: look at its site, and give the section another source or a backup.',
    };
  const repairs = answer.repairs ?? [];
  return repairs.length > 0
    ? { verdict: 'mended', problem: `The document is faulty and was mended: ${repairs.join('; ')}.` }
    : { verdict: 'well' };
}

function adviceFor(failure: Failure | undefined): string {
  const { httpStatus, timedOut, stage } = failure ?? {};
  if (httpStatus === 410) return 'Take it out: its publisher has ended this feed.';
  if (httpStatus === 404)
    return 'Look for its new address: npm run add -- and the address of a page of its publisher.';
  if (httpStatus === 401 || httpStatus === 403 || httpStatus === 429)
    return 'It keeps programs out: try another userAgent for this source, or another feed of the same publisher.';
  if (timedOut || (httpStatus ?? 0) >= 500)
    return 'This may pass: try again later before you change anything.';
  if (stage === 'parse') return 'Look for its feed: npm run add -- and this address.';
  return 'Look at the address in a browser; the name of the server or the connection is wrong.';
}

/** The one sentence at the end. `other` is what else needs attention. */
export function conclusion(all: readonly Diagnosis[], other: readonly string[]): string {
  const broken = all.filter(({ verdict }) => verdict === 'broken').length;
  const wanting = all.filter(({ advice, verdict }) => advice !== undefined && verdict !== 'broken').length;
  const parts = [
    broken > 0 && `${broken} of ${all.length} sources cannot be read`,
    wanting > 0 && `${wanting} ${wanting === 1 ? 'needs' : 'need'} a look`,
    other.length > 0 && `${other.length} other ${other.length === 1 ? 'thing is' : 'things are'} to mend`,
  ].filter((part) => part !== false);
  if (parts.length === 0)
    return `All is well: ${all.length} ${all.length === 1 ? 'source' : 'sources'}, each read.`;
  return `${parts.join(', ')}: see above.`;
}
