import type { Briefing, Source } from './briefing.ts';
import type { State } from './state.ts';

/** Mornings in a row after which a source is somebody's task. */
export const failuresBeforeIssue = 3;
/** A network that is down breaks every source at once; the list of issues must stay readable then. */
const openedMax = 5;

/** An open issue that we opened, by the marker in its text. */
export interface KnownIssue {
  number: number;
  body: string;
}

export interface SourceIssuePlan {
  open: { source: string; title: string; body: string }[];
  close: { number: number; source: string; comment: string }[];
}

const marker = (source: string): string => `<!-- briefing-source: ${source} -->`;
const markerPattern = /<!-- briefing-source: ([a-z0-9_-]+) -->/;

/** The source that an issue is about; undefined for issues of others. */
export function sourceOfIssue({ body }: KnownIssue): string | undefined {
  return markerPattern.exec(body)?.[1];
}

/**
 * Which issues to open and to close after a morning: one for each source that has failed three mornings in a row and
 * has none, at most five at a time; closed when the source has answered again or has left the briefing. `reasons` are
 * the newest reasons by source.
 */
export function planSourceIssues(
  briefing: Briefing,
  state: State,
  known: readonly KnownIssue[],
  reasons: ReadonlyMap<string, string>,
): SourceIssuePlan {
  const sources = new Map(
    briefing.sections.flatMap(({ sources, backups }) => [...sources, ...backups]).map((one) => [one.id, one]),
  );
  const issues = known.flatMap((issue) => {
    const source = sourceOfIssue(issue);
    return source === undefined ? [] : [{ number: issue.number, source }];
  });
  const withIssue = new Set(issues.map(({ source }) => source));
  const failuresOf = ({ id, url }: Source): number => {
    const entry = state.sources[id];
    return entry?.url === url ? entry.failures : 0;
  };
  const failing = [...sources.values()]
    .filter((source) => failuresOf(source) >= failuresBeforeIssue && !withIssue.has(source.id))
    .sort((a, b) => failuresOf(b) - failuresOf(a))
    .slice(0, openedMax);
  return {
    open: failing.map((source) => issueOf(source, state, reasons.get(source.id))),
    close: issues.flatMap(({ number, source }) => {
      const configured = sources.get(source);
      if (!configured) return [{ number, source, comment: 'This source is not in the briefing any more.' }];
      return failuresOf(configured) === 0
        ? [{ number, source, comment: `${quoted(configured.name)} has answered again.` }]
        : [];
    }),
  };
}

function issueOf({ id, name, url }: Source, state: State, reason = 'no reason is known') {
  const { failures = 0, failingSince, movedTo } = state.sources[id] ?? {};
  const body = [
    `${quoted(name)} could not be read on ${failures} mornings in a row${failingSince ? `, since ${failingSince}` : ''}. The newest reason:`,
    `> ${quoted(reason)}`,
    `The address in \`content/briefing.yaml\` is ${quoted(url)} (source \`${id}\`).${movedTo ? ` It has moved to ${quoted(movedTo)}.` : ''}`,
    'What helps: `npm run doctor` says what the address answers and what to write instead. This issue closes by itself when the source answers again, or when it is taken out of the briefing.',
    marker(id),
  ].join('\n\n');
  return { source: id, title: `The source ${quoted(name)} has stopped answering`, body };
}

/** Names and reasons are data: on one line, without a mark that would mention somebody or begin an element. */
function quoted(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[<>]/g, '')
    .replace(/[@#]/g, (character) => `${character}\u200b`)
    .slice(0, 500);
}
