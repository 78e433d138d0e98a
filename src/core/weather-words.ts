/** The words of Environment Canada's Atom feeds, English and French, as seen in documents of 2016 to 2026. */

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

/** Since 26 November 2025 alerts carry a colour; statements do not. */
const colourWords = [
  { word: /\b(?:yellow|jaune)\b/i, colour: 'yellow' },
  { word: /\borange\b/i, colour: 'orange' },
  { word: /\b(?:red|rouge)\b/i, colour: 'red' },
] as const;

/** The colour of an alert by its title. The place behind the last comma may be Orange or Cap-Rouge itself. */
export function alertColour(title: string): 'yellow' | 'orange' | 'red' | undefined {
  const name = title.includes(',') ? title.slice(0, title.lastIndexOf(',')) : title;
  return colourWords.find(({ word }) => word.test(name))?.colour;
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
