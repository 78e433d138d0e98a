import { dayAfter, editionDate, missedDays, windowBefore } from '../../src/core/calendar-day.ts';
import type { Briefing } from '../../src/core/briefing.ts';
import type { Edition } from '../../src/core/edition.ts';
import type { FeedDocument } from '../../src/core/feed.ts';
import { gate } from '../../src/core/gate.ts';
import { recordHealth } from '../../src/core/health.ts';
import { headlineDays, remember } from '../../src/core/memory.ts';
import { emptyState } from '../../src/core/state.ts';
import type { RunReport } from '../../src/core/report.ts';
import { readBriefing } from '../../src/io/briefing-file.ts';
import {
  assertWritable,
  editionDates,
  readEdition,
  readOtherEditions,
  readHealth,
  readState,
  writeRun,
  writeState,
} from '../../src/io/content-folder.ts';
import type { DownloadAllOptions } from '../../src/io/download-all.ts';
import { withFolderLock } from '../../src/io/folder-lock.ts';
import { adoptEditions, enterEditions } from '../../src/io/ledger-file.ts';
import type { ModelSetup } from '../../src/io/model-settings.ts';
import type { Progress } from '../../src/io/progress.ts';
import type { Parser } from '../../src/io/parse-apart.ts';
import { saveFeeds } from '../../src/io/saved-feeds.ts';
import { orSetAside } from '../../src/io/set-aside.ts';
import { gather, withParser } from './gather.ts';
import type { Asked } from './listen.ts';
import type { Shares } from './merge.ts';
import { nextState, wasAskedToWait } from './next-state.ts';
import { reportOf } from './report-of.ts';

export interface CollectOptions {
  /** The folder that holds `briefing.yaml` and receives the edition. */
  content: string;
  now: Date;
  progress: Progress;
  /** Other limits or another resolver than usual. */
  download?: Partial<DownloadAllOptions>;
  /** A parser that outlives the run, for those who collect many times; it stays open. */
  parser?: Parser;
  /** A folder in which the downloaded documents are kept. */
  saveFeeds?: string;
  /** A model that may choose sentences; none by default. */
  model?: ModelSetup;
  /** Another day than today, which has passed, and whether an edition that it has may be completed. */
  day?: { date: string; reopen: boolean } | undefined;
  /** What other machines have heard of the sources, which are not asked again then. */
  shares?: Shares | undefined;
  /** Called once, where another run is writing the folder and this one waits for it. */
  waiting?: (() => void) | undefined;
}

/**
 * Makes or completes the edition of the day that `now` falls on; an edition with a newer one is closed. Throws
 * ConfigurationError before anything is asked, an error where the clock is far behind the newest edition or the folder
 * cannot be written, and DamagedFileError where a file of this day cannot be read. A source that fails costs nothing
 * but its own entries; where no source at all can be read, no edition is made and the outcome is `none`. What
 * publishers asked for then (`Retry-After`, 410) is remembered all the same. Throws UsageError for shares of another run.
 */
export async function collect(options: CollectOptions): Promise<RunReport> {
  const briefing = await readBriefing(options.content);
  // From reading what is there to writing what becomes of it no other run may come in between.
  const { content, day, waiting } = options;
  const work = async (): Promise<RunReport> => {
    if (!day)
      return withParser(options.parser, (parser) => collectInto(briefing, { ...options, parser }), true);
    const { collectDay } = await import('./one-day.ts');
    return collectDay(briefing, day.date, day.reopen, options);
  };
  return withFolderLock(content, work, { waiting });
}

async function collectInto(
  briefing: Briefing,
  options: CollectOptions & { parser: Parser },
): Promise<RunReport> {
  const { content, now, progress, model, saveFeeds: folder, ...more } = options;
  const date = editionDate(now, briefing.timeZone);
  const newest = (await editionDates(content)).at(-1);
  refuseOldClock(date, newest);
  const earlier = await readEdition(content, date);
  const others = await readOtherEditions(content, date, headlineDays);
  const notes = [...(more.shares?.unread ?? []), ...others.damaged.map(({ message }) => message)];

  if (earlier && newest !== undefined && newest > date) {
    const note = `The edition of ${date} is closed, because a newer one exists; it was left as it is.`;
    return reportOf({ date, outcome: 'unchanged', asked: [], notes: [...notes, note], edition: earlier });
  }

  await assertWritable(content);
  const state = (await orSetAside(() => readState(content), notes)) ?? emptyState;
  const health = await orSetAside(() => readHealth(content, date), notes);
  await orSetAside(() => adoptEditions(content), notes);
  const keepDocuments = folder !== undefined;
  // Loading what makes an edition takes as long as the first answer is waited for.
  const [asked, { edit }, { makeUpFor }] = await Promise.all([
    gather(briefing, { state, now, progress, earlier, keepDocuments, ...more }),
    import('./edit.ts'),
    import('./missed.ts'),
  ]);
  await progress.finish();
  if (folder !== undefined) await saveFeeds(folder, asked.flatMap(documentOf));
  const result = { state, briefing, date, now, asked };
  if (!asked.some(({ answer }) => answer.kind === 'read' || answer.kind === 'unchanged')) {
    if (wasAskedToWait(asked)) await writeState(content, nextState(result));
    return reportOf({ date, outcome: 'none', asked, notes });
  }

  const window = windowBefore(now, briefing.window);
  const missed = missedDays(newest, date, window.from);
  notes.push(...(await makeUpFor(missed, { content, briefing, now, heard: asked, others })));
  const {
    edition: made,
    brought,
    modelNotes,
  } = await edit(
    {
      briefing,
      date,
      window,
      heard: asked,
      earlier,
      memory: remember(others.near, others.links, date),
    },
    more.parser,
    model,
  );
  const { edition, notes: gateNotes } = gate(made, asked, earlier);
  await writeRun(content, {
    edition,
    health: recordHealth(health, date, timedRows(edition, asked)),
    state: nextState({ ...result, brought, edition }),
  });
  await enterEditions(content, [date]);
  const outcome = earlier === undefined ? 'made' : edition === earlier ? 'unchanged' : 'changed';
  return reportOf({ date, outcome, asked, notes: [...notes, ...modelNotes, ...gateNotes], edition, brought });
}

function documentOf({ source, document }: Asked): { source: string; document: FeedDocument }[] {
  return document ? [{ source: source.id, document }] : [];
}

/**
 * A clock may be a day behind the newest edition, where the briefing has got another time zone. One that is further
 * behind would write old news under an old date, and set back what is known of the sources.
 */
export function refuseOldClock(date: string, newest: string | undefined): void {
  if (newest === undefined || dayAfter(date) >= newest) return;
  throw new Error(
    `It is ${date} by the clock or by --now, but the edition of ${newest} is there already. Nothing was asked or ` +
      'written. Set the clock right, or give --now a later moment.',
  );
}

function timedRows(edition: Edition, asked: readonly Asked[]) {
  const ms = new Map(asked.map((one) => [one.source.id, one.ms]));
  return edition.sections
    .flatMap(({ coverage }) => coverage.sources)
    .map((coverage) => ({ coverage, ms: ms.get(coverage.id) ?? 0 }));
}
