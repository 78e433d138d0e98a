import { expect, it } from 'vitest';
import { editionSchemaVersion, editionSteps, NewerSchemaError, upToDate } from './schema-version.ts';

const steps = {
  1: ({ heading, ...rest }: Record<string, unknown>) => ({ ...rest, title: heading }),
  2: ({ title, ...rest }: Record<string, unknown>) => ({ ...rest, titles: [title] }),
};

it('takes an edition through every step to the schema of today', () => {
  expect(upToDate({ schema: 1, heading: 'A' }, steps, 3)).toEqual({ schema: 3, titles: ['A'] });
  expect(upToDate({ schema: 2, title: 'A' }, steps, 3)).toEqual({ schema: 3, titles: ['A'] });
});

it('leaves an edition of today as it is, to the byte', () => {
  const edition = { schema: 3, titles: ['A'] };
  expect(upToDate(edition, steps, 3)).toBe(edition);
});

it('refuses what a newer program has written, and leaves the rest to the schema', () => {
  expect(() => upToDate({ schema: 4 }, steps, 3)).toThrow(NewerSchemaError);
  expect(() => upToDate({ schema: 4 }, steps, 3)).toThrow(/schema 4.*knows schema 3.*Update/);
  for (const value of [null, 3, [], {}, { schema: 'one' }, { schema: 1.5 }])
    expect(upToDate(value)).toEqual(value);
});

it('has a step from every version but that of today', () => {
  const versions = Array.from({ length: editionSchemaVersion - 1 }, (_, index) => index + 1);
  expect(Object.keys(editionSteps).map(Number)).toEqual(versions);
});
