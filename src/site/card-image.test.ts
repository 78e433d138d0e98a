import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { hostileTitles } from '../../scripts/testing/sample-words.ts';
import { cardImage } from './card-image.ts';
import { drawable, type CardText } from './card-text.ts';
import { inks } from './weekdays.ts';

const card: CardText = {
  name: 'The Quay',
  count: '3 stories',
  numeral: '22',
  upper: 'Sunday',
  lower: 'November 2026',
  lines: ['Tide turns', 'Eels return', 'Lamps lit'],
};

let cache: string;
beforeAll(() => {
  cache = mkdtempSync(join(tmpdir(), 'briefing-cards-'));
  vi.stubEnv('BRIEFING_CACHE', cache);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(cache, { recursive: true, force: true });
});

it('is a small picture of the size that networks ask for, the same bytes every time', async () => {
  const one = await cardImage('one', card, inks[6]);
  const { width, height, format } = await sharp(one).metadata();
  expect({ width, height, format }).toEqual({ width: 1200, height: 630, format: 'png' });
  expect(one.length).toBeLessThan(40_000);
  expect(Buffer.from(await cardImage('two', card, inks[6])).equals(one)).toBe(true);
});

it('is drawn once for the same words, and again for others, in one file a name', async () => {
  const first = await cardImage('kept', card, inks[0]);
  const file = join(cache, 'cards', 'kept.png');
  const drawnAt = statSync(file).ino;
  expect(Buffer.from(await cardImage('kept', card, inks[0])).equals(first)).toBe(true);
  expect(statSync(file).ino).toBe(drawnAt);
  const other = await cardImage('kept', { ...card, lines: ['Tide turns again'] }, inks[0]);
  expect(Buffer.from(other).equals(first)).toBe(false);
  expect(readdirSync(join(cache, 'cards')).filter((name) => name.startsWith('kept'))).toEqual(['kept.png']);
});

it('draws what an unkind publisher sends without asking the network', async () => {
  const fetched = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('no network'));
  for (const title of [
    ...hostileTitles,
    `https://example.org/${'x'.repeat(500)}`,
    '👩‍🔬 url(http://x.example)',
  ]) {
    const lines = [drawable(title) ?? 'nothing', 'Tide turns'];
    expect((await cardImage('hostile', { ...card, name: title, lines }, inks[2])).length).toBeGreaterThan(
      5_000,
    );
  }
  expect(fetched).not.toHaveBeenCalled();
  fetched.mockRestore();
});

it('has a shape for every character that it lets through', async () => {
  const characters = Array.from({ length: 0x2500 }, (_, code) => String.fromCodePoint(code)).filter(
    (character) => /\S/u.test(character) && drawable(`a${character}`) === `a${character}`,
  );
  expect(characters.length).toBeGreaterThan(300);
  const missing = await cardImage('glyph', { ...card, lines: ['', '', '\u{10fffd}'] }, inks[0]);
  const blank: string[] = [];
  for (const character of characters.filter((_, index) => index % 7 === 0)) {
    const drawn = await cardImage('glyph', { ...card, lines: ['', '', character] }, inks[0]);
    if (Buffer.from(drawn).equals(missing)) blank.push(character);
  }
  expect(blank).toEqual([]);
});
