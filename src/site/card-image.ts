import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import satori, { type SatoriOptions } from 'satori';
import sharp, { type PngOptions } from 'sharp';
import { cardLayout, cardSize } from './card-layout.ts';
import type { CardText } from './card-text.ts';
import { keptBytes, readPackageFile } from './files.ts';
import type { Ink } from './weekdays.ts';

type Font = SatoriOptions['fonts'][number];

const besley = 'besley/files/besley';
const atkinson = 'atkinson-hyperlegible-next/files/atkinson-hyperlegible-next';

/**
 * The static fonts: a variable one would be drawn at its default weight. The second file of each has the rest of Latin,
 * under a name of its own, because satori reads one file for a name.
 */
const fonts: Font[] = [
  ...fontOf('Besley', besley, 400),
  ...fontOf('Besley', besley, 600),
  ...fontOf('Besley', besley, 800),
  ...fontOf('Atkinson', atkinson, 400),
];

function fontOf(name: string, path: string, weight: 400 | 600 | 800): Font[] {
  return [
    { family: name, part: 'latin' },
    { family: `${name} Extended`, part: 'latin-ext' },
  ].map(({ family, part }) => ({
    name: family,
    weight,
    style: 'normal' as const,
    data: readPackageFile(`@fontsource/${path}-${part}-${weight}-normal.woff`),
  }));
}

/** Whatever changes the picture besides its words: the tools and the fonts. */
const tools = [
  ...['satori', 'sharp'].map((name) => readPackageFile(`${name}/package.json`)),
  ...fonts.map(({ data }) => new Uint8Array(data)),
].map((bytes) => bytesToHex(sha256(bytes)));

/** Sixteen colours are enough for smooth letters in three inks, and few enough for a small file. */
const png: PngOptions = { palette: true, colours: 16, dither: 0, effort: 1, compressionLevel: 9 };

/** Half as wide and in two colours: for thousands of addresses that hardly anybody asks for. */
export const smallPng: PngOptions = { ...png, colours: 2, effort: 10 };

/**
 * A card as PNG bytes, about 15 KB, drawn once: a build that finds the same words, fonts and tools under `name` in its
 * cache draws nothing. Nothing is fetched, whatever a title holds: satori has no way to load what it lacks.
 */
export async function cardImage(
  name: string,
  card: CardText,
  ink: Ink,
  options: PngOptions = png,
): Promise<Uint8Array<ArrayBuffer>> {
  const layout = cardLayout(card, ink);
  const digest = bytesToHex(sha256(utf8ToBytes(JSON.stringify([tools, options, layout]))));
  return keptBytes(`cards/${name}.png`, digest, async () => {
    const svg = await satori(layout as unknown as Parameters<typeof satori>[0], { ...cardSize, fonts });
    const picture = sharp(new TextEncoder().encode(svg));
    if (options === smallPng) picture.resize(cardSize.width / 2);
    return new Uint8Array(await picture.png(options).toBuffer());
  });
}
