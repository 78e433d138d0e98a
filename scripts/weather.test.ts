import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeHTML, decodeXML } from 'entities';
import { afterEach, describe, expect, it } from 'vitest';
import type { Edition, WeatherReport } from '../src/core/edition.ts';
import type { RunReport } from '../src/core/report.ts';
import { checkContent } from './check/content.ts';
import { type FeedServer, startFeedServer } from './testing/feed-server.ts';
import { type Newsroom, openNewsroom } from './testing/newsroom.ts';
import { sharedFolder, sharedNote } from './testing/shared.ts';
import { feedOf } from './testing/small-feed.ts';
import {
  airFeature,
  airOf,
  alertFeature,
  alertsOf,
  cityDocument,
  stormText,
} from './testing/weather-documents.ts';

/** The weather from the address to the edition: over real HTTP, from GeoMet and from the Atom feeds behind it. */

let server: FeedServer;
let newsroom: Newsroom;
afterEach(async () => {
  await server.close();
  await newsroom.close();
});

const paths = ['city', 'alerts', 'air', 'atom'] as const;
type Answers = Partial<Record<(typeof paths)[number], unknown>>;

/** Sets what each source answers: a document, or an error status where there is none. */
function answer(answers: Answers): void {
  for (const path of paths) {
    const document = answers[path];
    server.set(
      `/collections/${path}/items`,
      document === undefined
        ? { status: 500 }
        : typeof document === 'string'
          ? { body: document, headers: { 'content-type': 'application/atom+xml' } }
          : { body: JSON.stringify(document), headers: { 'content-type': 'application/geo+json' } },
    );
  }
}

async function open(
  answers: Answers,
  place: Record<string, unknown> = {},
  language = 'en-CA',
): Promise<void> {
  server = await startFeedServer({ '/news': { body: feedOf('Ferry returns') } });
  answer(answers);
  const of = (...names: (typeof paths)[number][]) =>
    Object.fromEntries(names.map((name) => [name, `${server.origin}/collections/${name}/items`]));
  newsroom = await openNewsroom(
    { weather: of('city', 'alerts', 'air'), news: { news: `${server.origin}/news` } },
    {
      backups: { weather: of('atom') },
      briefing: {
        language,
        weather: { name: 'Pembroke', province: 'ON', lat: 45.82, lon: -77.12, ...place },
      },
    },
  );
}

async function collectAt(
  now: string,
): Promise<{ edition: Edition; weather: WeatherReport; report: RunReport }> {
  const report = await newsroom.collect(now);
  const edition = await newsroom.edition(report.date);
  expect((await checkContent(newsroom.content)).findings).toEqual([]);
  if ('unavailable' in edition.weather) throw new Error(edition.weather.unavailable);
  return { edition, weather: edition.weather, report };
}

function coverage({ sections }: Edition) {
  return sections[0]?.coverage.sources.map(({ id, status, reason }) => [id, status, reason]);
}

const morning = '2026-11-22T11:45:00Z';
const atom = readFileSync(join(import.meta.dirname, '../sample/weather/2026-11-22.xml'), 'utf8');
const all = {
  city: cityDocument(),
  alerts: { ...alertsOf(alertFeature()) },
  air: airOf(airFeature(2.1, [-77, 45.9])),
  atom,
};

describe('weather from GeoMet', () => {
  it('is read into the edition, and the backup left in peace', async () => {
    await open(all);
    const { edition, weather } = await collectAt(morning);
    expect(weather).toMatchObject({
      alerts: [{ title: 'snowfall warning', text: stormText.en, colour: 'orange' }],
      observed: { temperature: -3.2, gust: 35 },
      aqhi: 2.1,
      sun: { rise: '2026-11-22T12:17:00.000Z' },
      licence: { text: 'Data Source: Environment and Climate Change Canada' },
    });
    expect(coverage(edition)).toEqual([
      ['city', 'ok', undefined],
      ['alerts', 'ok', undefined],
      ['air', 'ok', undefined],
    ]);
    expect(server.log.map(({ path }) => path)).not.toContain('/collections/atom/items');
  });

  it('gives way to the backup where it fails, and the coverage says so', async () => {
    await open({ air: all.air, atom });
    const { edition, weather } = await collectAt(morning);
    expect(weather).toMatchObject({
      alerts: [],
      noAlerts: 'No alerts in effect, Pembroke',
      observed: { temperature: -18.1 },
      aqhi: 2.1,
    });
    expect(coverage(edition)).toMatchObject([
      ['city', 'failed', expect.stringContaining('500')],
      ['alerts', 'failed', expect.stringContaining('500')],
      ['air', 'ok', undefined],
      [
        'atom',
        'ok',
        expect.stringMatching(/^Backup, read because no source of this section held any weather\./),
      ],
    ]);
  });

  it('takes only the alerts from the backup where only their list fails', async () => {
    const warned = atom
      .replace('No alerts in effect, Pembroke', 'RED WARNING - ICE, Pembroke')
      .replace('>No alerts in effect.<', '>Two  spaces &amp;amp; an ampersand.<');
    await open({ ...all, alerts: undefined, atom: warned });
    const { edition, weather } = await collectAt(morning);
    expect(weather).toMatchObject({
      alerts: [{ title: 'RED WARNING - ICE, Pembroke', text: 'Two  spaces & an ampersand.', colour: 'red' }],
      observed: { temperature: -3.2, station: 'Upper Valley Airport' },
    });
    expect(coverage(edition)?.[3]).toMatchObject(['atom', 'ok', expect.stringContaining('told of alerts')]);
  });

  it('is unavailable where everything fails, with each reason, and the news still appears', async () => {
    await open({});
    const report = await newsroom.collect(morning);
    const { weather, sections } = await newsroom.edition(report.date);
    expect(weather).toEqual({
      unavailable: expect.stringMatching(/city: .*500.*alerts: .*500.*air: .*500.*atom: .*500/),
    });
    expect(sections[0]?.coverage.status).toBe('unreachable');
    expect(sections[1]?.entries).toHaveLength(1);
  });

  it('keeps the best of several runs', async () => {
    await open({ atom });
    expect((await collectAt(morning)).weather.observed).toMatchObject({ temperature: -18.1 });
    const later = structuredClone(all);
    Object.assign(
      (later.city as { properties: { currentConditions: object } }).properties.currentConditions,
      {
        timestamp: '2026-11-22T13:00:00Z',
      },
    );
    answer(later);
    const better = (await collectAt('2026-11-22T13:30:00Z')).weather;
    expect(better).toMatchObject({ observed: { temperature: -3.2 }, alerts: [{ text: stormText.en }] });
    answer({});
    expect((await collectAt('2026-11-22T15:30:00Z')).weather).toEqual(better);
    answer({ ...later, city: undefined });
    expect((await collectAt('2026-11-22T18:00:00Z')).weather).toMatchObject({
      observed: better.observed,
      forecast: better.forecast,
      alerts: better.alerts,
    });
  });

  it('changes no byte where the same answers come again', async () => {
    await open(all);
    await collectAt(morning);
    const before = await newsroom.edition('2026-11-22');
    expect((await newsroom.collect('2026-11-22T13:59:00Z')).outcome).toBe('unchanged');
    expect(await newsroom.edition('2026-11-22')).toEqual(before);
  });

  it('says loudly that it is of another place: in the edition and to the owner', async () => {
    await open({ ...all, city: cityDocument({ name: 'Petawawa' }) });
    const { weather, report } = await collectAt(morning);
    expect(weather.notes).toEqual(['This is the weather of Petawawa, not of Pembroke.']);
    expect(report.notes.join(' ')).toMatch(/weather of Petawawa, not of Pembroke: check .*briefing\.yaml/);
  });

  it('reads nothing into JSON that is none of it', async () => {
    await open({ ...all, city: { code: 'NotFound', description: 'identifier not found' } });
    const { edition, weather } = await collectAt(morning);
    expect(weather.observed).toMatchObject({ temperature: -18.1 });
    expect(coverage(edition)?.[0]).toMatchObject(['city', 'failed', expect.stringContaining('JSON')]);
  });
});

/** The alerts of an Atom feed, read with nothing of the program: entry by entry, XML and then HTML references decoded. */
function alertsIn(document: string): { title: string; text: string; issued: string; url: string }[] {
  return [...document.matchAll(/<entry>([\s\S]*?)<\/entry>/g)]
    .map(([, entry = '']) => {
      const inside = (tag: string): string =>
        new RegExp(`<${tag}[^>]*>([\\s\\S]*?)</${tag}>`).exec(entry)?.[1] ?? '';
      return {
        category: /category term="([^"]+)"/.exec(entry)?.[1] ?? '',
        title: decodeXML(inside('title')),
        text: decodeHTML(decodeXML(inside('summary'))),
        issued: inside('updated'),
        url: /<link type="text\/html" href="([^"]+)"/.exec(entry)?.[1] ?? '',
      };
    })
    .filter(({ category }) =>
      ['Warnings and Watches', 'Veilles et avertissements', 'Alerts'].includes(category),
    )
    .map(({ category: _, ...alert }) => alert);
}

const captured = (name: string): string =>
  readFileSync(join(sharedFolder ?? '', 'feeds/weather', `${name}.xml`), 'utf8');
const cities = [
  { code: 'on-112-petawawa', name: 'Petawawa' },
  { code: 'on-118-ottawa-kanata-orleans', name: 'Ottawa (Kanata - Orléans)' },
  { code: 'on-131-pembroke', name: 'Pembroke' },
  { code: 'on-52-ottawa-richmond-metcalfe', name: 'Ottawa' },
];
const spoken = [
  { letter: 'e', language: 'en-CA' },
  { letter: 'f', language: 'fr-CA' },
];
const rows = cities.flatMap((city) => spoken.map((language) => ({ ...city, ...language })));

describe.skipIf(!sharedFolder)(`weather as it was issued${sharedNote}`, () => {
  it.each(rows)(
    'E: $name, $language: a statement word for word, and no stub',
    async ({ code, name, letter, language }) => {
      const document = captured(`ec-city-${code}-${letter}-2016-05-28`);
      await open({ atom: document }, { name }, language);
      const { weather } = await collectAt('2016-05-28T11:30:00Z');
      const issued = alertsIn(document).filter(({ title }) => !title.startsWith(' '));
      expect(issued).toHaveLength(1);
      expect(
        weather.alerts.map(({ title, text, url, issued: at }) => ({
          title,
          text,
          url,
          issued: at?.replace('.000', ''),
        })),
      ).toEqual(issued);
      expect(weather).toMatchObject({
        alertsChecked: true,
        observed: { temperature: expect.any(Number), at: '2016-05-28T11:00:00.000Z' },
        licence: { url: expect.stringContaining(letter === 'e' ? 'readme_en' : 'readme_fr') },
      });
      expect(weather.forecast.length).toBeGreaterThanOrEqual(12);
      expect(weather).not.toHaveProperty('notes');
      expect(weather.observed).not.toHaveProperty('old');
    },
  );

  it('E: a city with nothing but a stub has weather, and its alerts are not known', async () => {
    await open(
      { atom: captured('ec-city-ab-52-e-2016-05-28') },
      { name: 'Calgary', province: 'AB', lat: 51.05, lon: -114.07 },
    );
    const { weather } = await collectAt('2016-05-28T11:30:00Z');
    expect(weather).toMatchObject({ alerts: [], observed: { temperature: 3.1 } });
    expect(weather).not.toHaveProperty('alertsChecked');
    expect(JSON.stringify(weather)).not.toContain('IN EFFECT');
  });

  it.each(rows)(
    'F: $name, $language: no alerts, although that was said weeks ago',
    async ({ code, name, letter, language }) => {
      const document = captured(`ec-city-${code}-${letter}-2016-05-02`);
      await open({ atom: document }, { name }, language);
      const { weather } = await collectAt('2016-05-02T11:30:00Z');
      const [none, ...others] = alertsIn(document);
      expect(others).toEqual([]);
      expect(weather).toMatchObject({ alerts: [], alertsChecked: true, noAlerts: none?.title });
    },
  );

  it('G: an orange alert of 2026 one day, none another', async () => {
    const [heat, calm] = ['ottawa-orange-heat-e-2026-06-30-trimmed', 'onrm104-ottawa-e-2026-07-04'].map(
      (name) => captured(`ec-battleboard-${name}`),
    );
    await open({ city: all.city, atom: heat }, { name: 'Ottawa' });
    const first = (await collectAt('2026-06-30T21:00:00Z')).weather;
    const [issued] = alertsIn(heat ?? '');
    expect(first.alerts).toEqual([
      {
        title: issued?.title,
        text: issued?.text,
        url: issued?.url,
        area: 'Ottawa',
        issued: '2026-06-30T20:42:42.000Z',
        colour: 'orange',
      },
    ]);
    expect(issued?.title).toBe('ORANGE WARNING - HEAT, Ottawa');
    answer({ city: all.city, atom: calm });
    expect((await collectAt('2026-07-04T10:30:00Z')).weather).toMatchObject({
      alerts: [],
      alertsChecked: true,
      noAlerts: 'No alerts in effect, Ottawa North - Kanata - Orléans',
    });
  });
});
