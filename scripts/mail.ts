import { resolve } from 'node:path';
import { editionDate } from '../src/core/calendar-day.ts';
import { readBriefing } from '../src/io/briefing-file.ts';
import { writeMessage } from '../src/io/mail.ts';
import { runCommand, UsageError } from './command.ts';
import { deliver } from './mail/deliver.ts';
import { editionMessage } from './mail/message.ts';
import { publishedEdition } from './mail/published.ts';

const help = `Usage: npm run mail -- [options]

Sends an edition of the built site by mail, as text and HTML: once for each day and recipient.

  --date DAY       the edition to send, such as 2026-11-22, or today   (default: the newest)
  --site DIR       the built site                                      (default: dist)
  --content DIR    the content folder, where it is noted who has it    (default: content)
  --optional       does nothing where SMTP_URL is not set
  --again          also to those who have it
  --dry-run        writes the message of the first recipient into a file and sends nothing
  --out FILE       that file                                           (default: edition.eml)
  --help           this text

Environment: SMTP_URL such as smtps://name:password@mail.example.org, MAIL_TO with commas between several, MAIL_FROM.
Exit codes: 0 everybody has it · 1 it could not be sent · 2 a setting is missing or wrong`;

const options = {
  date: { type: 'string' },
  site: { type: 'string', default: 'dist' },
  optional: { type: 'boolean', default: false },
  again: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  out: { type: 'string', default: 'edition.eml' },
} as const;

await runCommand({ help, takes: ['content', 'now'], options }, async ({ content, now, values }) => {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  if (values['optional'] && !process.env['SMTP_URL']?.trim()) {
    say('SMTP_URL is not set: no mail is wanted.');
    return 0;
  }
  const isDry = values['dry-run'] === true;
  const site = resolve(String(values['site']));
  const asked = values['date'] === undefined ? undefined : String(values['date']);
  const date = asked === 'today' ? editionDate(now, (await readBriefing(content)).timeZone) : asked;
  if (date !== undefined && !/^\d{4}-\d\d-\d\d$/.test(date))
    throw new UsageError(`${date} is not a day. Write it as 2026-11-22, or write today.`);
  const edition = await publishedEdition(site, date);
  if (!edition) {
    say(`${site} has no edition${date ? ` of ${date}` : ''}. Build it with: npm run build`);
    return 1;
  }
  const from = setting('MAIL_FROM');
  const recipients = setting('MAIL_TO')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
  if (isDry) {
    const file = resolve(String(values['out']));
    await writeMessage(file, editionMessage(edition, from, recipients[0] ?? ''));
    say(`Wrote the mail of ${edition.date} into ${file}; nothing was sent.`);
    return 0;
  }
  const smtpUrl = setting('SMTP_URL');
  const failed = await deliver({
    content,
    edition,
    smtpUrl,
    from,
    recipients,
    again: values['again'] === true,
    say,
  });
  return failed > 0 ? 1 : 0;
});

function setting(name: 'SMTP_URL' | 'MAIL_TO' | 'MAIL_FROM'): string {
  const value = process.env[name]?.trim();
  if (!value) throw new UsageError(`${name} is not set. npm run mail -- --help tells what it is.`);
  if (name === 'SMTP_URL' && !/^smtps?:$/.test(URL.parse(value)?.protocol ?? ''))
    throw new UsageError('SMTP_URL is not an address that begins with smtp:// or smtps://.');
  return value;
}
