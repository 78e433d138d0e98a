import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Source } from './briefing.ts';
import { shareNamed, sharesOf } from './shares.ts';
import { turnHostOf } from './state-leave.ts';

const sourceAt = (url: string, index: number): Source => ({
  id: `s${index}`,
  name: url,
  url,
  kind: 'news',
  excerpt: true,
});
const sources = fc
  .array(fc.record({ host: fc.integer({ min: 0, max: 12 }), path: fc.integer({ min: 0, max: 99 }) }), {
    maxLength: 60,
  })
  .map((all) => all.map(({ host, path }, index) => sourceAt(`https://h${host}.example/${path}`, index)));
const count = fc.integer({ min: 1, max: 20 });
const ids = (shares: readonly Source[][]) => shares.map((share) => share.map(({ id }) => id).sort());

describe('sharesOf', () => {
  it('puts every source into one share, and all of a host into the same', () =>
    fc.assert(
      fc.property(sources, count, (all, of) => {
        const shares = sharesOf(all, of);
        expect(shares).toHaveLength(of);
        expect(
          shares
            .flat()
            .map(({ id }) => id)
            .sort(),
        ).toEqual(all.map(({ id }) => id).sort());
        const places = shares.flatMap((share) => [...new Set(share.map(({ url }) => turnHostOf(url)))]);
        expect(new Set(places).size).toBe(places.length);
      }),
    ));

  it('is as even as hosts allow', () =>
    fc.assert(
      fc.property(sources, count, (all, of) => {
        const sizes = sharesOf(all, of).map(({ length }) => length);
        const hosts = Object.values(Object.groupBy(all, ({ url }) => turnHostOf(url)));
        const largest = Math.max(0, ...hosts.map((group) => group?.length ?? 0));
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(largest);
      }),
    ));

  it('does not depend on the order of the sources', () =>
    fc.assert(
      fc.property(
        sources.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        count,
        ([all, shuffled], of) => {
          expect(ids(sharesOf(shuffled, of))).toEqual(ids(sharesOf(all, of)));
        },
      ),
    ));

  it('takes ports of a name for one host, and ports of an address in figures for several', () => {
    const named = ['https://a.example/1', 'https://a.example:8443/2', 'https://A.example./3'].map(sourceAt);
    expect(sharesOf(named, 3).map(({ length }) => length)).toEqual([3, 0, 0]);
    const figures = ['http://127.0.0.1:1/a', 'http://127.0.0.1:1/b', 'http://127.0.0.1:2/c'].map(sourceAt);
    expect(sharesOf(figures, 3).map(({ length }) => length)).toEqual([2, 1, 0]);
  });
});

describe('shareNamed', () => {
  it.each([
    ['1/1', { share: 1, of: 1 }],
    ['20/20', { share: 20, of: 20 }],
    ['0/5', undefined],
    ['6/5', undefined],
    ['1/21', undefined],
    ['2', undefined],
    ['2/5/7', undefined],
    ['-1/5', undefined],
    ['', undefined],
  ])('%s', (text, expected) => expect(shareNamed(text)).toEqual(expected));
});
