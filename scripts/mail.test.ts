import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { projectFolder } from './run-node.ts';
import { buildSite, type BuiltSite } from './testing/build-site.ts';
import { launchBrowser } from './testing/browser.ts';
import { writeSampleArchive } from './testing/sample-archive.ts';
import { publishedEdition } from './mail/published.ts';

/** npm run mail, as a command, against a mail server on this machine. */

let content: string;
let site: BuiltSite;
let server: SMTPServer;
let port: number;
const received: { to: string[]; mail: ParsedMail; raw: string }[] = [];
/** What the server does with the next connection. */
let mood: 'kind' | 'refuses' | 'silent in the middle' | 'wrong password' = 'kind';

beforeAll(async () => {
  content = await mkdtemp(join(tmpdir(), 'briefing-mail-'));
  await writeSampleArchive(content, { days: 40 });
  site = await buildSite({ content, siteUrl: 'https://news.example/' });
});
afterAll(async () => {
  await site?.remove();
  await rm(content, { recursive: true, force: true });
});
beforeEach(async () => {
  mood = 'kind';
  received.length = 0;
  await rm(join(content, 'mailed.json'), { force: true });
  server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    onAuth: (_auth, _session, done) =>
      mood === 'wrong password'
        ? done(new Error('Invalid login secret-word'))
        : done(null, { user: 'reader' }),
    onRcptTo: ({ address }, _session, done) =>
      done(mood === 'refuses' && address.startsWith('two') ? new Error('no such person') : null),
    onData: (stream, session, done) => {
      if (mood === 'silent in the middle') return void stream.destroy();
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const raw = Buffer.concat(parts);
        void simpleParser(raw).then((mail) => {
          received.push({
            to: session.envelope.rcptTo.map(({ address }) => address),
            mail,
            raw: raw.toString('latin1'),
          });
          done();
        });
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.server.address() as AddressInfo).port;
});
afterEach(() => new Promise<void>((resolve) => server.close(() => resolve())));

interface Ended {
  code: number;
  said: string;
}

function mail(args: string[] = [], env: Record<string, string | undefined> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['scripts/mail.ts', '--content', content, '--site', site.folder, ...args],
      {
        cwd: projectFolder,
        env: {
          ...process.env,
          SMTP_URL: `smtp://127.0.0.1:${port}`,
          MAIL_TO: 'reader@example.org',
          MAIL_FROM: 'Morning News <news@example.org>',
          ...env,
        },
      },
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), said: stdout + stderr }),
    );
  });
}

const squeezed = (text: string): string => text.replace(/\r\n/g, '\n').trim();

describe('an edition', () => {
  it('is sent as it was published, as text and as HTML', async () => {
    expect(await mail()).toEqual({
      code: 0,
      said: expect.stringContaining('Sent the edition of 2026-11-22'),
    });
    const [{ mail: got, to }] = received as [(typeof received)[0]];
    expect(to).toEqual(['reader@example.org']);
    expect(got.subject).toBe('Sunday 22 November 2026');
    expect(got.messageId).toMatch(/^<edition\.2026-11-22\.[0-9a-f]{24}@morning-news-briefing>$/);
    expect(got.headers.get('auto-submitted')).toBe('auto-generated');
    expect(squeezed(got.text ?? '')).toBe(
      squeezed(await readFile(join(site.folder, '2026/11/22.txt'), 'utf8')),
    );
    const published = await publishedEdition(site.folder, '2026-11-22');
    expect(published!.html.length).toBeGreaterThan(1_000);
    expect(squeezed(String(got.html))).toContain(squeezed(published!.html));
  });

  it('of a closed month is sent as well, and one that does not stand is not', async () => {
    expect((await mail(['--date', '2026-10-20'])).code).toBe(0);
    expect(received.map(({ mail: got }) => got.subject)).toEqual(['Tuesday 20 October 2026']);
    const absent = await mail(['--date', '2026-12-24']);
    expect(absent.code).toBe(1);
    expect(absent.said).toContain('has no edition of 2026-12-24. Build it with: npm run build');
    const yesterday = await mail(['--date', 'today', '--now', '2026-11-23T11:45:00Z']);
    expect(yesterday).toMatchObject({ code: 1, said: expect.stringContaining('2026-11-23') });
    expect(received).toHaveLength(1);
  });

  it('fetches nothing and runs nothing where it is read', async () => {
    await mail();
    const browser = await launchBrowser();
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.setContent(String(received[0]?.mail.html), { waitUntil: 'networkidle' });
    expect(asked).toEqual([]);
    expect(await page.locator('script, iframe, img, form').count()).toBe(0);
    expect(await page.evaluate('window.ran')).toBeUndefined();
    expect(await page.locator('h1').innerText()).toBe('Sunday 22 November 2026');
    await browser.close();
  });

  it('is written into a file for a look, and then nobody has it', async () => {
    const file = join(content, 'look.eml');
    expect((await mail(['--dry-run', '--out', file], { SMTP_URL: undefined })).code).toBe(0);
    const got = await simpleParser(await readFile(file));
    expect(got.subject).toBe('Sunday 22 November 2026');
    expect(received).toEqual([]);
    await expect(readFile(join(content, 'mailed.json'))).rejects.toThrow(/ENOENT/);
    await rm(file);
  });
});

describe('once', () => {
  it('is enough for a recipient, unless --again is said', async () => {
    await mail();
    expect(await mail()).toMatchObject({
      code: 0,
      said: expect.stringContaining('was sent to the recipient before'),
    });
    expect(received).toHaveLength(1);
    const noted = await readFile(join(content, 'mailed.json'), 'utf8');
    expect(noted).not.toContain('reader');
    await mail(['--again']);
    expect(received).toHaveLength(2);
    expect(received[1]?.mail.messageId).toBe(received[0]?.mail.messageId);
    expect(await readFile(join(content, 'mailed.json'), 'utf8')).toBe(noted);
  });

  it('is what two runs at the same time come to', async () => {
    await Promise.all([mail(), mail(), mail()]);
    expect(received).toHaveLength(1);
  });

  it('is counted for each recipient, so that a later run reaches those who were refused', async () => {
    const everybody = { MAIL_TO: 'one@example.org, two@example.org,three@example.org' };
    mood = 'refuses';
    const first = await mail([], everybody);
    expect(first.code).toBe(1);
    expect(first.said).toMatch(/did not reach recipient 2 of 3: The mail server refuses/);
    expect(received.flatMap(({ to }) => to)).toEqual(['one@example.org', 'three@example.org']);
    mood = 'kind';
    expect((await mail([], everybody)).code).toBe(0);
    expect(received.flatMap(({ to }) => to)).toEqual([
      'one@example.org',
      'three@example.org',
      'two@example.org',
    ]);
  });

  it('is not risked where the note of it is damaged', async () => {
    await writeFile(join(content, 'mailed.json'), '{ "schema": 1, ');
    const ended = await mail();
    expect(ended.code).not.toBe(0);
    expect(ended.said).toMatch(/mailed\.json cannot be read/);
    expect(received).toEqual([]);
  });
});

describe('trouble', () => {
  it.each([
    ['SMTP_URL', undefined, /SMTP_URL is not set/],
    ['SMTP_URL', 'mail.example.org', /begins with smtp/],
    ['MAIL_TO', ' ', /MAIL_TO is not set/],
    ['MAIL_FROM', undefined, /MAIL_FROM is not set/],
  ])('%s %s', async (name, value, words) => {
    expect(await mail([], { [name]: value })).toMatchObject({ code: 2, said: expect.stringMatching(words) });
  });

  it('never tells the password', async () => {
    mood = 'wrong password';
    const ended = await mail([], { SMTP_URL: `smtp://reader:secret-word@127.0.0.1:${port}` });
    expect(ended).toMatchObject({
      code: 1,
      said: expect.stringContaining('does not accept the name or password'),
    });
    expect(ended.said).not.toContain('secret-word');
  });

  it('is told in a sentence where the server is gone, before or in the middle', async () => {
    mood = 'silent in the middle';
    const middle = mail([], {});
    setTimeout(() => server.close(() => undefined), 4_000);
    expect((await middle).code).toBe(1);
    const gone = await mail([], { SMTP_URL: 'smtp://127.0.0.1:9' });
    expect(gone).toMatchObject({ code: 1, said: expect.stringContaining('cannot be reached') });
    expect(gone.said).not.toMatch(/\n\s+at /);
    await expect(readFile(join(content, 'mailed.json'))).rejects.toThrow(/ENOENT/);
  });
});
