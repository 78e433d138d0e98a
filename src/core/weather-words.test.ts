import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sharedFolder, sharedNote } from '../../scripts/testing/shared.ts';
import { plainText } from './text.ts';
import {
  alertColour,
  chanceInWords,
  colourOf,
  feelsCold,
  feelsHot,
  gustInWords,
  languageIssued,
  labelledNumber,
  numberIn,
  temperatureWords,
} from './weather-words.ts';

describe('alertColour', () => {
  it.each([
    ['ORANGE WARNING - HEAT, Ottawa', 'orange'],
    ['ALERTE ROUGE EN VIGUEUR, Ottawa', 'red'],
    ['AVIS DE GEL EN VIGUEUR, Rivière-Rouge', undefined],
    ['RED WARNING - WIND, Orange', 'red'],
    ['SPECIAL WEATHER STATEMENT IN EFFECT, Pembroke', undefined],
  ])('%s → %s', (title, expected) => {
    expect(alertColour(title)).toBe(expected);
  });

  it.each([
    [{ en: 'Yellow', fr: 'Jaune' }, 'yellow'],
    [{ fr: 'rouge' }, 'red'],
    [{ en: 'grey' }, undefined],
    [undefined, undefined],
  ])('as a field: %j → %s', (words, expected) => {
    expect(colourOf(words)).toBe(expected);
  });
});

describe('numbers', () => {
  it.each([
    ['High 21.', 21],
    ['High zero', 0],
    ['High minus 2', -2],
    ['High plus 3', 3],
    ['Highway closed', undefined],
  ])('%s → %s', (text, expected) => {
    expect(labelledNumber(text, temperatureWords.high)).toBe(expected);
  });

  it.each([
    ['16,2°C', 16.2],
    ['-0.4 °C', -0.4],
    ['N/A', undefined],
    [undefined, undefined],
  ])('%s → %s', (text, expected) => {
    expect(numberIn(text)).toBe(expected);
  });

  it.each([
    ['SW 24 km/h gust 41 km/h', 41],
    ['SO 24 km/h rafale à 41 km/h', 41],
    ['SW 24 km/h', undefined],
  ])('the gust of “%s” is %s', (wind, expected) => {
    expect(gustInWords(wind)).toBe(expected);
  });

  it.each([
    ['Cloudy with 40 percent chance of showers. High 12.', 40],
    ['30 per cent chance of flurries early, then 60 percent chance of snow.', 30],
    ['60 pour cent de probabilité d’averses.', 60],
    ['Humidity 40 percent.', undefined],
  ])('the chance in “%s” is %s', (text, expected) => {
    expect(chanceInWords(text)).toBe(expected);
  });
});

describe('what it feels like', () => {
  it.each([
    { windChill: -8, temperature: -3.2, expected: -8 },
    { windChill: -2, temperature: 13, expected: undefined },
    { windChill: 4, temperature: 2, expected: undefined },
    { windChill: -20, temperature: undefined, expected: -20 },
  ])('wind chill $windChill at $temperature → $expected', ({ windChill, temperature, expected }) => {
    expect(feelsCold(windChill, temperature)).toBe(expected);
  });

  it.each([
    { humidex: 38, temperature: 31, expected: 38 },
    { humidex: 31, temperature: -3.2, expected: undefined },
  ])('humidex $humidex at $temperature → $expected', ({ humidex, temperature, expected }) => {
    expect(feelsHot(humidex, temperature)).toBe(expected);
  });
});

describe('languageIssued', () => {
  it.each([
    ['Sunny. High 22.', 'en'],
    ['Ensoleillé. Maximum 22.', 'fr'],
    ['WIND WARNING. Gusts of 90 km/h are expected near Île-aux-Allumettes this evening.', 'en'],
    ['Avertissement de vents. Des rafales sont attendues près de Fort-Coulonge.', 'fr'],
    ['22 °C', undefined],
    ['', undefined],
  ])('%s → %s', (text, language) => {
    expect(languageIssued(text)).toBe(language);
  });

  it.skipIf(!sharedFolder)(`agrees with what documents of the office state${sharedNote}`, () => {
    const documents = weatherDocuments(join(sharedFolder ?? '', 'feeds'));
    expect(new Set(documents.map(({ lang }) => lang))).toEqual(new Set(['en', 'fr']));
    expect(documents.flatMap(({ entries }) => entries).length).toBeGreaterThan(100);
    for (const { lang, entries } of documents)
      for (const entry of entries) expect(languageIssued(entry), entry).toBe(lang);
  });
});

/** The Atom documents of the office below a folder: the language that each states, and the text of its entries. */
function weatherDocuments(folder: string): { lang: string; entries: string[] }[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return files.flatMap(({ parentPath, name }) => {
    const text = readFileSync(join(parentPath, name), 'utf8');
    const lang = /^[^>]*?<feed[^>]*xml:lang="(en|fr)/m.exec(text)?.[1];
    if (!lang || !/(?:weather|meteo)\.gc\.ca/.test(text)) return [];
    const entries = [...text.matchAll(/<title>([^<]*)<\/title>[^]*?<summary[^>]*>([^]*?)<\/summary>/g)];
    return {
      lang,
      entries: entries.map(([, title = '', summary = '']) => `${title}. ${plainText(summary)}`),
    };
  });
}
