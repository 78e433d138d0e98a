import { type Section, weatherSectionId } from '../../src/core/briefing.ts';
import { answered, silence } from '../../src/core/coverage.ts';
import type { SourceCoverage } from '../../src/core/edition.ts';
import type { Heard } from '../../src/core/heard.ts';
import { weatherLacks } from '../../src/core/weather-of.ts';

/**
 * Why the backups of a section are to be read, as a sentence for its coverage; undefined where one of its sources
 * lives. `today` is what the coverage of an earlier run of the day says: a source that answered then has done its work,
 * and its failure now is no reason to trouble others.
 */
export function reasonForBackups(
  section: Section,
  heard: readonly Heard[],
  today: readonly SourceCoverage[],
  now: Date,
): string | undefined {
  const because =
    section.id === weatherSectionId
      ? weatherLacks(heard, now.toISOString())
      : whyNoneLives(heard, today, now);
  return because && `Backup, read because ${because}.`;
}

type Life = 'silent' | 'unanswered' | 'alive';

function whyNoneLives(
  heard: readonly Heard[],
  today: readonly SourceCoverage[],
  now: Date,
): string | undefined {
  const lives = new Set(
    heard.map((one) =>
      lifeOf(
        one,
        today.find(({ id }) => id === one.source.id),
        now,
      ),
    ),
  );
  if (lives.has('alive')) return undefined;
  if (!lives.has('silent')) return 'no source of this section answered';
  return lives.has('unanswered')
    ? 'every source of this section failed or has been silent for long'
    : 'every source of this section has been silent for long';
}

function lifeOf({ answer }: Heard, earlier: SourceCoverage | undefined, now: Date): Life {
  if (answer.kind === 'read' || answer.kind === 'unchanged')
    return silence(answer, now.toISOString()) === undefined ? 'alive' : 'silent';
  return earlier && answered(earlier) && earlier.status !== 'stale' ? 'alive' : 'unanswered';
}
