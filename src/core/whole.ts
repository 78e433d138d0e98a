import { weatherSectionId } from './briefing.ts';
import type { Edition } from './edition.ts';
import type { State } from './state.ts';

/**
 * Why another run this morning could add to an edition: each reason a plain sentence, none where it is whole. A source
 * that failed on earlier days as well is no reason: half an hour will not mend it, and it has been reported.
 */
export function whatIsMissing(edition: Edition, state: State): string[] {
  return edition.sections.flatMap(({ id, title, coverage: { sources } }) => {
    const failed = sources.filter(
      ({ id: source, status }) => status === 'failed' && (state.sources[source]?.failures ?? 1) < 2,
    );
    const weather = id === weatherSectionId && edition.weather && 'unavailable' in edition.weather;
    return [
      ...failed.map(
        ({ name, reason }) => `${name} (${title}) could not be read: ${reason ?? 'no reason is known'}`,
      ),
      ...(weather && failed.length === 0 && sources.some(({ status }) => status === 'skipped')
        ? [`${title} could not be read.`]
        : []),
    ];
  });
}
