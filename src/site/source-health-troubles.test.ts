import { describe, expect, it } from 'vitest';
import { goneReason, keptReason, movedReason, pauseReason } from '../core/coverage-reasons.ts';
import { judgeAddress } from '../io/address.ts';
import { networkReason, statusReason } from '../io/download-reasons.ts';
import { isFailure, parseFeed } from '../io/parse.ts';
import { remedyLine, type Trouble, troubleOf } from './source-health-troubles.ts';

/** The reasons come from the code that writes them, so that no sentence changes there and is missed here. */
const ofReason = (reason: string | undefined): Trouble | undefined => troubleOf({ status: 'failed', reason });

describe('troubleOf', () => {
  it.each<[number, Trouble]>([
    [204, 'notFeed'],
    [304, 'notFeed'],
    [400, 'refused'],
    [401, 'password'],
    [402, 'password'],
    [403, 'refused'],
    [404, 'missing'],
    [407, 'password'],
    [408, 'unreachable'],
    [410, 'gone'],
    [418, 'refused'],
    [429, 'wait'],
    [451, 'withheld'],
    [500, 'unreachable'],
    [503, 'unreachable'],
    [522, 'unreachable'],
  ])('an answer of %i: %s', (status, trouble) => {
    expect(ofReason(statusReason(status))).toBe(trouble);
  });

  it.each<[string, Trouble]>([
    ['ENOTFOUND', 'name'],
    ['EAI_AGAIN', 'unreachable'],
    ['ECONNREFUSED', 'unreachable'],
    ['ECONNRESET', 'unreachable'],
    ['ETIMEDOUT', 'unreachable'],
    ['EHOSTUNREACH', 'unreachable'],
    ['CERT_HAS_EXPIRED', 'certificate'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
    ['EPROTO', 'certificate'],
    ['Z_DATA_ERROR', 'broken'],
    ['UND_ERR_HEADERS_OVERFLOW', 'broken'],
    ['EWHATEVER', 'failed'],
  ])('a connection that threw %s: %s', (code, trouble) => {
    expect(ofReason(networkReason(Object.assign(new Error('x'), { code })))).toBe(trouble);
  });

  it.each([
    'nowhere',
    'ftp://news.example/',
    'http://10.0.0.1/',
    'https://user:word@news.example/',
    'http://localhost/',
  ])('an address that is not read: %s', (address) => {
    const judged = judgeAddress(address, { allowHosts: [] });
    expect('reason' in judged && ofReason(judged.reason)).toBe('address');
  });

  it.each<[string, string, Trouble]>([
    ['nothing', '  ', 'broken'],
    ['a web page', '<!doctype html><html><body>Hello</body></html>', 'page'],
    ['another XML', '<note>Hello</note>', 'notFeed'],
    ['words', 'Hello', 'notFeed'],
    ['broken JSON', '{"version": ', 'broken'],
    ['another JSON', '{"hello": "world"}', 'notFeed'],
    ['a zip', 'PK\u0003\u0004', 'broken'],
  ])('a document that is %s', async (_name, text, trouble) => {
    const result = await parseFeed({
      url: 'https://news.example/',
      bytes: new TextEncoder().encode(text),
    });
    expect(isFailure(result) && ofReason(result.reason)).toBe(trouble);
  });

  it('a source that was not asked', () => {
    const skipped = (reason: string): Trouble | undefined => troubleOf({ status: 'skipped', reason });
    expect(skipped(goneReason('2026-11-20'))).toBe('gone');
    expect(skipped(pauseReason('09:40'))).toBe('wait');
    expect(skipped('The publisher asked for a pause when another source of the same host was read.')).toBe(
      'wait',
    );
    expect(skipped('It was not asked.')).toBe('notAsked');
    expect(troubleOf({ status: 'quiet', reason: keptReason('09:40') })).toBeUndefined();
  });

  it('a source that answered', () => {
    const movedTo = 'https://news.example/new';
    const reason = movedReason(movedTo);
    for (const status of ['ok', 'quiet', 'stale', 'degraded'] as const)
      expect(troubleOf({ status, reason, movedTo })).toBe('moved');
    expect(troubleOf({ status: 'stale' })).toBe('stale');
    expect(troubleOf({ status: 'degraded' })).toBe('degraded');
    expect(
      troubleOf({ status: 'ok', reason: 'Backup, read because no source of this section answered.' }),
    ).toBe(undefined);
  });
});

it('writes a line that YAML reads as the address, whatever is in it', () => {
  expect(remedyLine('moved', { status: 'ok', movedTo: 'https://news.example/a?b=1,2#c: {d}' })).toBe(
    'url: "https://news.example/a?b=1,2#c:%20{d}"',
  );
});
