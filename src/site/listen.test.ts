import { describe, expect, it } from 'vitest';
import { sampleEdition, sampleSections } from '../../scripts/testing/sample-archive.ts';
import { editionEntries, type Edition, type Entry } from '../core/edition.ts';
import { archiveOf, indexDay } from './archive.ts';
import { dayView } from './day.ts';
import { listenScript, listenText } from './listen.ts';
import { english, french, type Strings } from './strings.ts';

const newest = '2026-11-22';
const edition = sampleEdition(newest, newest);
const place = { name: 'Lakeside', province: 'ON', lat: 45.81, lon: -77.16 };

function script(changes: Partial<Edition> = {}, t: Strings = english) {
  const changed = { ...edition, ...changes };
  return listenScript(dayView(changed, archiveOf([indexDay(changed)]), place, t), 'Morning News Briefing', t);
}
const texts = (changes: Partial<Edition> = {}, t?: Strings) => script(changes, t).map(({ text }) => text);

/** The script of an edition with this one entry. */
function entryAloud(changes: Partial<Entry>) {
  const [section] = edition.sections;
  const entry = { ...section!.entries[0]!, also: [], summary: undefined, ...changes };
  const { summary, ...bare } = entry;
  const entries = [summary ? { ...bare, summary } : bare];
  return script({ sections: [{ ...section!, entries }], lead: [] }).find(({ id }) => id !== undefined);
}

describe('an edition for the ear', () => {
  it('opens with its name and day, tells the weather, counts, and ends', () => {
    const said = texts();
    expect(said[0]).toBe('Morning News Briefing, Sunday 22 November 2026.');
    expect(said[1]).toBe('The weather: Lakeside, Ontario.');
    expect(said.indexOf('There are 45 stories.')).toBeGreaterThan(2);
    expect(said.at(-1)).toBe('That’s everything for Sunday. Have a good day.');
  });

  it('says alerts word for word, before anything else of the weather', () => {
    if ('unavailable' in edition.weather) throw new Error('the sample has weather');
    const [alert] = edition.weather.alerts;
    const text = 'Winds of 90 km/h.\n\nSee https://weather.example/alerts?a=1 ⚠️ for more.';
    const said = texts({ weather: { ...edition.weather, alerts: [{ ...alert!, text }] } });
    expect(said[2]).toContain(text);
    expect(said[2]).toContain(alert!.title);
  });

  it('says a temperature so that a voice cannot lose its sign', () => {
    expect(texts()).toContain('Sunny, minus 8 degrees. High minus 5 degrees, 40% chance of precipitation.');
    expect(english.degreesAloud('Low −1°')).toBe('Low minus 1 degree');
    expect(french.degreesAloud('−8\u00a0°')).toBe('moins 8 degrés');
  });

  it('says why there is no weather', () => {
    expect(texts({ weather: { unavailable: 'The office did not answer.' } })[1]).toBe(
      'The weather could not be read. The office did not answer.',
    );
  });

  it('reads every entry once, in order, after the name of its section', () => {
    const said = script();
    expect(said.flatMap(({ id }) => id ?? [])).toEqual(editionEntries(edition).map(({ id }) => id));
    const first = said.findIndex(({ id }) => id === edition.sections[1]!.entries[0]!.id);
    expect(said[first - 1]).toEqual({ text: 'Canada.' });
  });

  it('says source, title and summary, and nothing of time or address', () => {
    expect(
      entryAloud({
        title: 'Ferries run again',
        summary: { text: 'The ice is gone.', by: 'publisher' },
        published: '2026-11-22T09:05:00.000Z',
      })?.text,
    ).toBe('Harbour Wire. Ferries run again. The ice is gone.');
  });

  it.each([
    ['Ferries 🚢 run 👩🏽‍🚀 again 🇨🇦', 'Ferries run again.'],
    ['Will ferries run?', 'Will ferries run?'],
    ['“Will ferries run?”', '“Will ferries run?”'],
    ['Read https://www.example.org/a?b=c#d, then sail', 'Read example.org then sail.'],
    ['HTTPS://EXAMPLE.org', 'EXAMPLE.org.'],
    ['See www.example.org.', 'See example.org.'],
    ['Windows® 11™ and © 2026: no. 1 at 100%', 'Windows® 11™ and © 2026: no. 1 at 100%.'],
    ['नेपाल में क्‍या हुआ', 'नेपाल में क्‍या हुआ.'],
  ])('says “%s” as “%s”', (title, said) => expect(entryAloud({ title })?.text).toBe(`Harbour Wire. ${said}`));

  it('names the language of an entry where it is another one', () => {
    expect(entryAloud({ lang: 'fr-CA' })?.lang).toBe('fr-CA');
    expect(entryAloud({ lang: 'en-US' })?.lang).toBeUndefined();
  });

  it('is brief about a quiet section, and tells quiet from unreachable', () => {
    const said = texts();
    expect(said).toContain('Government & Policy. Nothing new.');
    expect(said).toContain('Cybersecurity & Privacy. Could not check.');
    expect(sampleSections.every(({ title }) => said.some((text) => text.startsWith(title)))).toBe(true);
  });

  it('is a paragraph each as text', () => {
    expect(listenText([{ text: 'One.' }, { text: 'Two.' }])).toBe('One.\n\nTwo.\n');
  });

  it('speaks French', () => {
    const said = texts({}, french);
    expect(said[0]).toBe('Morning News Briefing, le dimanche 22 novembre 2026.');
    expect(said).toContain('Il y a 45\u00a0nouvelles.');
    expect(script({}, french).find(({ id }) => id)?.lang).toBeUndefined();
  });
});
