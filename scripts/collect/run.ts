import type { Briefing } from '../../src/core/briefing.ts';
import { editionDate, windowBefore } from '../../src/core/calendar-day.ts';
import { type Edition, editionEntries } from '../../src/core/edition.ts';
import type { FeedDocument } from '../../src/core/feed.ts';
import { gate } from '../../src/core/gate.ts';
import { recordHealth } from '../../src/core/health.ts';
import { linkKey } from '../../src/core/links.ts';
import type { Brought } from '../../src/core/make-edition.ts';
import { headlineDays, remember } from '../../src/core/memory.ts';
import type { RunReport } from '../../src/core/report.ts';
import {
  afterFailure,
  afterReading,
  type Reading,
  type SourceState,
  type State,
} from '../../src/core/state.ts';
import { readBriefing } from '../../src/io/briefing-file.ts';
import {
  editionDates,
  readEdition,
  readOtherEditions,
  readHealth,
  readState,
  writeRun,
} from '../../src/io/content-folder.ts';
import type { DownloadAllOptions } from '../../src/io/download-all.ts';
import type { ModelSetup } from '../../src/io/model-settings.ts';
import type { Progress } from '../../src/io/progress.ts';
import { saveFeeds } from '../../src/io/saved-feeds.ts';
import { edit } from './edit.ts';
import { type Asked, gather } from './gather.ts';
import { reportOf } from './report-of.ts';

export interface CollectOptions {
  /** The folder that holds `briefing.yaml` and receives the edition. */
  content: string;
  now: Date;
  progress: Progress;
  /** Other limits or another resolver than usual. */
  download?: Partial<DownloadAllOptions>;
  /** A folder in which the downloaded documents are kept. */
  saveFeeds?: string;
  /** A model that may choose sentences; none by default. */
  model?: ModelSetup;
}

/**
 * Makes or completes the edition of the day that `now` falls on; an edition with a newer one is closed. Throws
 * ConfigurationError before anything is asked, and DamagedFileError where a file of this day cannot be read. A source
 * that fails costs nothing but its own entries; where no source at all can be read, nothing is written and the
 * outcome is `none`.
 */
export async function collect({
  content,
  now,
  progress,
  download,
  saveFeeds: folder,
  model,
}: CollectOptions): Promise<RunReport> {
  const briefing = await readBriefing(content);
  const date = editionDate(now, briefing.timeZone);
  const state = await readState(content);
  const earlier = await readEdition(content, date);
  const health = await readHealth(content, date);
  const others = await readOtherEditions(content, date, headlineDays);
  const notes = others.damaged.map(({ message }) => message);

  if (earlier && (await editionDates(content)).some((other) => other > date)) {
    const note = `The edition of ${date} is closed, because a newer one exists; it was left as it is.`;
    return reportOf({ date, outcome: 'unchanged', asked: [], notes: [...notes, note], edition: earlier });
  }

  const asked = await gather(briefing, { state, now, progress, ...(download && { download }) });
  await progress.finish();
  if (folder !== undefined) await saveFeeds(folder, asked.flatMap(documentOf));
  if (!asked.some(({ answer }) => answer.kind === 'read' || answer.kind === 'unchanged'))
    return reportOf({ date, outcome: 'none', asked, notes });

  const {
    edition: made,
    brought,
    modelNotes,
  } = await edit(
    {
      briefing,
      date,
      window: windowBefore(now, briefing.window),
      heard: asked,
      earlier,
      memory: remember(others.near, others.links, date),
    },
    model,
  );
  const { edition, notes: gateNotes } = gate(made, asked, earlier);
  await writeRun(content, {
    edition,
    health: recordHealth(health, date, timedRows(edition, asked)),
    state: nextState({ state, briefing, asked, brought, edition }),
  });
  const outcome = earlier === undefined ? 'made' : edition === earlier ? 'unchanged' : 'changed';
  return reportOf({ date, outcome, asked, notes: [...notes, ...modelNotes, ...gateNotes], edition, brought });
}

function documentOf({ source, download }: Asked): { source: string; document: FeedDocument }[] {
  return download?.kind === 'document' ? [{ source: source.id, document: download.document }] : [];
}

function timedRows(edition: Edition, asked: readonly Asked[]) {
  const ms = new Map(asked.map((one) => [one.source.id, one.ms]));
  return edition.sections
    .flatMap(({ coverage }) => coverage.sources)
    .map((coverage) => ({ coverage, ms: ms.get(coverage.id) ?? 0 }));
}

interface RunResult {
  state: State;
  briefing: Briefing;
  asked: readonly Asked[];
  brought: readonly Brought[];
  edition: Edition;
}

/** Sources that have left the briefing are forgotten; those that were not asked this time are kept as they were. */
function nextState({ state, briefing, asked, brought, edition }: RunResult): State {
  const configured = briefing.sections.flatMap(({ sources, backups }) => [...sources, ...backups]);
  const printed = new Set(
    editionEntries(edition).flatMap((entry) => [entry, ...entry.also].map(({ url }) => linkKey(url))),
  );
  const sources: Record<string, SourceState> = {};
  for (const { id } of configured) if (state.sources[id]) sources[id] = state.sources[id];
  asked.forEach((one, index) => {
    const { fresh = [], firstSeen = {} } = brought[index] ?? {};
    const waiting = fresh.filter(({ url }) => !printed.has(linkKey(url)));
    sources[one.source.id] = afterAsking(one, edition.date, {
      firstSeen,
      waiting,
      limit: one.section.limit ?? briefing.limit,
    });
  });
  return { schema: 1, sources };
}

function afterAsking(
  { known, answer, failure, download }: Asked,
  date: string,
  left: Pick<Reading, 'firstSeen' | 'waiting' | 'limit'>,
): SourceState {
  if (answer.kind === 'skipped') return known;
  if (answer.kind === 'failed') {
    const gone = download?.kind === 'failed' && download.gone === true;
    return afterFailure(known, date, failure ?? { stage: 'download', reason: answer.reason }, gone);
  }
  const movedTo = download?.kind === 'failed' ? undefined : download?.movedTo;
  if (answer.kind === 'unchanged') return afterReading(known, date, { ...left, movedTo });
  const { newest, usualGapHours } = answer;
  const { etag, lastModified } = download?.kind === 'document' ? download : {};
  return afterReading(known, date, {
    ...left,
    movedTo,
    document: { etag, lastModified, newest, usualGapHours },
  });
}
