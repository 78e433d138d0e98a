import type { Alert, Forecast, Observation } from './edition.ts';
import type { ParsedFeed, RawEntry } from './feed.ts';
import { webLink } from './links.ts';
import { plainText, plainTitle } from './text.ts';
import {
  alertColour,
  chanceInWords,
  conditionLabels,
  feedTitleEnd,
  gustInWords,
  isEndedTitle,
  issuedNote,
  labelledNumber,
  noAlertsTitle,
  numberIn,
  observedAt,
  stubAlertTitle,
  temperatureWords,
  weatherCategories,
} from './weather-words.ts';
import { isOlder, observationHoursMax, type WeatherParts } from './weather-parts.ts';
import { alertText } from './weather-text.ts';

/**
 * Reads the Atom feeds of Environment Canada, English or French: by city, by coordinates, and the battleboard, which
 * has alerts only. Entries are told apart by their category, as their titles have changed over the years. The window
 * does not apply: a notice that nothing is in effect keeps the date of its last change. `base` is the address of the
 * feed, `now` the cut-off of the edition. Undefined where the feed holds no weather at all.
 */
export function readAtomWeather(feed: ParsedFeed, base: string, now: string): WeatherParts | undefined {
  const of = (kind: keyof typeof weatherCategories): RawEntry[] =>
    feed.entries.filter(({ categories }) =>
      categories.some((term) => weatherCategories[kind].includes(term)),
    );
  const alerts = readNotices(of('alert'), base);
  const [conditions] = of('conditions');
  const forecasts = of('forecast');
  if (!alerts && !conditions && forecasts.length === 0) return undefined;
  const read = conditions && readConditions(conditions, now);
  const page = webLink((conditions ?? forecasts[0])?.link ?? '', base);
  const issued = forecasts[0]?.published ?? forecasts[0]?.updated;
  // A feed of alerts alone is named after their region, which need not have the name of the place.
  const name =
    conditions || forecasts.length > 0 ? plainTitle(feed.title ?? '').replace(feedTitleEnd, '') : '';
  return {
    ...(name && { name: { en: name } }),
    ...(alerts && { alerts }),
    ...(read &&
      Object.keys(read.observed).some((field) => field !== 'at' && field !== 'old') && {
        observed: read.observed,
      }),
    ...(forecasts.length > 0 && { forecast: forecasts.map(readForecast) }),
    ...(issued && { forecastIssued: issued }),
    ...(read?.air !== undefined && { air: { value: read.air } }),
    ...(page && { page }),
  };
}

/** Undefined where nothing is said of alerts; a notice without a name says nothing. */
function readNotices(entries: readonly RawEntry[], base: string): WeatherParts['alerts'] {
  const notices = entries
    .map((entry) => ({ entry, title: alertText(entry.title ?? '').trim() }))
    .filter(({ title }) => title && !stubAlertTitle.test(title));
  const none = notices.find(({ title }) => noAlertsTitle.test(title));
  if (notices.length === 0) return undefined;
  const listed = notices.filter((notice) => notice !== none && !noAlertsTitle.test(notice.title));
  return {
    listed: listed.map(({ entry, title }) => readAlert(entry, title, base)),
    ...(none && { none: none.title }),
  };
}

function readAlert(entry: RawEntry, title: string, base: string): Alert {
  const url = webLink(entry.link ?? '', base);
  const issued = entry.published ?? entry.updated;
  const colour = alertColour(title);
  const area = /,\s*([^,]+)$/.exec(title)?.[1];
  return {
    title,
    text: alertText(entry.summary ?? ''),
    ...(url && { url }),
    ...(area && { area }),
    ...(issued && { issued }),
    ...(colour && { colour }),
    ...(isEndedTitle(title) && { ended: true as const }),
  };
}

function readConditions(entry: RawEntry, now: string): { observed: Observation; air?: number } {
  const values = new Map<string, string>();
  for (const line of (entry.summary ?? '').split(/<br\s*\/?>/i)) {
    const [, label, value] = /^([^:]+):\s*(.+)$/s.exec(plainText(line)) ?? [];
    const name = label === undefined ? undefined : conditionLabels[label.trim().toLowerCase()];
    // A field left empty still has its unit: “Wind: km/h”.
    if (name && value && !/^(?:km\/h|kPa|km|%)$/.test(value.trim())) values.set(name, value.trim());
  }
  const text = (name: string): Record<string, string> => {
    const value = values.get(name);
    return value === undefined ? {} : { [name]: value };
  };
  const number = (name: string): Record<string, number> => {
    const value = numberIn(values.get(name));
    return value === undefined ? {} : { [name]: value };
  };
  const at = entry.published ?? entry.updated;
  const station = values.get('station')?.replace(observedAt, '').trim();
  const gust = gustInWords(values.get('wind'));
  const air = numberIn(values.get('aqhi'));
  return {
    observed: {
      ...(station && { station }),
      ...(at && { at }),
      ...(isOlder(at, now, observationHoursMax) && { old: true as const }),
      ...text('condition'),
      ...number('temperature'),
      ...number('humidity'),
      ...number('humidex'),
      ...number('windChill'),
      ...number('dewpoint'),
      ...text('wind'),
      ...(gust !== undefined && { gust }),
      ...text('pressure'),
      ...text('visibility'),
    },
    ...(air !== undefined && { air }),
  };
}

function readForecast(entry: RawEntry): Forecast {
  const title = plainText(entry.title ?? '');
  const [, period = title, rest = title] = /^([^:]+):\s*(.+)$/s.exec(title) ?? [];
  const text = plainText(entry.summary ?? '')
    .replace(issuedNote, '')
    .trim();
  const high = labelledNumber(rest, temperatureWords.high);
  const low = labelledNumber(rest, temperatureWords.low);
  const precipitation = labelledNumber(rest, temperatureWords.precipitation) ?? chanceInWords(text);
  return {
    period,
    brief: /^[^.]+/.exec(rest)?.[0] ?? rest,
    text,
    ...(high !== undefined && { high }),
    ...(low !== undefined && { low }),
    ...(precipitation !== undefined && { precipitation }),
  };
}
