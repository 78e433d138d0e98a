import { dayAfter } from '../../src/core/calendar-day.ts';
import type { WeatherReport } from '../../src/core/edition.ts';

/** Invented words for the sample archive: varied enough that pages compress about as well as real prose. */

const words = {
  who: 'harbour board,night bakers,county clerks,river pilots,school cooks,glass makers,bridge painters,tax auditors,seed library,ferry crews,court reporters,tide watchers,village choir,rail inspectors,water chemists,map librarians,union of ushers,parish nurses,lamp repairers,orchard keepers'.split(
    ',',
  ),
  does: 'approve,postpone,publish,question,rebuild,measure,defend,rename,inspect,abandon,finance,translate,restore,compare,audit,welcome,forbid,simplify,reopen,catalogue'.split(
    ',',
  ),
  what: 'second lighthouse,winter timetable,paper ballots,eel ladder,copper pipes,public clock,bus shelters,noise limits,grain store,weather mast,housing register,library fines,solar barns,tram depot,snow fences,harbour dredging,census forms,music lessons,vaccine fridges,parking rules'.split(
    ',',
  ),
  after:
    'after a quiet vote,despite high costs,for the third time,before the thaw,without a debate,in nine towns,by a narrow margin,as prices fall,to save an hour,under a new law,with borrowed tools,at last,against advice,while residents watch,on a trial basis'.split(
      ',',
    ),
  detail:
    'The plan covers twelve streets and runs until spring.|Officials counted 4,120 replies, most of them by post.|Two engineers had warned that the footing was too shallow.|A draft was circulated in June and drew little comment.|The cost is put at 3.4 million dollars over five years.|Neighbours say the change came faster than promised.|Nobody was hurt, and service resumed before noon.|The survey found rust in one of every nine joints.|Earlier attempts failed because the ground would not drain.|A smaller crew will carry on through the holidays.|Teachers asked for quieter rooms and got thicker doors.|Its authors stress that the sample was small.|The committee meets again on the second Tuesday.|Volunteers kept the ledger by hand for eleven years.|Results were checked against records from 1974.|The map shows where the old shoreline ran.|Only three of the forty wells were ever sealed.|Farmers upstream would receive a yearly payment.|The switch takes effect when the last lease ends.|Critics call the figures hopeful rather than wrong.'.split(
      '|',
    ),
};

function pick(list: readonly string[], random: () => number): string {
  return list[Math.floor(random() * list.length)] ?? '';
}

/** A headline nobody has ever printed. */
export function phrase(random: () => number): string {
  const text = `${pick(words.who, random)} ${pick(words.does, random)} ${pick(words.what, random)} ${pick(words.after, random)}`;
  const number = random() < 0.4 ? `, ${10 + Math.floor(random() * 990)} affected` : '';
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}${number}`;
}

/** One to three sentences. */
export function sentenceOf(random: () => number): string {
  const sentences = Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(words.detail, random));
  return [...new Set(sentences)].join(' ');
}

/** Titles as an unkind or careless publisher might send them. Every one is text and has to stay text. */
export const hostileTitles = [
  '<script>alert("morning")</script> in a headline',
  'Ten & eleven &amp; twelve &lt;b&gt;bold&lt;/b&gt; claims',
  '"><img src=x onerror=alert(1)> breaks out of a box',
  "It's \"quoted\" 'twice' and `once`",
  ']]> closes what was never open <![CDATA[',
  '{{ template }} ${value} {astro}',
  'Right to left: שלום עולם and مرحبا',
  'Averyveryverylongwordthatnobodywouldeverhyphenatebutsomebodysentanyway'.repeat(2),
  '1e3',
  '007',
  'true',
  'Control \u0001 and \u000b and \ufffe characters, emoji 🇨🇦 and 👩‍🔬',
];

const skies = ['Mostly cloudy', 'Light snow', 'Sunny', 'Mist', 'A few clouds', 'Rain'];

/** Weather as a weather office might issue it; a red, an orange and a yellow alert on some days. */
export function sampleWeather(date: string, age: number): WeatherReport {
  const colours = ['yellow', 'orange', 'red'] as const;
  const colour = age === 0 ? 'yellow' : age % 11 === 3 ? colours[age % 3] : undefined;
  const degrees = ((Number(date.slice(8)) * 7) % 30) - 12;
  return {
    place: 'Lakeside, Ontario',
    alerts: colour
      ? [
          {
            title: `${colour.slice(0, 1).toUpperCase()}${colour.slice(1)} warning: strong wind over the lake`,
            text: 'Gusts of 90 km/h are expected this evening. Loose objects may be moved by the wind.',
            url: 'https://weather-office.example/alerts',
            issued: `${date}T09:12:00.000Z`,
            colour,
          },
        ]
      : [],
    ...(!colour && { noAlerts: 'No watches or warnings in effect.' }),
    observed: {
      station: 'Lakeside Airport',
      at: `${date}T11:00:00.000Z`,
      condition: skies[Math.abs(degrees) % skies.length] ?? 'Sunny',
      temperature: degrees + 0.4,
      humidity: 81,
      wind: 'NW 24 km/h gusting to 41',
      pressure: '101.4 kPa, rising',
      visibility: '24 km',
      ...(degrees < 0 && { windChill: degrees - 6 }),
    },
    forecast: [
      {
        period: 'Today',
        brief: 'Chance of flurries',
        text: 'Cloudy with a chance of flurries. Wind northwest 30 km/h.',
        high: degrees + 3,
        precipitation: 40,
      },
      { period: 'Tonight', brief: 'Clearing', text: 'Clearing near midnight.', low: degrees - 5 },
      { period: dayName(dayAfter(date)), brief: 'Sunny', text: 'Sunny.', high: degrees + 4 },
    ],
    forecastIssued: `${date}T10:00:00.000Z`,
    aqhi: 2,
    source: { name: 'The Weather Office', url: 'https://weather-office.example/lakeside' },
    licence: { text: 'Terms of use', url: 'https://weather-office.example/terms' },
  };
}

function dayName(date: string): string {
  return new Intl.DateTimeFormat('en-CA', { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}
