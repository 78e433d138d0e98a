import { expect, test } from 'vitest';
import { freshUntil } from './download-freshness.ts';

const now = new Date('2026-11-22T11:00:00.000Z');
const at = (time: string) => `Sun, 22 Nov 2026 ${time} GMT`;

test.each<{ name: string; headers: Record<string, string>; until: string | undefined }>([
  { name: 'nothing said', headers: {}, until: undefined },
  { name: 'nothing guessed', headers: { 'last-modified': 'Sun, 1 Nov 2026 00:00:00 GMT' }, until: undefined },
  { name: 'max-age', headers: { 'cache-control': 'max-age=900' }, until: '2026-11-22T11:15:00.000Z' },
  { name: 'private', headers: { 'cache-control': 'private, max-age=60' }, until: '2026-11-22T11:01:00.000Z' },
  { name: 'not for shared caches', headers: { 'cache-control': 's-maxage=900' }, until: undefined },
  {
    name: 'less what it has lain elsewhere',
    headers: { 'cache-control': 'max-age=900', age: '600' },
    until: '2026-11-22T11:05:00.000Z',
  },
  {
    name: 'older than its age allows',
    headers: { 'cache-control': 'max-age=900', age: '901' },
    until: undefined,
  },
  { name: 'no-store', headers: { 'cache-control': 'no-store, max-age=900' }, until: undefined },
  { name: 'no-cache', headers: { 'cache-control': 'no-cache, max-age=900' }, until: undefined },
  { name: 'pragma', headers: { pragma: 'no-cache', expires: at('12:00:00') }, until: undefined },
  { name: 'negative', headers: { 'cache-control': 'max-age=-5' }, until: undefined },
  { name: 'junk', headers: { 'cache-control': 'max-age=soon' }, until: undefined },
  { name: 'a year', headers: { 'cache-control': 'max-age=31536000' }, until: '2026-11-22T16:00:00.000Z' },
  { name: 'for ever', headers: { 'cache-control': 'immutable' }, until: '2026-11-22T16:00:00.000Z' },
  { name: 'Expires', headers: { expires: at('11:30:00') }, until: '2026-11-22T11:30:00.000Z' },
  {
    name: 'Expires by the clock of the publisher',
    headers: { date: at('10:00:00'), expires: at('10:30:00') },
    until: '2026-11-22T11:30:00.000Z',
  },
  {
    name: 'a Date that is none',
    headers: { date: 'today', expires: at('11:30:00') },
    until: '2026-11-22T11:30:00.000Z',
  },
  { name: 'Expires: 0', headers: { expires: '0' }, until: undefined },
  { name: 'Expires in the past', headers: { expires: at('09:00:00') }, until: undefined },
  {
    name: 'max-age wins over Expires',
    headers: { expires: at('15:00:00'), 'cache-control': 'max-age=60' },
    until: '2026-11-22T11:01:00.000Z',
  },
  {
    name: 'differs for each request',
    headers: { vary: '*', 'cache-control': 'max-age=60' },
    until: undefined,
  },
])('$name', ({ headers, until }) => {
  expect(freshUntil((name) => headers[name], now)).toBe(until);
});
