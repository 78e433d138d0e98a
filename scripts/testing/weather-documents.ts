/**
 * Invented documents in the shapes of Environment Canada's GeoMet (OGC API Features, api.weather.gc.ca): field names
 * are those of its collections in 2026, places, values and texts are ours.
 */

type Json = Record<string, unknown>;

const both = (en: unknown, fr: unknown = en): Json => ({ en, fr });
const quantity = (value: unknown, units: string): Json => ({
  units: both(units),
  unitType: both('metric', 'métrique'),
  value: both(value),
});

export const upperValley = { lat: 45.82, lon: -77.12 };
const { lat, lon } = upperValley;

/** A page of collection `citypageweather-realtime`; `changes` replace whole properties, undefined removes one. */
export function cityDocument(changes: Json = {}, point: [number, number] = [lon, lat]): Json {
  return {
    type: 'Feature',
    id: 'on-131',
    geometry: { type: 'Point', coordinates: point },
    properties: {
      identifier: 'on-131',
      lastUpdated: '2026-11-22T11:20:14Z',
      name: both('Pembroke'),
      region: both('Renfrew - Pembroke - Barry’s Bay'),
      url: both(
        'https://weather.gc.ca/en/location/index.html?coords=45.820,-77.120',
        'https://meteo.gc.ca/fr/location/index.html?coords=45.820,-77.120',
      ),
      currentConditions: {
        station: { value: both('Upper Valley Airport', 'Aéroport de la Haute-Vallée'), code: both('xuv') },
        timestamp: both('2026-11-22T11:00:00Z'),
        condition: both('Light Snow', 'Faible neige'),
        iconCode: { format: 'gif', value: 16, url: 'https://weather.gc.ca/weathericons/16.gif' },
        temperature: quantity(-3.2, 'C'),
        dewpoint: quantity('-4,6', 'C'),
        windChill: quantity(-8, ''),
        humidex: quantity(31, ''),
        pressure: { ...quantity(100.9, 'kPa'), change: both(0.12), tendency: both('falling', 'à la baisse') },
        visibility: quantity(3.2, 'km'),
        relativeHumidity: quantity(91, '%'),
        wind: {
          speed: quantity(15, 'km/h'),
          gust: quantity(35, 'km/h'),
          direction: quantity('NE', ''),
          bearing: quantity(47.1, 'degrees'),
        },
      },
      forecastGroup: {
        timestamp: both('2026-11-22T10:00:00Z'),
        forecasts: [
          forecast(
            both('Today', 'Aujourd’hui'),
            both('Periods of snow', 'Neige intermittente'),
            both(
              'Periods of snow. 80 percent chance of flurries this evening. High plus 1.',
              'Neige intermittente. 80 pour cent de probabilité d’averses de neige ce soir. Maximum plus 1.',
            ),
            ['high', 1],
          ),
          forecast(
            both('Tonight', 'Ce soir et cette nuit'),
            both('Clearing', 'Dégagement'),
            both('Clearing before morning. Low minus 12.', 'Dégagement avant le matin. Minimum moins 12.'),
            ['low', -12],
          ),
          forecast(
            both('Monday', 'Lundi'),
            both('Sunny', 'Ensoleillé'),
            both('Sunny. High zero.', 'Ensoleillé. Maximum zéro.'),
            ['high', 0],
          ),
        ],
      },
      hourlyForecastGroup: { timestamp: both('2026-11-22T10:00:00Z'), hourlyForecasts: [] },
      riseSet: { sunrise: both('2026-11-22T12:17:00Z'), sunset: both('2026-11-22T21:33:00Z') },
      warnings: [],
      ...changes,
    },
  };
}

function forecast(period: Json, brief: Json, text: Json, [kind, value]: ['high' | 'low', number]): Json {
  return {
    period: { textForecastName: period, value: period },
    textSummary: text,
    abbreviatedForecast: { icon: { format: 'gif', value: 16 }, textSummary: brief },
    temperatures: {
      textSummary: both(''),
      temperature: [{ class: both(kind, kind === 'high' ? 'élevé' : 'bas'), ...quantity(value, 'C') }],
    },
  };
}

/** A square round the point, corners `half` degrees away. */
export function square(half: number, [east, north]: [number, number] = [lon, lat]): number[][] {
  const [w, s, e, n] = [east - half, north - half, east + half, north + half];
  return [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
    [w, s],
  ];
}

export const stormText = {
  en: 'Snowfall of 25 to 30 cm is expected.\n\nWhen: this morning until tonight.\n\n  - Roads may be “closed” & ploughs delayed.\n\n###\n\nReports may be sent to storm@office.example.\n',
  fr: 'Une chute de neige de 25 à 30 cm est prévue.\n\nQuand : de ce matin à ce soir.\n\n###\n',
};

/** A feature of collection `weather-alerts`. */
export function alertFeature(changes: Json = {}, ring: number[][] = square(0.5)): Json {
  return {
    type: 'Feature',
    id: '1000000000000000000202611220501_fea1-1',
    geometry: { type: 'Polygon', coordinates: [ring] },
    properties: {
      feature_id: 'fea1-1',
      alert_code: 'SFW',
      alert_type: 'warning',
      alert_name_en: 'snowfall warning',
      alert_name_fr: 'avertissement de neige',
      alert_short_name_en: 'Snowfall',
      alert_short_name_fr: 'Neige',
      alert_text_en: stormText.en,
      alert_text_fr: stormText.fr,
      feature_name_en: 'Petawawa - Pembroke - Cobden',
      feature_name_fr: 'Petawawa - Pembroke - Cobden',
      province: 'ON',
      status_en: 'active',
      status_fr: 'actif',
      risk_colour_en: 'Orange',
      risk_colour_fr: 'Orange',
      confidence_en: 'High',
      impact_en: null,
      publication_datetime: '2026-11-22T09:42:11.788Z',
      validity_datetime: '2026-11-22T09:42:11.788Z',
      event_end_datetime: '2026-11-23T03:00:00.000Z',
      expiration_datetime: '2026-11-23T01:42:11.788Z',
      ...changes,
    },
  };
}

/** A feature of collection `aqhi-observations-realtime`. */
export function airFeature(value: unknown, point: [number, number], changes: Json = {}): Json {
  return {
    type: 'Feature',
    id: 'AQ_OBS-XXXXX-202611221100',
    geometry: { type: 'Point', coordinates: point },
    properties: {
      aqhi: value,
      aqhi_type: 'Observation',
      latest: true,
      location_id: 'XXXXX',
      location_name_en: 'Upper Valley',
      location_name_fr: 'Haute-Vallée',
      observation_datetime: '2026-11-22T11:00:00Z',
      observation_datetime_text_en: '6:00 AM EST Sunday 22 November 2026',
      ...changes,
    },
  };
}

/** The features of a collection, as its `items` answer. */
export function collection(name: string, features: readonly unknown[], changes: Json = {}): Json {
  const href = `https://api.weather.example/collections/${name}/items?f=json`;
  return {
    type: 'FeatureCollection',
    features,
    numberMatched: features.length,
    numberReturned: features.length,
    links: [{ rel: 'self', type: 'application/geo+json', href }],
    timeStamp: '2026-11-22T11:44:58.000000Z',
    ...changes,
  };
}

export const alertsOf = (...features: Json[]): Json => collection('weather-alerts', features);
export const airOf = (...features: Json[]): Json => collection('aqhi-observations-realtime', features);
