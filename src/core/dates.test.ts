import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate, yearMax, yearMin } from './dates.ts';

const noon = '2026-07-06T12:00:00.000Z';

const readable: { name: string; input: string; expected: string }[] = [
  { name: 'RFC 822, GMT', input: 'Mon, 06 Jul 2026 12:00:00 GMT', expected: noon },
  { name: 'no weekday', input: '6 Jul 2026 12:00 GMT', expected: noon },
  { name: 'no space after the weekday', input: 'Mon,06 Jul 2026 12:00:00 GMT', expected: noon },
  { name: 'no comma after the weekday', input: 'Mon 6 Jul 2026 12:00:00 GMT', expected: noon },
  { name: 'wrong weekday', input: 'Fri, 06 Jul 2026 12:00:00 GMT', expected: noon },
  { name: 'month in full', input: 'Monday, 6 July 2026 12:00:00 UT', expected: noon },
  { name: 'odd case and spaces', input: ' mOn,\n 06  jUL\t2026  12:00:00 z ', expected: noon },
  { name: 'two-digit year', input: 'Mon, 06 Jul 26 12:00:00 GMT', expected: noon },
  {
    name: 'two-digit year of last century',
    input: '06 Jul 98 12:00 GMT',
    expected: '1998-07-06T12:00:00.000Z',
  },
  { name: 'RFC 850', input: 'Monday, 06-Jul-26 12:00:00 GMT', expected: noon },
  { name: 'asctime', input: 'Mon Jul  6 12:00:00 2026', expected: noon },
  { name: 'asctime with a zone', input: 'Mon Jul 6 08:00:00 EDT 2026', expected: noon },
  { name: 'numeric zone', input: 'Mon, 06 Jul 2026 17:30:00 +0530', expected: noon },
  { name: 'numeric zone with a name behind', input: '2026-07-06 08:00:00 -0400 EDT', expected: noon },
  { name: 'zone of one hour digit', input: 'Mon, 06 Jul 2026 13:00:00 GMT+1', expected: noon },
  { name: 'minus zero', input: 'Mon, 06 Jul 2026 12:00:00 -0000', expected: noon },
  { name: 'Eastern summer', input: 'Mon, 06 Jul 2026 08:00:00 EDT', expected: noon },
  {
    name: 'Eastern standard time in July is what it says',
    input: 'Mon, 06 Jul 2026 07:00:00 EST',
    expected: noon,
  },
  { name: 'Pacific', input: 'Mon, 06 Jul 2026 05:00:00 PDT', expected: noon },
  { name: 'Alaska', input: 'Mon, 06 Jul 2026 04:00:00 AKDT', expected: noon },
  { name: 'Newfoundland', input: 'Mon, 06 Jul 2026 09:30:00 NDT', expected: noon },
  { name: 'French: avancée de l’Est', input: 'Mon, 06 Jul 2026 08:00:00 HAE', expected: noon },
  { name: 'French: normale de l’Est', input: 'Mon, 06 Jul 2026 07:00:00 HNE', expected: noon },
  { name: 'zone as a comment', input: 'Mon, 06 Jul 2026 07:00:00 (EST)', expected: noon },
  {
    name: 'comments',
    input: 'Mon (a (nested) one), 06 Jul(y) 2026 12:00:00 +0000 (noon here)',
    expected: noon,
  },
  { name: 'no zone is UTC', input: 'Mon, 06 Jul 2026 12:00:00', expected: noon },
  { name: 'unknown zone is UTC', input: 'Mon, 06 Jul 2026 12:00:00 XYZ', expected: noon },
  { name: 'French', input: 'lun., 06 juil. 2026 08:00:00 -0400', expected: noon },
  { name: 'French with accent', input: '12 août 2026 12:00:00 GMT', expected: '2026-08-12T12:00:00.000Z' },
  { name: 'Portuguese', input: 'Seg, 06 Set 2026 09:00:00 -0300', expected: '2026-09-06T12:00:00.000Z' },
  { name: 'German', input: 'Mo, 06 Dez 2026 13:00:00 MEZ', expected: '2026-12-06T12:00:00.000Z' },
  { name: 'month first', input: 'July 6, 2026', expected: '2026-07-06T00:00:00.000Z' },
  { name: 'month first, afternoon', input: 'Jul 6, 2026 3:45 pm', expected: '2026-07-06T15:45:00.000Z' },
  { name: 'midnight as 12 am', input: 'Jul 6, 2026 12:05 a.m.', expected: '2026-07-06T00:05:00.000Z' },
  { name: 'ISO', input: '2026-07-06T12:00:00Z', expected: noon },
  { name: 'ISO with an offset', input: '2026-07-06T08:00:00-04:00', expected: noon },
  { name: 'ISO, short offset', input: '2026-07-06T08:00-04', expected: noon },
  { name: 'ISO, no zone', input: '2026-07-06T12:00:00', expected: noon },
  { name: 'ISO with a space', input: '2026-07-06 12:00:00 UTC', expected: noon },
  { name: 'ISO, nanoseconds', input: '2026-07-06T12:00:00.123456789Z', expected: '2026-07-06T12:00:00.123Z' },
  { name: 'ISO, basic', input: '20260706T120000Z', expected: noon },
  { name: 'W3C-DTF day', input: '2026-07-06', expected: '2026-07-06T00:00:00.000Z' },
  { name: 'W3C-DTF month', input: '2026-07', expected: '2026-07-01T00:00:00.000Z' },
  { name: 'W3C-DTF year', input: '2026', expected: '2026-01-01T00:00:00.000Z' },
  { name: 'slashes, year first', input: '2026/7/6 12:00:00', expected: noon },
  { name: 'dots, day first', input: '07.02.2026', expected: '2026-02-07T00:00:00.000Z' },
  { name: 'seconds since 1970', input: '1783339200', expected: noon },
  { name: 'end of the day', input: 'Mon, 06 Jul 2026 24:00:00 GMT', expected: '2026-07-07T00:00:00.000Z' },
  { name: 'leap second', input: '2016-12-31T23:59:60Z', expected: '2016-12-31T23:59:59.000Z' },
  { name: 'leap day', input: '29 Feb 2028 12:00 GMT', expected: '2028-02-29T12:00:00.000Z' },
  {
    name: 'hour that does not exist in Toronto',
    input: '2026-03-08T02:30:00-05:00',
    expected: '2026-03-08T07:30:00.000Z',
  },
];

const unreadable: { name: string; input: string }[] = [
  { name: 'nothing', input: '' },
  { name: 'a word', input: 'Today' },
  { name: '31 February', input: 'Mon, 31 Feb 2026 10:00:00 GMT' },
  { name: '29 February of a common year', input: '2026-02-29' },
  { name: 'month 13', input: '2026-13-01T00:00:00Z' },
  { name: 'day 0', input: '2026-01-00' },
  { name: 'minute 61', input: 'Mon, 06 Jul 2026 10:61:00 GMT' },
  { name: 'hour 25', input: '2026-07-06T25:00:00Z' },
  { name: '13 pm', input: 'Jul 6, 2026 13:00 pm' },
  { name: 'offset of 99 hours', input: '2026-07-06T12:00:00+99:00' },
  { name: 'no month of that name', input: '06 Foo 2026 12:00:00 GMT' },
  { name: 'day or month first: two days', input: '07/06/2026 10:00' },
  { name: 'a zone only a database knows', input: 'Mon, 06 Jul 2026 10:00:00 America/Toronto' },
  { name: 'the stub of a broken bulletin', input: '--T00:00:00Z' },
  { name: 'zero date', input: 'Mon, 01 Jan 0001 00:00:00 +0000' },
  { name: 'the epoch', input: 'Thu, 01 Jan 1970 00:00:00 GMT' },
  { name: 'too far ahead', input: '2103-12-13T18:30:02Z' },
  { name: 'trailing words', input: '2026-07-06T12:00:00Z and more' },
  { name: 'a name every object has', input: '06 constructor 2026' },
  { name: 'too long', input: `Mon, 06 Jul 2026 12:00:00 GMT${' '.repeat(200)}` },
];

describe('readDate', () => {
  it.each(readable)('reads $name', ({ input, expected }) => expect(readDate(input)).toBe(expected));
  it.each(unreadable)('refuses $name', ({ input }) => expect(readDate(input)).toBeUndefined());

  it('gives an instant of the allowed years or nothing, whatever it is given', () => {
    const dateLike = fc.stringMatching(/^[0-9A-Za-z:,.\-+/() ]{0,40}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string(), dateLike), (text) => {
        const read = readDate(text);
        if (read === undefined) return true;
        const year = Number(read.slice(0, 4));
        return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(read) && year >= yearMin && year <= yearMax;
      }),
    );
  });

  it('reads every instant in the forms publishers use', () => {
    const instants = fc.date({
      min: new Date('1990-01-02'),
      max: new Date('2100-12-30'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (date) => {
        const toSecond = new Date(Math.floor(date.getTime() / 1000) * 1000);
        expect(readDate(date.toISOString())).toBe(date.toISOString());
        expect(readDate(toSecond.toUTCString())).toBe(toSecond.toISOString());
        expect(readDate(`${toSecond.toISOString().slice(0, 19)}+00:00`)).toBe(toSecond.toISOString());
      }),
    );
  });

  it('moves by exactly the offset', () => {
    const offsets = fc.record({
      hours: fc.integer({ min: -12, max: 14 }),
      minutes: fc.constantFrom(0, 30, 45),
    });
    fc.assert(
      fc.property(offsets, ({ hours, minutes }) => {
        const sign = hours < 0 ? '-' : '+';
        const pad = (value: number): string => String(Math.abs(value)).padStart(2, '0');
        const read = readDate(`Mon, 06 Jul 2026 12:00:00 ${sign}${pad(hours)}${pad(minutes)}`);
        const east = hours * 60 + (hours < 0 ? -minutes : minutes);
        expect(Date.parse(read ?? '')).toBe(Date.parse(noon) - east * 60_000);
      }),
    );
  });
});
