import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PlainError, networkReason, retryInstant, statusReason } from './download-reasons.ts';

const now = new Date('2026-11-22T11:00:00.000Z');
const dayMs = 24 * 60 * 60 * 1000;

describe('Retry-After', () => {
  test.each([
    { name: 'seconds', value: '120', expected: '2026-11-22T11:02:00.000Z' },
    { name: 'seconds with spaces', value: ' 120 ', expected: '2026-11-22T11:02:00.000Z' },
    { name: 'one day to the second', value: '86400', expected: '2026-11-23T11:00:00.000Z' },
    { name: 'a year', value: '31536000', expected: '2026-11-23T11:00:00.000Z' },
    { name: 'more than a date can hold', value: '9'.repeat(400), expected: '2026-11-23T11:00:00.000Z' },
    { name: 'a date', value: 'Sun, 22 Nov 2026 12:30:00 GMT', expected: '2026-11-22T12:30:00.000Z' },
    { name: 'a date of 1995', value: 'Sunday, 22-Nov-26 12:30:00 GMT', expected: '2026-11-22T12:30:00.000Z' },
    { name: 'a date of C', value: 'Sun Nov 22 12:30:00 2026', expected: '2026-11-22T12:30:00.000Z' },
    {
      name: 'a date in ten years',
      value: 'Sat, 22 Nov 2036 12:30:00 GMT',
      expected: '2026-11-23T11:00:00.000Z',
    },
    { name: 'a date in the past', value: 'Sat, 21 Nov 2026 12:30:00 GMT', expected: undefined },
    { name: 'a date that is none', value: 'Sun, 99 Nov 2026 12:30:00 GMT', expected: undefined },
    { name: 'zero', value: '0', expected: undefined },
    { name: 'negative', value: '-60', expected: undefined },
    { name: 'a fraction', value: '1.5', expected: undefined },
    { name: 'two values', value: '60, 120', expected: undefined },
    { name: 'another calendar', value: '2026-11-22T12:30:00Z', expected: undefined },
    { name: 'words with a year', value: 'soon, in 2030', expected: undefined },
    { name: 'nothing', value: '', expected: undefined },
    { name: 'no header', value: undefined, expected: undefined },
  ])('$name', ({ value, expected }) => expect(retryInstant(value, now, dayMs)).toBe(expected));

  test('whatever it says, the wait is within a day', () => {
    const value = fc.oneof(
      fc.string(),
      fc.integer().map(String),
      fc.date({ noInvalidDate: true }).map((d) => d.toUTCString()),
    );
    fc.assert(
      fc.property(value, (text) => {
        const instant = retryInstant(text, now, dayMs);
        if (instant === undefined) return;
        expect(Date.parse(instant) - now.getTime()).toBeGreaterThan(0);
        expect(Date.parse(instant) - now.getTime()).toBeLessThanOrEqual(dayMs);
      }),
    );
  });
});

test.each([
  [204, 'The publisher answered without a document (204).'],
  [403, 'The publisher refused the request (403).'],
  [404, 'No such address (404).'],
  [418, 'The publisher refused the request (418).'],
  [500, 'The publisher’s server failed (500).'],
  [503, 'The publisher’s server is busy (503).'],
  [522, 'The publisher’s server failed (522).'],
])('status %i', (status, expected) => expect(statusReason(status)).toBe(expected));

describe('what a connection threw', () => {
  const withCode = (code: string) => Object.assign(new Error('x'), { code });
  const broke = 'The connection broke before the answer was complete.';
  const untrusted = 'The server’s certificate cannot be trusted.';
  test.each([
    { name: 'ENOTFOUND', error: withCode('ENOTFOUND'), expected: 'There is no server of that name.' },
    { name: 'ECONNRESET', error: withCode('ECONNRESET'), expected: broke },
    {
      name: 'no record of that name',
      error: withCode('ENODATA'),
      expected: 'There is no server of that name.',
    },
    {
      name: 'a silent name server',
      error: withCode('ETIMEOUT'),
      expected: 'The name of the server could not be looked up.',
    },
    {
      name: 'a silent server',
      error: withCode('ETIMEDOUT'),
      expected: 'The server could not be reached in time.',
    },
    { name: 'undici, closed', error: withCode('UND_ERR_SOCKET'), expected: broke },
    {
      name: 'undici, without its end',
      error: Object.assign(new Error('x'), { name: 'HTTPParserError' }),
      expected: broke,
    },
    { name: 'a sentence of ours', error: new PlainError('The tide is out.'), expected: 'The tide is out.' },
    { name: 'several addresses', error: new AggregateError([withCode('ECONNRESET'), 1]), expected: broke },
    { name: 'no address at all', error: new AggregateError([]), expected: 'The download failed.' },
    {
      name: 'expired',
      error: withCode('CERT_HAS_EXPIRED'),
      expected: 'The server’s certificate has expired.',
    },
    { name: 'of nobody', error: withCode('DEPTH_ZERO_SELF_SIGNED_CERT'), expected: untrusted },
    { name: 'without a chain', error: withCode('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), expected: untrusted },
    {
      name: 'an old TLS',
      error: withCode('ERR_SSL_UNSUPPORTED_PROTOCOL'),
      expected: 'No protected connection could be made.',
    },
    { name: 'another code', error: withCode('EWHATEVER'), expected: 'The download failed.' },
    { name: 'no code', error: new Error('ENOTFOUND'), expected: 'The download failed.' },
    { name: 'no error', error: 'boom', expected: 'The download failed.' },
  ])('$name', ({ error, expected }) => expect(networkReason(error)).toBe(expected));
});
