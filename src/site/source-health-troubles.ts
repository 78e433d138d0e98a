import { answered } from '../core/coverage.ts';
import type { SourceStatus } from '../core/edition.ts';

/** What is wrong with a source, as far as it decides what its owner can do. */
export type Trouble =
  | 'moved'
  | 'gone'
  | 'wait'
  | 'notAsked'
  | 'refused'
  | 'password'
  | 'withheld'
  | 'missing'
  | 'page'
  | 'notFeed'
  | 'broken'
  | 'large'
  | 'name'
  | 'certificate'
  | 'address'
  | 'unreachable'
  | 'failed'
  | 'stale'
  | 'degraded';

/** What coverage and health files keep of one day of a source. */
export interface SourceDay {
  status: SourceStatus;
  reason?: string | undefined;
  movedTo?: string | undefined;
}

/**
 * The first row that fits the reason speaks. Editions keep a reason in words alone, with the HTTP status in brackets;
 * a test holds these rows against the sentences that collecting writes.
 */
const troublesByReason: readonly [pattern: RegExp, trouble: Trouble][] = [
  [/\(410\)/, 'gone'],
  [/\(429\)|asked (?:not to be called|for a pause)/, 'wait'],
  [/\((?:401|402|407)\)/, 'password'],
  [/\(404\)|in a circle|passed on more than/, 'missing'],
  [/\(451\)/, 'withheld'],
  [/\(408\)|\(5\d\d\)/, 'unreachable'],
  [/\(4\d\d\)/, 'refused'],
  [/web page instead of a feed/, 'page'],
  [/not a (?:JSON )?[Ff]eed|\(\d\d\d\)/, 'notFeed'],
  [
    /empty document|broken(?: beyond|\.)|compressed|packed|unpacked|too (?:long|much)|proper HTTP|more headers/,
    'broken',
  ],
  [/larger than/, 'large'],
  [/no server of that name/, 'name'],
  [/certificate|protected connection/, 'certificate'],
  [
    /private network|address(?: that)? (?:holds|cannot)|not a web address|Only web addresses|protected address|User-Agent/,
    'address',
  ],
  [
    /within|half-way|in time|cannot be reached|refused the connection|connection broke|looked up|stopped|were over/,
    'unreachable',
  ],
];

/** What is wrong with a source on a day; undefined where nothing is. */
export function troubleOf({ status, reason = '', movedTo }: SourceDay): Trouble | undefined {
  if (answered({ status })) {
    if (movedTo !== undefined) return 'moved';
    return status === 'stale' || status === 'degraded' ? status : undefined;
  }
  const trouble = troublesByReason.find(([pattern]) => pattern.test(reason))?.[1];
  return trouble ?? (status === 'skipped' ? 'notAsked' : 'failed');
}

const passing: ReadonlySet<Trouble> = new Set(['unreachable', 'broken', 'failed']);

/** Whether such a trouble often ends by itself, so that a first day of it calls for nothing. */
export function oftenPasses(trouble: Trouble): boolean {
  return passing.has(trouble);
}

/** The line of briefing.yaml that helps, where one does; quoted, because an address may hold what YAML takes for its own. */
export function remedyLine(trouble: Trouble, { movedTo }: SourceDay): string {
  if (trouble === 'moved' && movedTo !== undefined) return `url: ${JSON.stringify(new URL(movedTo).href)}`;
  return trouble === 'refused' ? 'userAgent: "Mozilla/5.0 (compatible; MorningReader/1.0)"' : '';
}
