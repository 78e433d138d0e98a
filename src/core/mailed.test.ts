import { expect, it } from 'vitest';
import { mailedSchema, mailedText, nothingMailed, recipientMark, wasMailed, withMailed } from './mailed.ts';

it('remembers who was sent what, and tells nobody', () => {
  const once = withMailed(nothingMailed, '2026-11-22', 'Reader@Example.org ');
  expect(wasMailed(once, '2026-11-22', 'reader@example.org')).toBe(true);
  expect(wasMailed(once, '2026-11-23', 'reader@example.org')).toBe(false);
  expect(wasMailed(once, '2026-11-22', 'other@example.org')).toBe(false);
  expect(mailedText(once).toLowerCase()).not.toContain('example');
  expect(recipientMark('2026-11-22', 'a@b.c')).not.toBe(recipientMark('2026-11-23', 'a@b.c'));
});

it('says the same when a mail is entered twice, and is its own schema', () => {
  const twice = withMailed(withMailed(nothingMailed, '2026-11-22', 'a@b.c'), '2026-11-21', 'a@b.c');
  expect(withMailed(twice, '2026-11-22', 'a@b.c')).toEqual(twice);
  expect(Object.keys(twice.sent)).toEqual(['2026-11-21', '2026-11-22']);
  expect(mailedSchema.parse(JSON.parse(mailedText(twice)))).toEqual(twice);
});
