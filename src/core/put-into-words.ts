import type { Arranged } from './arrange.ts';
import type { Candidate } from './candidate.ts';
import { compose, merge } from './compose.ts';
import { sourceCoverage } from './coverage.ts';
import type { Distinct } from './dedupe.ts';
import type { Edition, Summary } from './edition.ts';
import { findWeather } from './weather-of.ts';

/** The tag of the language of an entry’s own words, by its id; undefined where they do not tell it. */
export type Languages = ReadonlyMap<string, string | undefined>;

/** What will be printed for the first time: the entries whose languages {@link putIntoWords} wants to know. */
export function unprinted({ sections }: Arranged): Candidate[] {
  return sections.flatMap(({ chosen }) =>
    chosen.flatMap(({ candidate, printed }) => (printed ? [] : [candidate])),
  );
}

/**
 * The edition of what was chosen for it: with weather, summaries and coverage, on top of what an earlier run of the day has
 * printed. `summaries` are those that a model has chosen, by entry id, for entries whose opening gives none. Pure.
 */
export function putIntoWords(
  { input, brought, sections: filled }: Arranged,
  languages: Languages,
  summaries?: ReadonlyMap<string, Summary>,
): Edition {
  const { briefing, date, window, heard, earlier } = input;
  const weather = findWeather(briefing, heard, { date, now: window.to });
  const sections = filled.map(({ section, chosen: found }) => {
    const chosen = found.map((one) => inItsLanguage(one, languages));
    const kept = (id: string): number => chosen.filter(({ candidate }) => candidate.source === id).length;
    const sources = brought
      .filter((one) => one.heard.section.id === section.id)
      .map(({ heard: one, fresh }) => {
        const { source, answer, note } = one;
        const hasNews = weather.from.includes(one) || fresh.length > 0;
        const printed = { kept: kept(source.id), ...(hasNews && { used: true }) };
        return sourceCoverage(source, answer, printed, window.to, note);
      });
    return { section, chosen, sources };
  });
  const next = compose({
    date,
    timeZone: briefing.timeZone,
    window,
    weather: weather.report,
    sections,
    summaries,
  });
  return earlier ? merge(earlier, next) : next;
}

/** With the language of its own words, which only what is printed needs. */
function inItsLanguage(one: Distinct, languages: Languages): Distinct {
  const lang = one.printed ? undefined : languages.get(one.candidate.id);
  return lang === undefined ? one : { ...one, candidate: { ...one.candidate, lang } };
}
