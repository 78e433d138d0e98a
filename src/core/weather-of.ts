import { type Briefing, weatherSectionId } from './briefing.ts';
import type { Weather } from './edition.ts';
import type { Heard } from './heard.ts';
import { readWeather } from './weather.ts';

/**
 * The weather of an edition: from the first source of the weather section that holds any, else the reason why there
 * is none. `from` is the source whose report it is.
 */
export function findWeather(
  { weather: place, sections }: Briefing,
  heard: readonly Heard[],
): { report: Weather; from?: Heard } {
  const unavailable = (reason: string) => ({ report: { unavailable: reason } });
  if (!place) return unavailable('No place is set in the briefing.');
  if (!sections.some(({ id }) => id === weatherSectionId))
    return unavailable('The briefing has no weather section.');
  const sources = heard.filter(({ section }) => section.id === weatherSectionId);
  if (sources.length === 0) return unavailable('The weather section has no source.');
  for (const one of sources) {
    const report =
      one.feed && readWeather(one.feed, place, { name: one.source.name, url: one.base ?? one.source.url });
    if (report) return { report, from: one };
  }
  const reasons = sources.map(({ source, answer }) =>
    'reason' in answer ? `${source.name}: ${answer.reason}` : `${source.name}: The document held no weather.`,
  );
  return unavailable(reasons.join(' '));
}
