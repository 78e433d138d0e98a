import type { Alert, Weather, WeatherReport } from './edition.ts';

/**
 * The weather of a day after one more run. Nothing that was known is lost: a part that this run did not find stays as
 * it was, and an observation or a forecast gives way only to a later one, so that a second look at the same document
 * changes nothing. Alerts come from the later run, unless only the earlier one read their whole list.
 */
export function mergeWeather(earlier: Weather, next: Weather): Weather {
  if ('unavailable' in next) return 'unavailable' in earlier ? next : earlier;
  if ('unavailable' in earlier) return next;
  const observed = later(earlier.observed, next.observed, ({ at }) => at);
  const forecasts = later(withForecast(earlier), withForecast(next), ({ forecastIssued }) => forecastIssued);
  const air = next.aqhi === undefined ? earlier : next;
  const { place, notes, sun = earlier.sun, source, licence = earlier.licence } = next;
  return {
    place,
    ...(notes && { notes }),
    ...mergeAlerts(earlier, next),
    ...(observed && { observed }),
    forecast: forecasts?.forecast ?? [],
    ...(forecasts?.forecastIssued && { forecastIssued: forecasts.forecastIssued }),
    ...(forecasts?.forecastOld && { forecastOld: true as const }),
    ...(air.aqhi !== undefined && { aqhi: air.aqhi }),
    ...(air.aqhiStation && { aqhiStation: air.aqhiStation }),
    ...(sun && { sun }),
    source,
    ...(licence && { licence }),
  };
}

type Alerts = Pick<WeatherReport, 'alerts' | 'alertsChecked' | 'noAlerts'>;

/** Headlines of a run that could not read the whole list are added to what an earlier run read. */
function mergeAlerts(earlier: WeatherReport, next: WeatherReport): Alerts {
  if (isWhole(next) || !isWhole(earlier))
    return {
      ...alertsOf(next),
      alerts: next.alerts.map((alert) => earlier.alerts.find(isSame(alert)) ?? alert),
    };
  const added = next.alerts.filter(({ title }) => !earlier.alerts.some((known) => known.title === title));
  const { noAlerts: none, ...known } = alertsOf(earlier);
  const alerts = [...known.alerts, ...added];
  return { ...known, alerts, ...(none && added.length === 0 && { noAlerts: none }) };
}

/** The same words at the same time: only the page that it links to depends on what else was read. */
function isSame({ title, text, issued, ended }: Alert): (other: Alert) => boolean {
  return (other) =>
    other.title === title && other.text === text && other.issued === issued && other.ended === ended;
}

function alertsOf({ alerts, alertsChecked, noAlerts }: WeatherReport): Alerts {
  return { alerts, ...(alertsChecked && { alertsChecked }), ...(noAlerts && { noAlerts }) };
}

/** Editions of before the list was marked as whole have a sentence that says so, or alerts. */
function isWhole({ alerts, alertsChecked, noAlerts }: WeatherReport): boolean {
  return alertsChecked === true || noAlerts !== undefined || alerts.some(({ text }) => text !== '');
}

function withForecast(report: WeatherReport): WeatherReport | undefined {
  return report.forecast.length > 0 ? report : undefined;
}

/** The one with the later instant; the earlier run's where both are of one instant, the later run's where one has none. */
function later<T>(
  earlier: T | undefined,
  next: T | undefined,
  at: (one: T) => string | undefined,
): T | undefined {
  if (!earlier || !next) return next ?? earlier;
  const [before, after] = [at(earlier), at(next)];
  return before !== undefined && after !== undefined && before >= after ? earlier : next;
}
