import type { Place } from './briefing.ts';
import type { Alert, WeatherReport } from './edition.ts';
import type { ParsedFeed, RawEntry } from './feed.ts';
import { webLink } from './links.ts';
import { plainText } from './text.ts';
import {
  alertColour,
  conditionLabels,
  issuedNote,
  labelledNumber,
  noAlertsTitle,
  numberIn,
  observedAt,
  stubAlertTitle,
  temperatureWords,
  weatherCategories,
} from './weather-words.ts';

/** Environment and Climate Change Canada's End-use Licence asks for this line and link beside its data. */
const canadianLicence = {
  text: 'Data Source: Environment and Climate Change Canada',
  url: 'https://eccc-msc.github.io/open-data/licence/readme_en/',
};
const canadianHosts = /(?:^|\.)(?:weather|meteo)\.gc\.ca$/;

/**
 * Reads the Atom city feed of Environment Canada, English or French, into fields. Alerts stay word for word, the
 * window does not apply (a notice that nothing is in effect keeps the date of its last change), and what the
 * document lacks stays missing. `office` is the weather office: its name, and the address of the feed.
 * Entries are told apart by their category, as their titles have changed over the years.
 * Undefined where the feed holds no weather at all.
 */
export function readWeather(
  feed: ParsedFeed,
  place: Place,
  office: { name: string; url: string },
): WeatherReport | undefined {
  const of = (kind: keyof typeof weatherCategories): RawEntry[] =>
    feed.entries.filter(({ categories }) =>
      categories.some((term) => weatherCategories[kind].includes(term)),
    );
  const notices = of('alert').map((entry) => ({ entry, title: plainText(entry.title ?? '') }));
  const conditions = of('conditions')[0];
  const forecasts = of('forecast');
  if (notices.length === 0 && !conditions && forecasts.length === 0) return undefined;
  const none = notices.find(({ title }) => noAlertsTitle.test(title));
  const observed = conditions && readConditions(conditions);
  const page = webLink((conditions ?? forecasts[0] ?? feed.entries[0])?.link ?? '', office.url) ?? office.url;
  const issued = forecasts[0]?.published ?? forecasts[0]?.updated;
  return {
    place: place.name,
    alerts: notices
      .filter(({ title }) => title && !noAlertsTitle.test(title) && !stubAlertTitle.test(title))
      .map(({ entry, title }) => readAlert(entry, title, office.url)),
    ...(none && { noAlerts: none.title }),
    ...(observed && { observed: observed.fields }),
    forecast: forecasts.map(readForecast),
    ...(issued && { forecastIssued: issued }),
    ...(observed?.aqhi !== undefined && { aqhi: observed.aqhi }),
    source: { name: office.name, url: page },
    ...(canadianHosts.test(new URL(page).hostname) && { licence: canadianLicence }),
  };
}

/** Whether a feed holds any weather, told by the categories of its entries. */
export function holdsWeather({ entries }: ParsedFeed): boolean {
  const known = Object.values(weatherCategories).flat();
  return entries.some(({ categories }) => categories.some((term) => known.includes(term)));
}

function readAlert(entry: RawEntry, title: string, feedUrl: string): Alert {
  const url = webLink(entry.link ?? '', feedUrl);
  const issued = entry.published ?? entry.updated;
  const colour = alertColour(title);
  return {
    title,
    text: plainText(entry.summary ?? ''),
    ...(url && { url }),
    ...(issued && { issued }),
    ...(colour && { colour }),
  };
}

function readConditions(entry: RawEntry): { fields: NonNullable<WeatherReport['observed']>; aqhi?: number } {
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
  const aqhi = numberIn(values.get('aqhi'));
  return {
    fields: {
      ...(station && { station }),
      ...(at && { at }),
      ...text('condition'),
      ...number('temperature'),
      ...number('humidity'),
      ...number('humidex'),
      ...number('windChill'),
      ...number('dewpoint'),
      ...text('wind'),
      ...text('pressure'),
      ...text('visibility'),
    },
    ...(aqhi !== undefined && { aqhi }),
  };
}

function readForecast(entry: RawEntry): WeatherReport['forecast'][number] {
  const title = plainText(entry.title ?? '');
  const [, period = title, rest = title] = /^([^:]+):\s*(.+)$/s.exec(title) ?? [];
  const high = labelledNumber(rest, temperatureWords.high);
  const low = labelledNumber(rest, temperatureWords.low);
  const precipitation = labelledNumber(rest, temperatureWords.precipitation);
  return {
    period,
    brief: /^[^.]+/.exec(rest)?.[0] ?? rest,
    text: plainText(entry.summary ?? '')
      .replace(issuedNote, '')
      .trim(),
    ...(high !== undefined && { high }),
    ...(low !== undefined && { low }),
    ...(precipitation !== undefined && { precipitation }),
  };
}
