import type { WeatherReport } from './edition.ts';
import type { Point, WeatherLanguage } from './weather-document.ts';

/** Environment and Climate Change Canada's End-use Licence 2.1 asks for this line and link beside its data. */
const licences = {
  en: {
    text: 'Data Source: Environment and Climate Change Canada',
    url: 'https://eccc-msc.github.io/open-data/licence/readme_en/',
  },
  fr: {
    text: 'Source des données : Environnement et Changement climatique Canada',
    url: 'https://eccc-msc.github.io/open-data/licence/readme_fr/',
  },
} as const;

const names = {
  en: 'Environment and Climate Change Canada',
  fr: 'Environnement et Changement climatique Canada',
} as const;

const canadianHosts = /(?:^|\.)(?:weather|meteo)\.gc\.ca$/;

/** The licence under which weather from these addresses stands; undefined where none of them is Canada's. */
export function licenceOf(addresses: readonly string[], language: WeatherLanguage): WeatherReport['licence'] {
  return addresses.some(isCanadian) ? licences[language] : undefined;
}

export function officeName(language: WeatherLanguage): string {
  return names[language];
}

/** The page of a place for people, where its weather came from Canada's addresses. */
export function pageOfPlace(
  { lat, lon }: Point,
  language: WeatherLanguage,
  addresses: readonly string[],
): string | undefined {
  return addresses.some(isCanadian)
    ? `https://weather.gc.ca/${language}/location/index.html?coords=${lat.toFixed(3)},${lon.toFixed(3)}`
    : undefined;
}

function isCanadian(address: string): boolean {
  return URL.canParse(address) && canadianHosts.test(new URL(address).hostname);
}
