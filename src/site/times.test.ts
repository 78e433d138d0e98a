import { describe, expect, it } from 'vitest';
import { english as t } from './strings.ts';
import { clockTime, dateWords, localTime, printedTime } from './times.ts';

const edition = { date: '2026-11-23', timeZone: 'America/Toronto' };

const rows = [
  { name: 'the day of the edition: the time', published: '2026-11-23T10:12:00Z', text: '5:12 a.m.' },
  {
    name: 'after midnight in UTC, the evening before here',
    published: '2026-11-23T01:00:00Z',
    text: 'Sun 8:00 p.m.',
  },
  { name: 'six days before: weekday and time', published: '2026-11-17T18:10:00Z', text: 'Tue 1:10 p.m.' },
  { name: 'seven days before: the date', published: '2026-11-16T18:10:00Z', text: '16 Nov' },
  { name: 'another year: with the year', published: '2025-12-30T18:10:00Z', text: '30 Dec 2025' },
  {
    name: 'midnight UTC: the date alone, as the feed meant it',
    published: '2026-11-23T00:00:00.000Z',
    text: '23 Nov',
    datetime: '2026-11-23',
  },
  {
    name: 'local midnight: the date alone',
    published: '2026-11-22T05:00:00Z',
    text: '22 Nov',
    datetime: '2026-11-22',
  },
  { name: 'a second after midnight is a time', published: '2026-11-22T05:00:01Z', text: 'Sun 12:00 a.m.' },
  { name: 'after the edition: the date', published: '2026-11-24T18:10:00Z', text: '24 Nov' },
];

describe('printedTime', () => {
  it.each(rows)('$name', ({ published, text, datetime = published }) => {
    expect(printedTime(published, edition, t)).toEqual({ text, datetime });
  });

  it('follows the clock of the edition through the end of summer time', () => {
    const autumn = { date: '2026-11-01', timeZone: 'America/Toronto' };
    expect(printedTime('2026-11-01T05:30:00Z', autumn, t).text).toBe('1:30 a.m.');
    expect(printedTime('2026-11-01T06:30:00Z', autumn, t).text).toBe('1:30 a.m.');
  });
});

it('prints clocks with plain spaces, in any zone', () => {
  expect(clockTime('2026-11-22T11:45:00Z', 'America/Toronto', t)).toBe('6:45 a.m.');
  expect(clockTime('2026-11-22T11:45:00Z', 'Asia/Kolkata', t)).toBe('5:15 p.m.');
  expect(clockTime('2026-11-22T11:45:00Z', 'America/Toronto', { ...t, locale: 'fr-CA' })).toBe('6 h 45');
  expect(localTime('2026-11-22T05:00:00Z', 'America/Toronto')).toEqual({
    date: '2026-11-22',
    minute: 0,
    second: 0,
  });
  expect(localTime('2026-11-22T23:59:58Z', 'UTC')).toEqual({ date: '2026-11-22', minute: 1439, second: 58 });
});

it('puts a date and a month into words', () => {
  expect(t.dayWithYear(dateWords('2026-11-22', t))).toBe('Sunday 22 November 2026');
  expect(t.monthAndYear(dateWords('2026-11', t))).toBe('November 2026');
  expect(dateWords('2026-11-22', { ...t, locale: 'fr-CA' }).weekday).toBe('dimanche');
});
