import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAfter, editionDate, windowBefore } from './calendar-day.ts';

describe('editionDate', () => {
  const rows: { name: string; instant: string; zone: string; expected: string }[] = [
    {
      name: 'evening in Toronto is still the day before UTC’s',
      instant: '2026-11-23T04:59:59Z',
      zone: 'America/Toronto',
      expected: '2026-11-22',
    },
    {
      name: 'midnight in Toronto',
      instant: '2026-11-23T05:00:00Z',
      zone: 'America/Toronto',
      expected: '2026-11-23',
    },
    {
      name: 'summer time begins',
      instant: '2025-03-09T04:30:00Z',
      zone: 'America/Toronto',
      expected: '2025-03-08',
    },
    {
      name: 'summer time ends',
      instant: '2025-11-03T04:30:00Z',
      zone: 'America/Toronto',
      expected: '2025-11-02',
    },
    {
      name: 'half an hour before Toronto',
      instant: '2026-11-23T03:29:00Z',
      zone: 'America/St_Johns',
      expected: '2026-11-22',
    },
    {
      name: 'the other side of the world',
      instant: '2026-11-22T15:00:00Z',
      zone: 'Asia/Tokyo',
      expected: '2026-11-23',
    },
  ];
  it.each(rows)('$name', ({ instant, zone, expected }) => {
    expect(editionDate(new Date(instant), zone)).toBe(expected);
  });

  it('agrees with Intl at any instant of forty years', () => {
    const instant = fc.date({
      min: new Date('2000-01-01'),
      max: new Date('2040-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(
        instant,
        fc.constantFrom('America/Toronto', 'Europe/Paris', 'Pacific/Kiritimati'),
        (at, timeZone) => {
          const parts = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at);
          expect(editionDate(at, timeZone)).toBe(parts);
        },
      ),
    );
  });
});

describe('dayAfter', () => {
  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-03-08', 1, '2026-03-09'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-11-22', -60, '2026-09-23'],
  ])('%s and %i days', (date, days, expected) => {
    expect(dayAfter(date, days)).toBe(expected);
  });
});

describe('windowBefore', () => {
  it.each([
    ['5d', '2025-03-05T12:00:00.000Z'],
    ['36h', '2025-03-09T00:00:00.000Z'],
  ])('%s is counted in hours, also over the change to summer time', (span, from) => {
    expect(windowBefore(new Date('2025-03-10T12:00:00Z'), span)).toEqual({
      from,
      to: '2025-03-10T12:00:00.000Z',
    });
  });
});
