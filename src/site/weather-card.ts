import type { Alert, Weather, WeatherReport } from '../core/edition.ts';
import type { Strings } from './strings.ts';
import { clockTime } from './times.ts';

/** The weather as it is printed: alerts first, then now and today, then the rest in a fold. */
export interface WeatherView {
  place: string;
  alerts: { label: string; title: string; text: string; url?: string; colour: string }[];
  /** Stands where no alert does: the publisher’s own sentence, or that we do not know. */
  calm?: { text: string; known: boolean };
  degrees?: string;
  sky?: string;
  today: string;
  periods: { name: string; temperature: string; precipitation: string; text: string }[];
  conditions: { name: string; value: string }[];
  footnote: string;
  source: WeatherReport['source'];
  licence?: NonNullable<WeatherReport['licence']>;
}

export interface NoWeatherView {
  unavailable: string;
}

const minus = '−';

export function weatherView(weather: Weather, timeZone: string, t: Strings): WeatherView | NoWeatherView {
  if ('unavailable' in weather) return { unavailable: weather.unavailable };
  const { observed, forecast } = weather;
  const temperature = observed?.temperature;
  const sky = observed?.condition ?? forecast[0]?.brief;
  return {
    place: weather.place,
    alerts: weather.alerts.map((alert) => alertView(alert, t)),
    ...(weather.alerts.length === 0 && {
      calm: { text: weather.noAlerts ?? t.alertsUnknown, known: weather.noAlerts !== undefined },
    }),
    ...(temperature !== undefined && { degrees: t.degrees(number(temperature)) }),
    ...(sky && { sky }),
    today: todayWords(weather, t),
    periods: forecast.map(({ period, high, low, precipitation, text, brief }) => ({
      name: period,
      temperature: degreesOf(high ?? low, t),
      precipitation: precipitation === undefined ? '' : t.percent(precipitation),
      text: text || brief,
    })),
    conditions: conditions(weather, t),
    footnote: footnote(weather, timeZone, t),
    source: weather.source,
    ...(weather.licence && { licence: weather.licence }),
  };
}

function alertView({ title, text, url, colour }: Alert, t: Strings): WeatherView['alerts'][number] {
  const named = colour !== undefined && title.toLowerCase().includes(colour);
  const label = colour === undefined || named ? '' : t.alertColour[colour];
  return { label, title, text, ...(url && { url }), colour: colour ?? 'plain' };
}

/** Whole degrees, with the minus sign that screen readers speak. */
function number(degrees: number): string {
  const whole = Math.round(degrees);
  return whole < 0 ? `${minus}${-whole}` : String(whole === 0 ? 0 : whole);
}

function degreesOf(degrees: number | undefined, t: Strings): string {
  return degrees === undefined ? '' : t.degrees(number(degrees));
}

function todayWords({ forecast }: WeatherReport, t: Strings): string {
  const coming = forecast.slice(0, 2);
  const high = coming.find((period) => period.high !== undefined)?.high;
  const low = coming.find((period) => period.low !== undefined)?.low;
  const chance = forecast[0]?.precipitation;
  return [
    high === undefined ? undefined : t.high(number(high)),
    high !== undefined || low === undefined ? undefined : t.low(number(low)),
    chance === undefined ? undefined : t.precipitation(chance),
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

function conditions({ observed, aqhi }: WeatherReport, t: Strings): WeatherView['conditions'] {
  const rows: [string, string | undefined][] = [
    [t.conditions.wind, observed?.wind],
    [t.conditions.humidity, observed?.humidity === undefined ? undefined : t.percent(observed.humidity)],
    [t.conditions.humidex, observed?.humidex?.toString()],
    [t.conditions.windChill, observed?.windChill === undefined ? undefined : number(observed.windChill)],
    [t.conditions.pressure, observed?.pressure],
    [t.conditions.visibility, observed?.visibility],
    [t.conditions.aqhi, aqhi?.toString()],
  ];
  return rows.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}

function footnote({ observed, forecastIssued }: WeatherReport, timeZone: string, t: Strings): string {
  return [
    observed?.at && t.observedAt(clockTime(observed.at, timeZone, t), observed.station),
    forecastIssued && t.forecastIssued(clockTime(forecastIssued, timeZone, t)),
  ]
    .filter(Boolean)
    .join(' ');
}
