/**
 * What the parser border hands to the core for the JSON of Environment Canada's GeoMet (OGC API Features): fresh
 * objects with the fields we use. Every field is optional, because the collections are experimental and leave out what
 * a station does not measure. Text is plain, in both languages where the document has both; dates are ISO instants in
 * UTC; places are degrees, north and east positive.
 */
export interface Words {
  en?: string;
  fr?: string;
}

export interface Point {
  lat: number;
  lon: number;
}

/** Collection `citypageweather-realtime`: the page of one city. */
export interface CityPage {
  name?: Words;
  point?: Point;
  /** The page for people. */
  url?: Words;
  observed?: CityConditions;
  forecast: CityForecast[];
  forecastIssued?: string;
  sun?: { rise: string; set: string };
  /** Headlines of the alerts only; their text is in the other collection. */
  warnings: CityWarning[];
}

/** °C, %, kPa, km and km/h. */
export interface CityConditions {
  station?: Words;
  at?: string;
  condition?: Words;
  temperature?: number;
  humidity?: number;
  humidex?: number;
  windChill?: number;
  dewpoint?: number;
  windSpeed?: number;
  /** Where the document has a word in place of the speed, such as “calm”. */
  windWord?: Words;
  windDirection?: Words;
  gust?: number;
  pressure?: number;
  tendency?: Words;
  visibility?: number;
}

export interface CityForecast {
  period?: Words;
  brief?: Words;
  text?: Words;
  high?: number;
  low?: number;
  precipitation?: number;
}

export interface CityWarning {
  title?: Words;
  url?: Words;
  issued?: string;
  colour?: Words;
  /** Such as “warning” or “ended”. */
  type?: Words;
}

/** A polygon of GeoJSON (RFC 7946 section 3.1.6): rings of `[longitude, latitude]`. */
export type Polygon = [number, number][][];

/** Collection `weather-alerts`: one alert in one forecast area. */
export interface IssuedAlert {
  title?: Words;
  text?: Words;
  area?: Words;
  issued?: string;
  expires?: string;
  colour?: Words;
  /** Such as “active”, “continued” or “ended”. */
  status?: Words;
  /** Absent where the document does not say which ground the alert holds for. */
  ground?: Polygon[];
}

/** Collection `aqhi-observations-realtime`: the Air Quality Health Index at one station. */
export interface AirReading {
  value: number;
  station?: Words;
  point?: Point;
  at?: string;
}

export type WeatherDocument =
  | { kind: 'city'; city: CityPage }
  /** `complete`: the list was not cut short, and each alert in it could be read. */
  | { kind: 'alerts'; alerts: IssuedAlert[]; complete: boolean }
  | { kind: 'air'; readings: AirReading[] };

export type WeatherLanguage = 'en' | 'fr';

/** The words in a language, else in the other one. */
export function inLanguage(words: Words | undefined, language: WeatherLanguage): string | undefined {
  return words?.[language] ?? words?.en ?? words?.fr;
}
