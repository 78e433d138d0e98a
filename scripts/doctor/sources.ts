import type { Briefing } from '../../src/core/briefing.ts';
import { type Diagnosis, diagnose } from '../../src/core/diagnosis.ts';
import { emptyState } from '../../src/core/state.ts';
import { weatherLacks } from '../../src/core/weather-of.ts';
import { findFeeds } from '../../src/io/find-feeds.ts';
import { type Parser, startParser } from '../../src/io/parse-apart.ts';
import type { Progress } from '../../src/io/progress.ts';
import { gather } from '../collect/gather.ts';
import type { Asked } from '../collect/listen.ts';

export interface Examination {
  sources: Diagnosis[];
  asked: Asked[];
  /** What the weather of the place lacks, as the end of a sentence. */
  weather?: string;
}

/** Broken sources for which another address is looked for: each costs up to a dozen requests. */
const searchedMax = 10;

/** Asks every source, backups too, as if it had never been asked, and says of each how it is. `only` are ids. */
export async function examine(
  briefing: Briefing,
  { now, progress, only }: { now: Date; progress: Progress; only: ReadonlySet<string> },
): Promise<Examination> {
  const parser = startParser();
  try {
    const asked = await gather(everyone(briefing, only), { state: emptyState, now, progress, parser });
    await progress.finish();
    let searches = 0;
    const sources: Diagnosis[] = [];
    for (const one of asked) {
      const search = one.answer.kind === 'failed' && searches++ < searchedMax;
      const instead = search ? await insteadOf(one, briefing, parser, now) : [];
      sources.push(diagnosisOf(one, instead, now));
    }
    const weather = weatherLacks(asked, now.toISOString());
    return { sources, asked, ...(weather && { weather }) };
  } finally {
    await parser.close();
  }
}

/** Backups as sources of their own, so that all are asked. */
function everyone(briefing: Briefing, only: ReadonlySet<string>): Briefing {
  const wanted = ({ id }: { id: string }): boolean => only.size === 0 || only.has(id);
  return {
    ...briefing,
    sections: briefing.sections.map((section) => ({
      ...section,
      sources: [...section.sources, ...section.backups].filter(wanted),
      backups: [],
    })),
  };
}

/** Feeds behind the address itself where it is a page, else behind the front page of its site. */
async function insteadOf(one: Asked, briefing: Briefing, parser: Parser, now: Date): Promise<string[]> {
  const { url } = one.source;
  const unreachable = one.failure?.stage === 'download' && one.failure.httpStatus === undefined;
  if (!URL.canParse(url) || unreachable) return [];
  const options = { allowHosts: briefing.network.allowHosts, now: () => now };
  for (const address of one.failure?.stage === 'parse'
    ? [url, new URL('/', url).href]
    : [new URL('/', url).href]) {
    const { found } = await findFeeds(address, parser, options);
    const others = found.map((feed) => feed.url).filter((other) => other !== url);
    if (others.length > 0) return others;
  }
  return [];
}

function diagnosisOf(
  { source, section, answer, feed, failure, ms }: Asked,
  instead: string[],
  now: Date,
): Diagnosis {
  const newest = answer.kind === 'read' ? answer.newest : undefined;
  return {
    source: source.id,
    name: source.name,
    section: section.id,
    url: source.url,
    ...diagnose({
      answer,
      instead,
      now: now.toISOString(),
      ...(failure && { failure }),
      ...(feed?.weather && { weather: true }),
    }),
    ...(feed && { format: feed.format }),
    entries: feed?.entries.length ?? 0,
    ...(newest && { newest }),
    ms,
  };
}
