import { languageIssued } from '../core/weather-words.ts';
import type { Alert, Edition, Weather, WeatherReport } from '../core/edition.ts';
import { coreWords } from './core-words.ts';
import type { Strings } from './strings.ts';
import { clockTime, dateWords, localTime } from './times.ts';

/** The weather as it is printed: what the reader must know, alerts, then now and today, then the rest in a fold. */
export interface WeatherView {
  /** The language of what was issued: sky, forecast and alerts; undefined where their words do not tell. */
  lang?: string;
  place: string;
  /** Set apart above everything else: another place than the reader's. */
  notes: string[];
  alerts: AlertView[];
  ended: AlertView[];
  /** Stands where no alert is in effect: the publisher’s own sentence, ours, or that we do not know. */
  calm?: { text: string; known: boolean };
  degrees?: string;
  sky?: string;
  today: string;
  /** What is older than a morning’s weather should be, in words; or that there is none. */
  age: string[];
  periods: { name: string; temperature: string; precipitation: string; text: string }[];
  conditions: { name: string; value: string }[];
  footnote: string;
  source: WeatherReport['source'];
  licence?: NonNullable<WeatherReport['licence']>;
}

export interface AlertView {
  /** The language of title and text. */
  lang?: string;
  label: string;
  title: string;
  /** When it was issued, and for where. */
  issued: string;
  text: string;
  url?: string;
  colour: string;
}

export interface NoWeatherView {
  unavailable: string;
  /** The language of these words where it is not that of the page. */
  lang?: string;
}

/** The edition that the weather stands in. */
type Frame = Pick<Edition, 'timeZone' | 'collectedAt'>;

const minus = '−';

export function weatherView(weather: Weather, frame: Frame, t: Strings): WeatherView | NoWeatherView {
  if ('unavailable' in weather) {
    const { text, lang } = coreWords(weather.unavailable, t);
    return { unavailable: text, ...(lang && { lang }) };
  }
  const { observed, forecast } = weather;
  const temperature = observed?.temperature;
  const sky = observed?.condition ?? forecast[0]?.brief;
  const lang = languageOfReport(weather);
  const views = (isOver: boolean): AlertView[] =>
    weather.alerts
      .filter(({ ended = false }) => ended === isOver)
      .map((alert) => ({ ...alertView(alert, frame, t), ...(lang && { lang }) }));
  const inEffect = views(false);
  return {
    ...(lang && { lang }),
    place: weather.place,
    notes: (weather.notes ?? []).map((note) => coreWords(note, t).text),
    alerts: inEffect,
    ended: views(true),
    ...(inEffect.length === 0 && { calm: calmWords(weather, t) }),
    ...(temperature !== undefined && { degrees: t.degrees(number(temperature)) }),
    ...(sky && { sky }),
    today: todayWords(weather, t),
    age: age(weather, frame, t),
    periods: forecast.map(({ period, high, low, precipitation, text, brief }) => ({
      name: period,
      temperature: degreesOf(high ?? low, t),
      precipitation: precipitation === undefined ? '' : t.percent(precipitation),
      text: text || brief,
    })),
    conditions: conditions(weather, t),
    footnote: footnote(weather, frame, t),
    source: weather.source,
    ...(weather.licence && { licence: weather.licence }),
  };
}

/** Weather is printed as it was issued and its documents name no language, so its own words have to tell. */
function languageOfReport({ alerts, forecast }: WeatherReport): string | undefined {
  const texts = [
    ...alerts.map(({ title, text }) => `${title}. ${text}`),
    ...forecast.map(({ text }) => text),
  ];
  return languageIssued(texts.join(' '));
}

function calmWords({ noAlerts, alertsChecked }: WeatherReport, t: Strings): NonNullable<WeatherView['calm']> {
  const text = noAlerts ?? (alertsChecked ? t.noAlerts : undefined);
  return text === undefined ? { text: t.alertsUnknown, known: false } : { text, known: true };
}

function alertView(
  { title, text, url, area, issued, colour, ended }: Alert,
  frame: Frame,
  t: Strings,
): AlertView {
  const named = colour !== undefined && title.toLowerCase().includes(colour);
  const coloured = colour === undefined || named ? '' : t.alertColour[colour];
  const unnamedArea = area !== undefined && !title.includes(area) ? area : undefined;
  return {
    label: ended ? t.alertEnded : coloured,
    title,
    issued:
      issued === undefined ? (unnamedArea ?? '') : t.alertIssued(momentWords(issued, frame, t), unnamedArea),
    text,
    ...(url && { url }),
    colour: ended ? 'ended' : (colour ?? 'plain'),
  };
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
    [t.conditions.wind, windWords(observed, t)],
    [t.conditions.humidity, observed?.humidity === undefined ? undefined : t.percent(observed.humidity)],
    [t.conditions.humidex, observed?.humidex?.toString()],
    [t.conditions.windChill, observed?.windChill === undefined ? undefined : number(observed.windChill)],
    [t.conditions.dewpoint, observed?.dewpoint === undefined ? undefined : degreesOf(observed.dewpoint, t)],
    [t.conditions.pressure, observed?.pressure],
    [t.conditions.visibility, observed?.visibility],
    [t.conditions.aqhi, aqhi === undefined ? undefined : airWords(aqhi, t)],
  ];
  return rows.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}

function windWords(observed: WeatherReport['observed'], t: Strings): string | undefined {
  const { wind, gust } = observed ?? {};
  return wind === undefined || gust === undefined || wind.includes(String(gust))
    ? wind
    : t.windAndGust(wind, gust);
}

/** The scale of the Air Quality Health Index: 1 to 3 low, 4 to 6 moderate, 7 to 10 high, above very high (10+). */
function airWords(aqhi: number, t: Strings): string {
  const index = Math.max(1, Math.round(aqhi));
  if (index > 10) return t.airQuality('10+', 'very high');
  return t.airQuality(String(index), index <= 3 ? 'low' : index <= 6 ? 'moderate' : 'high');
}

function age(
  { observed, forecast, forecastIssued, forecastOld }: WeatherReport,
  frame: Frame,
  t: Strings,
): string[] {
  const before = (instant: string): [string, number] => [
    momentWords(instant, frame, t),
    (Date.parse(frame.collectedAt) - Date.parse(instant)) / 3_600_000,
  ];
  return [
    ...(!observed && forecast.length === 0 ? [t.conditionsUnknown] : []),
    ...(observed?.old && observed.at ? [t.observedBefore(...before(observed.at))] : []),
    ...(forecastOld && forecastIssued ? [t.forecastBefore(...before(forecastIssued))] : []),
  ];
}

/** The clock, and the day where it is another one than the edition was gathered on. */
function momentWords(instant: string, { timeZone, collectedAt }: Frame, t: Strings): string {
  const { date } = localTime(instant, timeZone);
  const clock = clockTime(instant, timeZone, t);
  return date === localTime(collectedAt, timeZone).date
    ? clock
    : t.dayAndTime(t.day(dateWords(date, t)), clock);
}

function footnote(
  { observed, forecastIssued, forecastOld }: WeatherReport,
  frame: Frame,
  t: Strings,
): string {
  const { timeZone } = frame;
  return [
    observed?.at && !observed.old && t.observedAt(clockTime(observed.at, timeZone, t), observed.station),
    forecastIssued && !forecastOld && t.forecastIssued(clockTime(forecastIssued, timeZone, t)),
  ]
    .filter(Boolean)
    .join(' ');
}
