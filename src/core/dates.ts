/**
 * Feed date text → an instant. Every rule is a row: the machine's own zone and the leniency of `new Date(text)`
 * (31 February is 3 March, no zone is the local zone) never take part.
 */

export const dateCharsMax = 120;
export const yearMin = 1990;
export const yearMax = 2100;

/** Minutes east of UTC. RFC 822 section 5, then what Canadian, French, European and Asian publishers write. */
const zones: Readonly<Record<string, number>> = zoneTable([
  [0, 'Z UT UTC GMT WET'],
  [-150, 'NDT HAT'],
  [-180, 'ADT HAA BRT ART'],
  [-210, 'NST HNT'],
  [-240, 'EDT AST HAE HNA CLT'],
  [-300, 'EST CDT HNE HAC COT'],
  [-360, 'CST MDT HNC HAR'],
  [-420, 'MST PDT HNR HAP'],
  [-480, 'PST AKDT HNP HAY'],
  [-540, 'AKST HNY'],
  [-600, 'HST'],
  [60, 'CET MET MEZ BST WEST WAT'],
  [120, 'CEST MEST MESZ EET SAST CAT'],
  [180, 'EEST MSK EAT TRT'],
  [240, 'MSD GST'],
  [300, 'PKT'],
  [330, 'IST'],
  [420, 'ICT WIB'],
  [480, 'SGT HKT AWST PHT'],
  [540, 'JST KST'],
  [570, 'ACST'],
  [600, 'AEST'],
  [630, 'ACDT'],
  [660, 'AEDT'],
  [720, 'NZST'],
  [780, 'NZDT'],
]);

/** How month names begin in English, French, Spanish, Portuguese, German and Italian, accents removed. */
const monthStems: readonly (readonly string[])[] = [
  ['jan', 'ene', 'gen'],
  ['feb', 'fev'],
  ['mar', 'mrz'],
  ['apr', 'avr', 'abr'],
  ['may', 'mai', 'mag'],
  ['jun', 'juin', 'giu'],
  ['jul', 'juil', 'lug'],
  ['aug', 'aou', 'ago'],
  ['sep', 'set'],
  ['oct', 'okt', 'out', 'ott'],
  ['nov'],
  ['dec', 'dic', 'dez'],
];

const time = String.raw`(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,](?<fraction>\d+))?)?(?:\s*(?<half>[ap])\.?m\.?)?`;
const zone = String.raw`(?:\s*(?<zone>(?:GMT|UTC?)?[+-]\d\d?(?::?\d\d)?|[a-z]{1,5})(?:\s+[a-z]{1,5})?)?`;
const tail = String.raw`(?:(?:\s*,\s*|\s+|T)${time}${zone})?$`;
const weekday = String.raw`^(?:\p{L}+\.?(?:\s*,\s*|\s+))?`;

/** Tried from the top; the first form that fits decides. Slashes are read year first only: 07/06 is two days. */
const forms: readonly RegExp[] = [
  // ISO 8601 and W3C-DTF, whole or partial, also with a space for the T, and basic: 20261122T114500Z.
  String.raw`^(?<year>\d{4})(?:-(?<month>\d\d?)(?:-(?<day>\d\d?)${tail.slice(0, -1)})?)?$`,
  String.raw`^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)(?:T?(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)?${zone})?$`,
  String.raw`^(?<year>\d{4})/(?<month>\d\d?)/(?<day>\d\d?)${tail}`,
  // RFC 822, RFC 2822, RFC 850: Sun, 22 Nov 2026 11:45:00 EST; 22-Nov-26.
  String.raw`${weekday}(?<day>\d\d?)\.?[\s-]+(?<monthName>\p{L}+)\.?,?[\s-]+(?<year>\d{4}|\d\d)${tail}`,
  // Month first: November 22, 2026 11:45 am.
  String.raw`${weekday}(?<monthName>\p{L}{3,10})\.?\s+(?<day>\d\d?)\s*,?\s+(?<year>\d{4})${tail}`,
  // asctime: Sun Nov 22 11:45:00 EST 2026.
  String.raw`${weekday}(?<monthName>\p{L}{3,10})\s+(?<day>\d\d?)\s+${time}${zone}\s+(?<year>\d{4})$`,
  // Day first with dots, as in German, Polish and Russian feeds: 22.11.2026 11:45.
  String.raw`^(?<day>\d\d?)\.(?<month>\d\d?)\.(?<year>\d{4})${tail}`,
].map((source) => new RegExp(source, 'iu'));

/**
 * The instant a feed means, as `2026-11-22T11:45:00.000Z`, or undefined for anything that is not one day of the
 * calendar between {@link yearMin} and {@link yearMax}. No zone, or a zone name nobody knows, is UTC (RFC 2822 section 4.3).
 */
export function readDate(text: string): string | undefined {
  if (text.length > dateCharsMax) return undefined;
  const plain = withoutComments(text).replace(/\s+/gu, ' ').trim();
  if (/^\d{10}(\d{3})?$/.test(plain)) return instant(Number(plain.padEnd(13, '0')));
  for (const form of forms) {
    const parts = form.exec(plain)?.groups;
    if (parts) return fromParts(parts);
  }
  return undefined;
}

type Parts = Readonly<Record<string, string | undefined>>;

function fromParts(parts: Parts): string | undefined {
  const year = fullYear(parts['year'] ?? '');
  const month = parts['monthName'] ? monthNumber(parts['monthName']) : Number(parts['month'] ?? 1);
  const day = Number(parts['day'] ?? 1);
  const offset = zoneMinutes(parts['zone']);
  const clock = clockMs(parts);
  if (month === undefined || offset === undefined || clock === undefined) return undefined;
  const midnight = new Date(Date.UTC(year, month - 1, day));
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return undefined;
  return instant(midnight.getTime() + clock - offset * 60_000);
}

/** Milliseconds since midnight; 24:00:00 is the end of the day and a leap second its neighbour. */
function clockMs(parts: Parts): number | undefined {
  const [minute, second] = [Number(parts['minute'] ?? 0), Number(parts['second'] ?? 0)];
  const half = parts['half']?.toLowerCase();
  let hour = Number(parts['hour'] ?? 0);
  if (half && (hour < 1 || hour > 12)) return undefined;
  if (half) hour = (hour % 12) + (half === 'p' ? 12 : 0);
  const endOfDay = hour === 24 && minute === 0 && second === 0;
  if ((hour > 23 && !endOfDay) || minute > 59 || second > 60) return undefined;
  const fraction = Number((parts['fraction'] ?? '').slice(0, 3).padEnd(3, '0'));
  return ((hour * 60 + minute) * 60 + Math.min(second, 59)) * 1000 + fraction;
}

/** Minutes east of UTC: `-0500`, `+05:30`, `GMT+1`, `EST`; undefined for an impossible number. */
function zoneMinutes(name: string | undefined): number | undefined {
  const numeric = /([+-])(\d\d?):?(\d\d)?$/.exec(name ?? '');
  if (!numeric) return zones[(name ?? '').toUpperCase()] ?? 0;
  const [hours, minutes] = [Number(numeric[2]), Number(numeric[3] ?? 0)];
  if (hours > 15 || minutes > 59) return undefined;
  return (numeric[1] === '-' ? -1 : 1) * (hours * 60 + minutes);
}

function monthNumber(name: string): number | undefined {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const index = monthStems.findIndex((stems) => stems.some((stem) => plain.startsWith(stem)));
  return index < 0 ? undefined : index + 1;
}

/** RFC 2822 section 4.3: two digits below 50 are this century. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year + (year < 50 ? 2000 : 1900);
}

/** RFC 822 comments; a name alone in brackets at the end stands for the zone. */
function withoutComments(text: string): string {
  let plain = text.replace(/\(([a-z]{1,5})\)\s*$/i, ' $1');
  for (let depth = 0; depth < 3; depth++) plain = plain.replace(/\([^()]*\)/g, ' ');
  return plain;
}

function instant(ms: number): string | undefined {
  const date = new Date(ms);
  const year = date.getUTCFullYear();
  return year >= yearMin && year <= yearMax ? date.toISOString() : undefined;
}

function zoneTable(rows: readonly (readonly [number, string])[]): Record<string, number> {
  const names = rows.flatMap(([minutes, list]) => list.split(' ').map((name) => [name, minutes] as const));
  return Object.assign(Object.create(null), Object.fromEntries(names));
}
