import { type Briefing, type Place, type Source, weatherSectionId } from './briefing.ts';
import type { WeatherLanguage } from './weather-document.ts';
import { boxRound, distanceKmMax } from './weather-place.ts';

/** Any alert that holds at a place has ground within this distance of it. */
const alertBoxKm = 1;

const names = {
  city: { en: 'city page', fr: 'page de la ville' },
  alerts: { en: 'alerts', fr: 'alertes' },
  air: { en: 'air quality', fr: 'qualité de l’air' },
  atom: { en: 'feed of the place', fr: 'fil du lieu' },
  atomCity: { en: 'feed of the city', fr: 'fil de la ville' },
  battleboard: { en: 'alerts of the region', fr: 'alertes de la région' },
} as const;

const office = { en: 'Environment Canada', fr: 'Environnement Canada' } as const;

/** The language in which the weather is read, for a language such as `fr-CA`. */
export function weatherLanguage(language: string): WeatherLanguage {
  return /^fr\b/i.test(language) ? 'fr' : 'en';
}

/**
 * The sources of Environment and Climate Change Canada for a place: GeoMet (api.weather.gc.ca, OGC API Features)
 * first, the Atom feeds of weather.gc.ca as backups. `language` is that of the briefing. A place without the code of
 * its city page, or of its alert region, goes without what only that code finds.
 */
export function weatherSources(place: Place, language: string): { sources: Source[]; backups: Source[] } {
  const spoken = weatherLanguage(language);
  const source = (id: string, name: keyof typeof names, url: string): Source => ({
    id,
    name: `${office[spoken]}, ${names[name][spoken]}`,
    url,
    kind: 'government',
    excerpt: true,
  });
  const { citypage, battleboard, lat, lon } = place;
  const items = (collection: string, rest: string): string =>
    `https://api.weather.gc.ca/collections/${collection}/items${rest}`;
  const atom = (path: string): string => `https://weather.gc.ca/rss/${path}_${spoken.charAt(0)}.xml`;
  const alerts = items('weather-alerts', `?f=json&bbox=${boxRound(place, alertBoxKm)}`);
  const air = items(
    'aqhi-observations-realtime',
    `?f=json&latest=true&bbox=${boxRound(place, distanceKmMax)}`,
  );
  return {
    sources: [
      ...(citypage
        ? [source('eccc-city', 'city', items('citypageweather-realtime', `/${citypage}?f=json`))]
        : []),
      source('eccc-alerts', 'alerts', alerts),
      source('eccc-aqhi', 'air', air),
    ],
    backups: [
      source('eccc-atom', 'atom', atom(`weather/${lat.toFixed(3)}_${lon.toFixed(3)}`)),
      ...(citypage ? [source('eccc-atom-city', 'atomCity', atom(`city/${citypage}`))] : []),
      ...(battleboard ? [source('eccc-battleboard', 'battleboard', atom(`battleboard/${battleboard}`))] : []),
    ],
  };
}

/**
 * The briefing with the sources that its place implies, so that an owner changes the place in one spot. A weather
 * section that names sources, or backups, keeps those it names.
 */
export function withWeatherSources(briefing: Briefing): Briefing {
  const { weather: place, language } = briefing;
  if (!place) return briefing;
  const implied = weatherSources(place, language);
  return {
    ...briefing,
    sections: briefing.sections.map((section) =>
      section.id !== weatherSectionId || section.sources.length > 0
        ? section
        : {
            ...section,
            sources: implied.sources,
            backups: section.backups.length > 0 ? section.backups : implied.backups,
          },
    ),
  };
}
