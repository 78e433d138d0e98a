import type { WeatherLanguage, Words } from './weather-document.ts';

/** The words of Environment Canada, English and French, as seen in Atom feeds of 2016 to 2026 and named for GeoMet. */

export const weatherCategories = {
  alert: ['Warnings and Watches', 'Alerts', 'Veilles et avertissements', 'Alertes'],
  conditions: ['Current Conditions', 'Conditions actuelles'],
  forecast: ['Weather Forecasts', 'Prévisions météo'],
} as const satisfies Record<string, readonly string[]> as Record<
  'alert' | 'conditions' | 'forecast',
  readonly string[]
>;

/** “No watches or warnings in effect, X”, “No alerts in effect, X”, “Aucune veille ou alerte en vigueur, X”. */
export const noAlertsTitle =
  /^(?:no (?:watch(?:es)?|warnings?|alerts?)|aucune? (?:veille|alerte|avertissement))\b/i;

/** On 28 May 2016 a fault put “ IN EFFECT, Ottawa” without a name or a date into 103 of 839 city feeds. */
export const stubAlertTitle = /^(?:in effect|en vigueur)\b/i;

/** “RAINFALL WARNING ENDED, Pembroke”, “BULLETIN MÉTÉOROLOGIQUE SPÉCIAL TERMINÉ, Pembroke”. */
export function isEndedTitle(title: string): boolean {
  return endedName.test(nameOf(title));
}
const endedName = /(?<!\p{L})(?:ended|cancelled|terminée?s?|annulée?s?)\s*$/iu;

/** The status or type of an alert that is over. */
export function isEndedStatus(status: Words | undefined): boolean {
  return [status?.en, status?.fr].some((word) =>
    /^(?:ended|ending|cancel|termin|annul)/i.test(word?.trim() ?? ''),
  );
}

/** What an alert's title says before the place. */
function nameOf(title: string): string {
  return title.includes(',') ? title.slice(0, title.lastIndexOf(',')) : title;
}

/** What the titles of the feeds say after the place: “Pembroke - Weather - Environment Canada”. */
export const feedTitleEnd = / - (?:Weather|Météo)(?: .*)?$/s;

/** Since 26 November 2025 alerts carry a colour; statements do not. */
const colourWords = [
  { word: /\b(?:yellow|jaune)\b/i, colour: 'yellow' },
  { word: /\borange\b/i, colour: 'orange' },
  { word: /\b(?:red|rouge)\b/i, colour: 'red' },
] as const;

/** The colour of an alert by its title. The place behind the last comma may be Orange or Cap-Rouge itself. */
export function alertColour(title: string): 'yellow' | 'orange' | 'red' | undefined {
  const name = nameOf(title);
  return colourWords.find(({ word }) => word.test(name))?.colour;
}

/** The colour of an alert by the field that names it. */
export function colourOf(colour: Words | undefined): 'yellow' | 'orange' | 'red' | undefined {
  return alertColour(colour?.en ?? colour?.fr ?? '');
}

/** The labels of the current conditions, in lower case, and the fields they fill. */
export const conditionLabels: Readonly<Record<string, string>> = {
  'observed at': 'station',
  'enregistrées à': 'station',
  condition: 'condition',
  temperature: 'temperature',
  température: 'temperature',
  'pressure / tendency': 'pressure',
  'pression / tendance': 'pressure',
  pressure: 'pressure',
  pression: 'pressure',
  visibility: 'visibility',
  visibilité: 'visibility',
  humidity: 'humidity',
  humidité: 'humidity',
  humidex: 'humidex',
  'wind chill': 'windChill',
  'refroidissement éolien': 'windChill',
  dewpoint: 'dewpoint',
  'point de rosée': 'dewpoint',
  wind: 'wind',
  vent: 'wind',
  'air quality health index': 'aqhi',
  'cote air santé': 'aqhi',
};

/** The clock time and what follows it in “Garrison Petawawa 07:00 AM EDT Saturday 28 May 2016”, “… 07h00 HAE …”. */
export const observedAt = /\s*\b\d{1,2}(?::|\s?h\s?)\d{2}.*$/s;

/** The note at the end of each forecast; its instant is a field of its own. */
export const issuedNote = /\s*(?:Forecast issued|Prévisions émises)\b.*$/s;

export const temperatureWords = {
  high: /\b(?:High|Maximum)\b/,
  low: /\b(?:Low|Minimum)\b/,
  precipitation: /\b(?:POP|PdP)\b/,
};

/** The number after a word: “High 21”, “Low minus 2”, “Low zero”, “High plus 5”, “Maximum moins 3”, “POP 40%”. */
export function labelledNumber(text: string, label: RegExp): number | undefined {
  const at = label.exec(text);
  if (!at) return undefined;
  const rest = text.slice(at.index + at[0].length);
  const [, sign, figure] = /^\s*(minus|moins|plus)?\s*(zero|zéro|\d+(?:[.,]\d+)?)/i.exec(rest) ?? [];
  if (figure === undefined) return undefined;
  if (/^z/i.test(figure)) return 0;
  const value = Number(figure.replace(',', '.'));
  return /^m/i.test(sign ?? '') ? -value : value;
}

/** The first number of a value with its unit, decimal point or comma: “16.2°C”, “-3,5 °C”, “88 %”; undefined for “N/A”. */
export function numberIn(value: string | undefined): number | undefined {
  const figure = /[-−]?\d+(?:[.,]\d+)?/.exec(value ?? '')?.[0];
  return figure === undefined ? undefined : Number(figure.replace('−', '-').replace(',', '.'));
}

/** The gust of “NW 24 km/h gust 41 km/h” and “NO 24 km/h rafale 41 km/h”, km/h. */
export function gustInWords(wind: string | undefined): number | undefined {
  const figure = /\b(?:gust|rafale)\D{0,20}(\d{1,3})\b/i.exec(wind ?? '')?.[1];
  return figure === undefined ? undefined : Number(figure);
}

/** The first chance of precipitation that a forecast gives in words: “40 percent chance of showers”, %. */
export function chanceInWords(text: string): number | undefined {
  const figure = /\b(\d{1,3})\s?(?:percent|per cent|pour cent|%) (?:chance|de probabilité)/i.exec(text)?.[1];
  return figure === undefined ? undefined : Number(figure);
}

/** GeoMet keeps wind chill and humidex of another season; each holds only where it can (ECCC's glossary of weather). */
export function feelsCold(
  windChill: number | undefined,
  temperature: number | undefined,
): number | undefined {
  if (windChill === undefined || temperature === undefined) return windChill;
  return temperature <= 10 && windChill < temperature ? windChill : undefined;
}

export function feelsHot(humidex: number | undefined, temperature: number | undefined): number | undefined {
  if (humidex === undefined || temperature === undefined) return humidex;
  return temperature >= 20 && humidex > temperature ? humidex : undefined;
}

const wordsOf: Readonly<Record<WeatherLanguage, ReadonlySet<string>>> = {
  en: new Set(
    `the and of with to in at near this will is are for from mainly becoming clearing cloudy cloud sunny sun clear wind winds
    high low snow rain showers flurries fog drizzle tonight morning afternoon evening night day chance percent warning watch
    statement steady index risk ended issued`.split(/\s+/),
  ),
  fr: new Set(
    `le la les de des du et un une avec près ce cette sera sont est pour au aux par généralement devenant dégagement nuageux
    nuages ensoleillé dégagé soleil vent vents maximum minimum neige pluie averses brouillard bruine soir matin nuit jour
    possibilité avertissement veille bulletin stable indice risque terminé émis`.split(/\s+/),
  ),
};

/** The language in which the office has issued a text, by its words: it writes in two. Undefined where none tells. */
export function languageIssued(text: string): WeatherLanguage | undefined {
  let lead = 0;
  for (const [word] of text.toLowerCase().matchAll(/\p{L}+/gu))
    if (wordsOf.en.has(word)) lead += 1;
    else if (wordsOf.fr.has(word)) lead -= 1;
  if (lead === 0) return undefined;
  return lead > 0 ? 'en' : 'fr';
}
