import type { Briefing } from '../../src/core/briefing.ts';
import type { Edition } from '../../src/core/edition.ts';
import type { State } from '../../src/core/state.ts';
import { hostOf, hostPauses } from '../../src/core/state-leave.ts';
import { type DownloadAllOptions, downloadAll } from '../../src/io/download-all.ts';
import { runMsDefault } from '../../src/io/download-limits.ts';
import type { Parser } from '../../src/io/parse-apart.ts';
import { startParsers } from '../../src/io/parser-pool.ts';
import type { Progress } from '../../src/io/progress.ts';
import { reasonForBackups } from './backups.ts';
import type { CollectOptions } from './run.ts';
import { heardByShares, type Shares } from './merge.ts';
import { type Asked, endingOf, leftAlone, type Listener, read, request, type Wanted } from './listen.ts';

export interface GatherContext {
  state: State;
  now: Date;
  progress: Progress;
  /** What an earlier run of the day printed. */
  earlier?: Edition | undefined;
  /** Other limits or another resolver than usual. */
  download?: Partial<DownloadAllOptions> | undefined;
  /** A parser that outlives the run, for those who collect many times; else the run has its own. */
  parser?: Parser | undefined;
  /** What other machines have heard of the sources, which are not asked again then. */
  shares?: Shares | undefined;
  /** Another day than today. */
  day?: CollectOptions['day'];
  /** Keeps the bytes of the documents, which are let go else as soon as they have been read. */
  keepDocuments?: boolean | undefined;
}

/**
 * Downloads and parses every source of the briefing, then the backups of those sections whose sources have all
 * failed or fallen silent. Nothing a source does throws: its answer says what happened. Throws UsageError for shares of
 * another run.
 */
export async function gather(briefing: Briefing, given: GatherContext): Promise<Asked[]> {
  return withParser(given.parser, (parser) => hearAll(briefing, given, parser));
}

/** Downloads and parses some of the sources; whether backups are needed nobody knows who has not heard them all. */
export async function gatherShare(
  briefing: Briefing,
  ids: ReadonlySet<string>,
  given: GatherContext,
): Promise<Asked[]> {
  const wanted = wantedOf(briefing).filter(({ source }) => ids.has(source.id));
  return withParser(given.parser, (parser) => hear(wanted, listenerOf(briefing, given, parser), given));
}

/** Does some work with a parser that was given, or with one of its own, which is closed then. `learns` as in `startParsers`. */
export async function withParser<T>(
  given: Parser | undefined,
  work: (parser: Parser) => Promise<T>,
  learns = false,
): Promise<T> {
  const parser = given ?? startParsers({ learns });
  try {
    return await work(parser);
  } finally {
    if (!given) await parser.close();
  }
}

function wantedOf({ sections }: Briefing): Wanted[] {
  return sections.flatMap((section) => section.sources.map((source) => ({ section, source })));
}

function listenerOf(briefing: Briefing, context: GatherContext, parser: Parser): Listener {
  const { state, now, keepDocuments = false } = context;
  return { briefing, state, now, parser, keepDocuments, pauses: hostPauses(state, now) };
}

async function hearAll(briefing: Briefing, context: GatherContext, parser: Parser): Promise<Asked[]> {
  const { now, earlier, shares } = context;
  const started = performance.now();
  const listener = listenerOf(briefing, context, parser);
  const wanted = wantedOf(briefing);
  const first = shares
    ? heardByShares(wanted, briefing, { ...context, shares })
    : await hear(wanted, listener, context);
  const second = await hear(
    briefing.sections.flatMap((section) => {
      const heard = first.filter((one) => one.section === section);
      const today = earlier?.sections.find(({ id }) => id === section.id)?.coverage.sources ?? [];
      const note = reasonForBackups(section, heard, today, now);
      return note === undefined ? [] : section.backups.map((source) => ({ section, source, note }));
    }),
    // A pause that a source of this run was told holds for the backups of its host as well.
    { ...listener, pauses: new Map([...listener.pauses, ...pausesAskedFor(first)]) },
    { ...context, download: { ...context.download, runMs: timeLeft(context, started) } },
  );
  return [...first, ...second];
}

/** What is left of the time of a run, in whole seconds where there are any: backups get no time of their own. */
function timeLeft({ download }: GatherContext, started: number): number {
  const left = (download?.runMs ?? runMsDefault) - (performance.now() - started);
  return left >= 1000 ? Math.floor(left / 1000) * 1000 : Math.max(1, Math.floor(left));
}

/** Sources that are not to be asked now are left alone; of the others each is asked once. In the order given. */
async function hear(
  wanted: readonly Wanted[],
  listener: Listener,
  { now, progress, download }: GatherContext,
): Promise<Asked[]> {
  const heard = new Map<string, Asked | Promise<Asked>>();
  for (const one of wanted) {
    const asked = leftAlone(one, listener);
    if (asked) heard.set(one.source.id, asked);
  }
  const toAsk = new Map(
    wanted.filter(({ source }) => !heard.has(source.id)).map((one) => [one.source.id, one]),
  );
  progress.asking(
    [...toAsk.values()].map(({ source: { id, name }, section }) => ({ id, name, section: section.title })),
  );
  const tell = (asked: Asked): Asked => {
    progress.ended(asked.source.id, endingOf(asked, now));
    return asked;
  };
  const requests = [...toAsk.values()].map((one) => request(one, listener));
  // Without a validator the answer is a document.
  const documents = requests.filter(({ etag, lastModified }) => (etag ?? lastModified) === undefined).length;
  if (documents > 0) listener.parser.prepare(documents);
  await downloadAll(
    requests,
    { allowHosts: listener.briefing.network.allowHosts, now: () => now, ...download },
    (event) => {
      const one = toAsk.get(event.id);
      if (event.kind === 'started') progress.started(event.id);
      else if (one) heard.set(event.id, read(one, event.download, listener).then(tell));
    },
  );
  return Promise.all(
    wanted.map(async ({ source }) => {
      const asked = await heard.get(source.id);
      if (!asked) throw new Error(`Nothing was heard of ${source.id}.`);
      return asked;
    }),
  );
}

function pausesAskedFor(heard: readonly Asked[]): (readonly [host: string, until: string])[] {
  return heard.flatMap(({ source, failure }) =>
    failure?.retryAt ? [[hostOf(source.url), failure.retryAt] as const] : [],
  );
}
