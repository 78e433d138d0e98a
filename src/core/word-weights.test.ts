import fc from 'fast-check';
import { expect, test } from 'vitest';
import { headlineWords } from './headline-words.ts';
import { addFeatures, weighWords } from './word-weights.ts';

const words = ['harbour', 'lantern', 'otter', 'comet', 'quillon', 'week', 'price', 'tallow', 'fennel'];
const text = fc
  .array(fc.constantFrom(...words), { maxLength: 12 })
  .map((list) => headlineWords(list.join(' ')));

/** By the definition: every word and phrase by name, TF-IDF with 600 other texts, none shorter than the middle one. */
function weighedByName(texts: readonly ReturnType<typeof headlineWords>[]): Map<string, number>[] {
  const own = texts.map((of) => {
    const features = new Map(of.map(({ stem, weight }) => [stem, weight]));
    of.slice(1).forEach(({ stem, weight }, at) =>
      features.set(`${of[at]!.stem} ${stem}`, 0.3 * Math.max(of[at]!.weight, weight)),
    );
    return features;
  });
  const count = (name: string): number => own.filter((features) => features.has(name)).length;
  const weighted = own.map((features) =>
    [...features].map(
      ([name, weight]) => [name, weight * Math.log((texts.length + 600) / count(name))] as const,
    ),
  );
  const lengths = weighted.map((features) => Math.hypot(...features.map(([, weight]) => weight)));
  const usual = lengths.toSorted((a, b) => a - b)[lengths.length >> 1] ?? 0;
  return weighted.map(
    (features, at) =>
      new Map(features.map(([name, weight]) => [name, weight / (Math.max(lengths[at]!, usual) || 1)])),
  );
}

function product(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  return [...one].reduce((sum, [name, weight]) => sum + weight * (other.get(name) ?? 0), 0);
}

test('texts are as alike as their words and phrases by name, alone and added up', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 3, maxLength: 12 }), (texts) => {
      const { features, likeness } = weighWords(texts);
      const named = weighedByName(texts);
      const sum = new Map(named[0]);
      for (const [name, weight] of named[1]!) sum.set(name, (sum.get(name) ?? 0) + weight);
      const added = addFeatures(features(0), features(1));
      expect(added.size).toBe(sum.size);
      texts.forEach((_, at) => {
        expect(features(at).size).toBe(named[at]!.size);
        // Of a text with itself only the shared features are asked for.
        if (at > 0)
          expect(likeness(features(0), features(at))).toBeCloseTo(product(named[0]!, named[at]!), 12);
        if (at > 1) expect(likeness(added, features(at))).toBeCloseTo(product(sum, named[at]!), 12);
      });
    }),
  );
});

test('a morning of many phrases keeps them apart', () => {
  const many = Array.from({ length: 3_000 }, (_, n) =>
    headlineWords(`Aa${n}x Bb${(n * 7) % 3_000}x Cc${n % 50}x`),
  );
  const { features, likeness } = weighWords(many);
  expect(likeness(features(1), features(51))).toBeGreaterThan(0);
  expect(likeness(features(1), features(2))).toBe(0);
});
