import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DomUtils, parseDocument } from 'htmlparser2';
import { type ParsedMail, simpleParser } from 'mailparser';
import { beforeAll, describe, expect, it } from 'vitest';
import { editionEntries } from '../src/core/edition.ts';
import { launchBrowser } from './testing/browser.ts';
import { buildSite } from './testing/build-site.ts';
import { startFeedServer } from './testing/feed-server.ts';
import { openNewsroom } from './testing/newsroom.ts';
import { findFiring } from './testing/payload-browser.ts';
import { allPayloads, firingPayloads, hostileFeeds } from './testing/payload-feeds.ts';
import { runCommandLine } from './testing/run-command.ts';
import { sharedNote } from './testing/shared.ts';

/** Hostile sources, collected over real HTTP, in the mail that is made of them. */

const date = '2026-11-22';
let mail: ParsedMail;
let entries: number;

beforeAll(async () => {
  const server = await startFeedServer();
  const feeds = hostileFeeds(date);
  for (const [name, body] of Object.entries(feeds)) server.set(`/${name}`, { body });
  const newsroom = await openNewsroom(
    Object.fromEntries(Object.keys(feeds).map((name) => [name, { [name]: `${server.origin}/${name}` }])),
    { briefing: { limit: 40, window: '9000d', title: 'Morning\r\nBcc: everybody@example.org' } },
  );
  const file = join(newsroom.content, 'mail.eml');
  try {
    await newsroom.collect(`${date}T11:45:00Z`);
    entries = editionEntries(await newsroom.edition(date)).length;
    const site = await buildSite({ content: newsroom.content, siteUrl: 'https://news.example/' });
    const { code, stderr } = await runCommandLine(
      'scripts/mail.ts',
      ['--content', newsroom.content, '--site', site.folder, '--dry-run', '--out', file],
      { MAIL_TO: 'reader@example.org', MAIL_FROM: 'news@example.org' },
    );
    expect([code, stderr]).toEqual([0, expect.stringContaining('Wrote the mail')]);
    mail = await simpleParser(await readFile(file));
    await site.remove();
  } finally {
    await newsroom.close();
    await server.close();
    await rm(file, { force: true });
  }
});

describe(`a mail made of hostile feeds${sharedNote}`, () => {
  it('runs nothing in a browser, where the same payloads pasted raw do', async () => {
    const browser = await launchBrowser();
    try {
      expect(entries).toBeGreaterThan(allPayloads.length);
      expect(await findFiring(browser, [String(mail.html), firingPayloads[2] ?? ''])).toEqual([1]);
    } finally {
      await browser.close();
    }
  });

  it('has no element and no attribute that a publisher wrote, and links to the web alone', () => {
    const elements = DomUtils.getElementsByTagName(() => true, parseDocument(String(mail.html)));
    expect(new Set(elements.map(({ name }) => name)).size).toBeGreaterThan(8);
    for (const { name, attribs } of elements) {
      expect(['script', 'img', 'iframe', 'svg', 'form', 'input', 'object', 'video']).not.toContain(name);
      expect(Object.keys(attribs).filter((key) => key.startsWith('on'))).toEqual([]);
      if (attribs['href']) expect(attribs['href']).toMatch(/^https?:\/\//);
    }
  });

  it('has one sender, one recipient and no header that a title wrote', () => {
    expect([...mail.headers.keys()].sort()).not.toContain('bcc');
    expect(mail.to).toMatchObject({ text: 'reader@example.org' });
  });

  it('has no character in its text that would turn the reading or the terminal around', () => {
    expect(mail.text).not.toMatch(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/,
    );
  });
});
