import { expect, it } from 'vitest';
import { addressOf, questionIn } from './search-question.ts';

it('reads what it wrote, whatever was typed', () => {
  const question = { q: 'déjà “vu” & co', section: 'health', source: '', year: '2026', order: '' };
  expect(addressOf(question)).toBe('?q=d%C3%A9j%C3%A0+%E2%80%9Cvu%E2%80%9D+%26+co&section=health&year=2026');
  expect(questionIn(addressOf(question))).toEqual(question);
});

it('asks nothing where nothing was asked', () => {
  expect(questionIn('')).toEqual({ q: '', section: '', source: '', year: '', order: '' });
  expect(addressOf(questionIn('?q=+&other=1'))).toBe('');
});
