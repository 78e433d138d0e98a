import { type Briefing, type Place, weatherSectionId } from './briefing.ts';
import { editionDate } from './calendar-day.ts';
import type { Alert, Edition, Weather, WeatherReport } from './edition.ts';
import type { Heard } from './heard.ts';
import { sunTimes } from './sun.ts';
import { readAtomWeather } from './weather-atom.ts';
import type { WeatherLanguage } from './weather-document.ts';
import { readGeomet } from './weather-geomet.ts';
import { licenceOf, officeName, pageOfPlace } from './weather-licence.ts';
import { forecastHoursMax, isOlder, type WeatherParts } from './weather-parts.ts';
import { distanceKm, distanceKmMax, isSameName } from './weather-place.ts';
import { weatherLanguage } from './weather-sources.ts';

/** One source with what its document says of the weather. */
interface Said {
  from: Heard;
  parts: WeatherParts;
}

/**
 * The weather of an edition, each part of it from the first source that has it: those of the weather section in the
 * order of the briefing, then its backups. Where none has any, the reasons why. `from` are the sources it is made of;
 * `date` is the day of the edition and `now` its cut-off.
 */
export function findWeather(
  briefing: Briefing,
  heard: readonly Heard[],
  { date, now }: { date: string; now: string },
): { report: Weather; from: readonly Heard[] } {
  const unavailable = (reason: string) => ({ report: { unavailable: reason }, from: [] });
  const { weather: place, sections, timeZone } = briefing;
  if (!place) return unavailable('No place is set in the briefing.');
  if (!sections.some(({ id }) => id === weatherSectionId)) return unavailable(noSection);
  const sources = ofWeather(heard);
  if (sources.length === 0) return unavailable('The weather section has no source.');
  const language = weatherLanguage(briefing.language);
  const said = sources.flatMap((from) => {
    const parts = partsOf(from, place, language, now);
    return parts && Object.keys(parts).length > 0 ? [{ from, parts }] : [];
  });
  if (!said.some(({ parts }) => parts.observed ?? parts.forecast ?? parts.alerts ?? parts.headlines))
    return unavailable(sources.map(reasonOf).join(' '));
  return assemble(said, { place, language, date, now, timeZone });
}

function ofWeather(heard: readonly Heard[]): Heard[] {
  return heard.filter(({ section }) => section.id === weatherSectionId);
}

function partsOf(
  { feed, base, source }: Heard,
  place: Place,
  language: WeatherLanguage,
  now: string,
): WeatherParts | undefined {
  if (!feed) return undefined;
  return feed.weather
    ? readGeomet(feed.weather, { place, language, now })
    : readAtomWeather(feed, base ?? source.url, now);
}

function reasonOf({ source, answer }: Heard): string {
  return `${source.name}: ${'reason' in answer ? answer.reason : 'The document held no weather.'}`;
}

/** What the sources of the weather section may lack, and how a backup's note says so. */
const lacks: readonly { of: (parts: WeatherParts) => boolean; words: string }[] = [
  { of: ({ alerts }) => alerts !== undefined, words: 'no source of this section told of alerts' },
  { of: ({ forecast }) => forecast !== undefined, words: 'no source of this section held a forecast' },
  { of: ({ observed }) => observed !== undefined, words: 'no source of this section held the conditions' },
];

/**
 * Why the backups of the weather section have to be read, as the end of a sentence (“no source of this section held
 * any weather”), or undefined where nothing is missing. `heard` may hold other sections too. With `now`, the cut-off of
 * the edition, conditions and forecasts that are too old count as missing.
 */
export function weatherLacks(heard: readonly Heard[], now = '1970-01-01T00:00:00.000Z'): string | undefined {
  const sources = ofWeather(heard);
  if (sources.length === 0) return undefined;
  if (!sources.some(({ feed }) => feed)) return 'no source of this section answered';
  // What there is does not depend on place and language.
  const parts = sources.flatMap(
    (one) => partsOf(one, { name: '', province: '', lat: 0, lon: 0 }, 'en', now) ?? [],
  );
  const fresh = parts.map(({ observed, forecast, ...rest }) => ({
    ...rest,
    ...(observed && !observed.old && { observed }),
    ...(forecast && !isOlder(rest.forecastIssued, now, forecastHoursMax) && { forecast }),
  }));
  const missing = lacks.filter(({ of }) => !fresh.some(of));
  if (missing.length === lacks.length) return 'no source of this section held any weather';
  return missing[0]?.words;
}

const noSection = 'The briefing has a place for the weather, but no section called weather.';

interface Making {
  place: Place;
  language: WeatherLanguage;
  date: string;
  now: string;
  timeZone: string;
}

function assemble(all: readonly Said[], making: Making): { report: WeatherReport; from: readonly Heard[] } {
  const { place, language, now } = making;
  // What is of another place stands back behind what is not.
  const isStrange = ({ parts }: Said): number => (strangePlace(parts, place) ? 1 : 0);
  const said = all.toSorted((a, b) => isStrange(a) - isStrange(b));
  const used = new Set<Said>();
  const take = <T>(part: (parts: WeatherParts) => T | undefined): T | undefined => {
    const one = said.find(({ parts }) => part(parts) !== undefined);
    if (one) used.add(one);
    return one && part(one.parts);
  };
  // Fresh before old, in the order of the sources.
  const observed =
    take(({ observed: one }) => (one?.old ? undefined : one)) ?? take((parts) => parts.observed);
  const isOldForecast = ({ forecastIssued }: WeatherParts): boolean =>
    isOlder(forecastIssued, now, forecastHoursMax);
  const forecast =
    take((parts) => (parts.forecast && !isOldForecast(parts) ? parts : undefined)) ??
    take((parts) => parts.forecast && parts);
  const air = take((parts) => parts.air);
  const listed = take((parts) => parts.alerts);
  const headlines = said.flatMap((one) => (one.parts.headlines ? [one] : []));
  const page = said.find(({ parts }) => parts.page)?.parts.page;
  const alerts = alertsOf(listed?.listed, headlines, used);
  const home = said.map(({ from }) => from.base ?? from.source.url);
  const link = page ?? pageOfPlace(place, language, home);
  const url = link ?? home[0] ?? '';
  const links = said.flatMap(({ from }) => from.feed?.entries.flatMap(({ link: one }) => one ?? []) ?? []);
  const licence = licenceOf(
    [url, ...home, ...links, ...alerts.flatMap((alert) => alert.url ?? [])],
    language,
  );
  const notes = said.filter((one) => used.has(one)).flatMap(({ parts }) => strangePlace(parts, place) ?? []);
  const sun = sunOf(said, making);
  const report: WeatherReport = {
    place: place.name,
    ...(notes.length > 0 && { notes: [...new Set(notes)] }),
    alerts: inOrder(alerts).map((alert) => (alert.url || !link ? alert : { ...alert, url: link })),
    ...(listed && { alertsChecked: true as const }),
    ...(listed?.none && alerts.every(({ ended }) => ended) && { noAlerts: listed.none }),
    ...(observed && { observed }),
    forecast: forecast?.forecast ?? [],
    ...(forecast?.forecastIssued && { forecastIssued: forecast.forecastIssued }),
    ...(forecast && isOldForecast(forecast) && { forecastOld: true as const }),
    ...(air && { aqhi: air.value }),
    ...(air?.station && { aqhiStation: air.station }),
    ...(sun && { sun }),
    source: { name: (licence && officeName(language)) ?? said[0]?.from.source.name ?? '', url },
    ...(licence && { licence }),
  };
  return { report, from: [...used].map(({ from }) => from) };
}

/**
 * The alerts of the first list that was read whole. Headlines found elsewhere count where that list knows of none in
 * effect, or where there is no such list: they link to the text, and a missed alert is worse than one too many.
 */
function alertsOf(listed: Alert[] | undefined, headlines: readonly Said[], used: Set<Said>): Alert[] {
  if (listed?.some(({ ended }) => !ended)) return listed;
  const [first] = headlines.filter(({ parts }) => parts.headlines?.some(({ ended }) => !listed || !ended));
  if (!first) return listed ?? [];
  used.add(first);
  return [...(first.parts.headlines ?? []).filter(({ ended }) => !listed || !ended), ...(listed ?? [])];
}

const ranks = ['red', 'orange', 'yellow', undefined];

/** The gravest first, what has ended last. */
function inOrder(alerts: readonly Alert[]): Alert[] {
  const rank = ({ colour, ended }: Alert): number => (ended ? ranks.length : ranks.indexOf(colour));
  return alerts.toSorted((a, b) => rank(a) - rank(b));
}

/** The sun of the document where it is that of the day, else by calculation. */
function sunOf(said: readonly Said[], { date, place, timeZone }: Making): WeatherReport['sun'] {
  const given = said.flatMap(({ parts }) => parts.sun ?? []);
  const today = given.find(
    ({ rise, set }) => rise < set && [rise, set].every((at) => editionDate(new Date(at), timeZone) === date),
  );
  return today ?? sunTimes(date, place);
}

/** City codes and coordinates lie quietly: the document says whose weather it holds. */
function strangePlace({ name, point }: WeatherParts, place: Place): string | undefined {
  const said = name?.en ?? name?.fr;
  if (name && !isSameName(place.name, name)) return `This is the weather of ${said}, not of ${place.name}.`;
  const km = point ? distanceKm(point, place) : 0;
  return km > distanceKmMax
    ? `This is the weather of a place ${Math.round(km)} km away from ${place.name}.`
    : undefined;
}

/** What the owner should know of the weather of an edition, for the report of a run. */
export function weatherNotes({ weather }: Pick<Edition, 'weather'>): string[] {
  const advice = 'check name, citypage, lat and lon under weather: in briefing.yaml';
  if ('unavailable' in weather) return weather.unavailable === noSection ? [`Weather: ${noSection}`] : [];
  const notes = weather.notes ?? [];
  return notes.map((note) => `${note.replace(/\.$/, '')}: ${advice}.`);
}
