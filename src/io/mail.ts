import { writeFile } from 'node:fs/promises';
import { createTransport, type SendMailOptions } from 'nodemailer';

/** A message to one person. */
export type Message = SendMailOptions;

/** What a mail server refused or could not do, in one sentence without the password. */
export class MailError extends Error {}

const limitsMs = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 };

/** Hands a message to the server of `smtpUrl`, `smtps://user:password@host:465`. Throws MailError. */
export async function sendMessage(smtpUrl: string, message: Message): Promise<void> {
  const transport = createTransport({ url: smtpUrl, ...limitsMs });
  try {
    await transport.sendMail({ ...message, disableFileAccess: true, disableUrlAccess: true });
  } catch (error) {
    throw new MailError(reasonOf(error, smtpUrl));
  } finally {
    transport.close();
  }
}

/** Writes a message as it would be sent, for a look at it. */
export async function writeMessage(file: string, message: Message): Promise<void> {
  const transport = createTransport({ streamTransport: true, buffer: true });
  const { message: bytes } = await transport.sendMail({
    ...message,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  await writeFile(file, bytes as Buffer);
}

const meanings: Record<string, string> = {
  EAUTH: 'The mail server does not accept the name or password of SMTP_URL.',
  ECONNECTION: 'The mail server cannot be reached.',
  ESOCKET: 'The mail server cannot be reached, or the connection broke.',
  EDNS: 'The mail server of SMTP_URL has no address.',
  ETIMEDOUT: 'The mail server did not answer in time.',
  ETLS: 'The mail server and this program agree on no encryption.',
  EENVELOPE: 'The mail server refuses the sender or the recipient.',
  EMESSAGE: 'The mail server refuses the message.',
};

function reasonOf(error: unknown, smtpUrl: string): string {
  const { code = '', message } = error as { code?: string; message: string };
  const { password, username } = URL.parse(smtpUrl) ?? { password: '', username: '' };
  const said = [password, decodeURIComponent(password), username]
    .filter(Boolean)
    .reduce((text, secret) => text.replaceAll(secret, '…'), message.split('\n')[0] ?? '');
  return `${meanings[code] ?? 'The mail could not be sent.'} (${said})`;
}
