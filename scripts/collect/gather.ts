import { type Briefing, type Section, type Source, weatherSectionId } from '../../src/core/briefing.ts';
import { silence, usualGapHours } from '../../src/core/coverage.ts';
import type { Failure } from '../../src/core/failure.ts';
import type { Heard } from '../../src/core/heard.ts';
import { believableDates } from '../../src/core/normalize.ts';
import { knownOf, reasonToSkip, type SourceState, type State } from '../../src/core/state.ts';
import { holdsWeather } from '../../src/core/weather.ts';
import { type Download, userAgentOf } from '../../src/io/download.ts';
import { type DownloadAllOptions, downloadAll } from '../../src/io/download-all.ts';
import { isFailure } from '../../src/io/parse.ts';
import { type Parser, startParser } from '../../src/io/parse-apart.ts';
import type { Progress } from '../../src/io/progress.ts';

/** What a source answered, with what the report and the next run want to know of the request. */
export interface Asked extends Heard {
  ms: number;
  download?: Download;
  failure?: Failure;
}

interface Wanted {
  section: Section;
  source: Source;
  note?: string;
}

export interface GatherContext {
  state: State;
  now: Date;
  progress: Progress;
  /** Other limits or another resolver than usual. */
  download?: Partial<DownloadAllOptions>;
}

/**
 * Downloads and parses every source of the briefing, then the backups of those sections whose sources have all
 * failed or fallen silent. Nothing a source does throws: its answer says what happened.
 */
export async function gather(briefing: Briefing, given: GatherContext): Promise<Asked[]> {
  const parser = startParser();
  try {
    return await hearAll(briefing, { ...given, parser });
  } finally {
    await parser.close();
  }
}

type Context = GatherContext & { parser: Parser };

async function hearAll(briefing: Briefing, context: Context): Promise<Asked[]> {
  const first = await hear(
    briefing.sections.flatMap((section) => section.sources.map((source) => ({ section, source }))),
    briefing,
    context,
  );
  const second = await hear(
    briefing.sections.flatMap((section) => {
      const note = reasonForBackups(
        first.filter((heard) => heard.section === section),
        context.now,
      );
      return note === undefined ? [] : section.backups.map((source) => ({ section, source, note }));
    }),
    briefing,
    context,
  );
  return [...first, ...second];
}

/** Each reason to read the backups of a section, the strongest first; the words stand in its coverage. */
const useless: readonly { why: string; is: (one: Asked, now: Date) => boolean }[] = [
  {
    why: 'no source of this section answered',
    is: ({ answer }) => answer.kind === 'failed' || answer.kind === 'skipped',
  },
  {
    why: 'every source of this section failed or has been silent for long',
    is: ({ answer }, now) => 'newest' in answer && silence(answer, now.toISOString()) !== undefined,
  },
  {
    why: 'no source of this section held any weather',
    is: ({ section, feed }) => section.id === weatherSectionId && feed !== undefined && !holdsWeather(feed),
  },
];

function reasonForBackups(heard: readonly Asked[], now: Date): string | undefined {
  const reasons = heard.map((one) => useless.findIndex(({ is }) => is(one, now)));
  const why = useless[Math.max(0, ...reasons)]?.why ?? '';
  return reasons.includes(-1) ? undefined : `Backup, read because ${why}.`;
}

async function hear(wanted: readonly Wanted[], briefing: Briefing, context: Context): Promise<Asked[]> {
  const { state, now, progress } = context;
  const known = new Map(wanted.map(({ source }) => [source.id, knownOf(state, source)]));
  const asked = wanted.filter(({ source }) => !reasonToSkip(known.get(source.id)!, now.toISOString()));
  const parsing = new Map<string, Promise<Asked>>();
  const byId = new Map(wanted.map((one) => [one.source.id, one]));
  progress.asking(asked.map(({ source }) => source));
  await downloadAll(
    asked.map((one) => request(one, known.get(one.source.id)!, briefing.site)),
    { allowHosts: briefing.network.allowHosts, now: () => now, ...context.download },
    (event) => {
      if (event.kind !== 'finished') return;
      const one = byId.get(event.id)!;
      parsing.set(event.id, read(one, known.get(event.id)!, event.download, context));
    },
  );
  return Promise.all(
    wanted.map(async (one) => {
      const heard = await parsing.get(one.source.id);
      return heard ?? skipped(one, known.get(one.source.id)!, now);
    }),
  );
}

/** The weather is asked for afresh each time: it is small, and yesterday's is of no use where nothing has changed. */
function request({ section, source }: Wanted, { etag, lastModified }: SourceState, site?: string) {
  const validators =
    section.id === weatherSectionId ? {} : { ...(etag && { etag }), ...(lastModified && { lastModified }) };
  return {
    id: source.id,
    url: source.url,
    ...validators,
    userAgent: source.userAgent ?? userAgentOf(site),
  };
}

function skipped(one: Wanted, known: SourceState, now: Date): Asked {
  const reason = reasonToSkip(known, now.toISOString()) ?? 'It was not asked.';
  return { ...one, known, answer: { kind: 'skipped', reason }, ms: 0 };
}

async function read(
  one: Wanted,
  known: SourceState,
  download: Download,
  { now, progress, parser }: Context,
): Promise<Asked> {
  const heard = { ...one, known, ms: download.ms, download };
  const end = (line: string, good: boolean): void => progress.ended(one.source.id, line, good);
  if (download.kind === 'unchanged') {
    end(`nothing changed, ${download.ms} ms`, true);
    const { newest, usualGapHours: gap } = known;
    const memory = { ...(newest && { newest }), ...(gap !== undefined && { usualGapHours: gap }) };
    return { ...heard, answer: { kind: 'unchanged', ...memory } };
  }
  const parsed = download.kind === 'failed' ? download.failure : await parser.parse(download.document);
  if (isFailure(parsed)) {
    end(parsed.reason, false);
    return { ...heard, answer: { kind: 'failed', reason: parsed.reason }, failure: parsed };
  }
  const count = parsed.entries.length;
  end(`${count} ${count === 1 ? 'entry' : 'entries'}, ${download.ms} ms`, true);
  const dates = believableDates(parsed.entries, now.toISOString());
  const gap = usualGapHours(dates);
  return {
    ...heard,
    feed: parsed,
    base: download.kind === 'document' ? download.document.url : one.source.url,
    answer: {
      kind: 'read',
      read: parsed.entries.length,
      repairs: parsed.repairs,
      ...(dates[0] && { newest: dates[0] }),
      ...(gap !== undefined && { usualGapHours: gap }),
    },
  };
}
