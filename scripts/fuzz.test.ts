import { describe, expect, it } from 'vitest';
import { editionEntries } from '../src/core/edition.ts';
import { keptFrom, examine } from './fuzz/examine.ts';
import { fuzz } from './fuzz/fuzz-run.ts';
import { mutated } from './fuzz/mutate.ts';
import { seedOf } from './fuzz/random.ts';
import { seedDocuments } from './fuzz/seeds.ts';

const inputs = 20_000;
const seed = 20_261_122;
const documents = seedDocuments();

describe('a fuzz run', () => {
  it(`finds nothing wrong with what ${inputs} broken documents come to`, async () => {
    expect(await fuzz(documents, { inputs, seed, threads: 2 })).toEqual([]);
  });

  it('makes documents of which many can still be read, and the same ones from the same seed', async () => {
    let read = 0;
    let entries = 0;
    for (let index = 0; index < 300; index += 1) {
      const document = mutated(documents, seedOf(seed, index));
      expect(mutated(documents, seedOf(seed, index))).toEqual(document);
      const kept = await keptFrom(document);
      if (!kept) continue;
      read += 1;
      entries += editionEntries(kept.edition).length;
    }
    expect(read).toBeGreaterThan(150);
    expect(entries).toBeGreaterThan(read);
  });

  it('finds a text function that lets control characters through', async () => {
    const careless: typeof keptFrom = async (document) => {
      const kept = await keptFrom(document);
      const [entry] = kept ? editionEntries(kept.edition) : [];
      if (entry) entry.title += new TextDecoder('latin1').decode(document.bytes.subarray(0, 400));
      return kept;
    };
    const found: string[] = [];
    for (let index = 0; index < 600 && found.length === 0; index += 1)
      found.push(...(await examine(mutated(documents, seedOf(seed, index)), index, careless)));
    expect(found.join()).toContain('title holds a character that XML does not allow');
  });

  it('finds what throws', async () => {
    const throwing = (): never => {
      throw new Error('out of luck');
    };
    expect((await examine(mutated(documents, 1), 1, throwing)).join()).toContain('out of luck');
  });
});
