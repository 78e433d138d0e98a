import { describe, expect, it } from 'vitest';
import { english, french, stringsFor } from './strings.ts';
import { clockTime, dateWords, printedTime } from './times.ts';

/** Whole texts of the interface with their path; of functions the words between what they are given. */
function wordsOf(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function')
    return [...String(value).matchAll(/'([^'\n]*)'|`([^`]*)`/g)].map(([, plain, template], index) => [
      `${path}() ${index}`,
      (plain ?? template ?? '').replaceAll(/\$\{[^}]*\}/g, ' '),
    ]);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => wordsOf(inner, path ? `${path}.${key}` : key));
}

describe('two languages', () => {
  it.each([
    ['en-CA', english],
    ['en', english],
    ['en-GB', english],
    ['fr-CA', french],
    ['fr', french],
    ['de-DE', english],
  ])('%s', (language, strings) => expect(stringsFor(language)).toBe(strings));

  /** Words that French and English share, or that are a name. */
  const shared = new Set([
    'askedDay',
    'siteNavigation',
    'sectionFeed',
    'sections',
    'conditions.humidex',
    'columns.source',
    'aids.pause',
    'searchSection',
    'searchSource',
  ]);

  it('no text is the same in both, but a few that are', () => {
    const ofFrench = new Map(wordsOf(french));
    const same = wordsOf(english)
      .filter(([path, text]) => !path.includes('()') && /\p{L}{3}/u.test(text) && ofFrench.get(path) === text)
      .map(([path]) => path);
    expect(same.filter((path) => !shared.has(path))).toEqual([]);
  });

  it('every object has the same words, and lists are as long', () => {
    const paths = (value: unknown): string[] =>
      wordsOf(value)
        .map(([path]) => path)
        .filter((path) => !path.includes('()'))
        .toSorted();
    expect(paths(french)).toEqual(paths(english));
  });

  it('French is set as Quebec sets it', () => {
    for (const [path, text] of wordsOf(french)) {
      expect(text, path).not.toMatch(/\p{L} [:;!?»%]/u);
      expect(text, path).not.toMatch(/« |[“”]/u);
      if (!path.includes('()')) expect(text, path).not.toMatch(/['"]/u);
    }
  });
});

describe('French numbers and dates', () => {
  const day = (date: string): string => french.day(dateWords(date, french));

  it('writes days', () => {
    expect(day('2026-09-22')).toBe('mardi 22 septembre');
    expect(day('2026-08-01')).toBe('samedi 1er août');
    expect(french.editionTitle(dateWords('2026-11-22', french))).toBe('Dimanche 22 novembre 2026');
    expect(french.monthTitle(dateWords('2026-12', french))).toBe('Décembre 2026');
    expect(clockTime('2026-11-22T11:45:00Z', 'America/Toronto', french)).toBe('6\u00a0h\u00a045');
  });

  it('writes the times of entries', () => {
    const edition = { date: '2026-11-23', timeZone: 'America/Toronto' };
    const said = (published: string): string => printedTime(published, edition, french).text;
    expect(said('2026-11-23T10:12:00Z')).toBe('5\u00a0h\u00a012');
    expect(said('2026-11-22T23:10:00Z')).toBe('dim. 18\u00a0h\u00a010');
    expect(said('2026-11-01T18:10:00Z')).toBe('1er nov.');
    expect(said('2025-12-30T18:10:00Z')).toBe('30 déc. 2025');
  });

  it.each([
    [0, '0\u00a0nouvelle.'],
    [1, '1\u00a0nouvelle.'],
    [2, '2\u00a0nouvelles.'],
    [1234, '1\u00a0234\u00a0nouvelles.'],
  ])('%i stories', (stories, words) => expect(french.storiesSoFar(stories)).toBe(words));

  it('makes words agree', () => {
    expect(french.dekSources(1, 25, '6 h 45')).toBe('1\u00a0source sur 25 a été lue à 6 h 45.');
    expect(french.dekSources(21, 25, '6 h 45')).toBe('21\u00a0sources sur 25 ont été lues à 6 h 45.');
    expect(french.dekSources(1, 1, '6 h 45')).toBe('La seule source a été lue à 6 h 45.');
    expect(french.attentionHeading(1)).toBe('Une source demande votre attention');
    expect(french.gaps(1, 1)).toBe(
      'Un jour est sans édition, et une section entière n’a pas pu être vérifiée pendant 1\u00a0jour.',
    );
    expect(french.feedOf('Annals')).toBe('Fil RSS d’Annals');
    expect(french.feedOf('World')).toBe('Fil RSS de World');
    expect(french.nothingNewSince('lundi')).toBe('Rien de nouveau depuis lundi.');
    expect(french.nothingNewSince('1er mai')).toBe('Rien de nouveau depuis le 1er mai.');
    expect(french.observedBefore('3 h', 0.4)).toBe('Observé à 3 h, moins d’une heure avant cette édition.');
    expect(french.observedBefore('3 h', 73)).toBe('Observé à 3 h, trois jours avant cette édition.');
  });
});
