import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  mailedPath,
  mailedSchema,
  mailedText,
  nothingMailed,
  wasMailed,
  withMailed,
  type Mailed,
} from '../../src/core/mailed.ts';
import { DamagedFileError, writeWhole } from '../../src/io/content-folder.ts';
import { withFolderLock } from '../../src/io/folder-lock.ts';
import { MailError, sendMessage } from '../../src/io/mail.ts';
import { editionMessage } from './message.ts';
import type { Published } from './published.ts';

export interface Delivery {
  content: string;
  edition: Published;
  smtpUrl: string;
  from: string;
  recipients: readonly string[];
  /** Send also to those who have it. */
  again: boolean;
  say: (line: string) => void;
}

/**
 * Sends an edition to each recipient who has not got it, and enters each as soon as the server has taken the mail. The
 * folder is locked meanwhile, so two runs at once send once. Gives how many could not be sent.
 */
export function deliver(delivery: Delivery): Promise<number> {
  const { content, edition, recipients, again, say } = delivery;
  return withFolderLock(content, async () => {
    let mailed = await readMailed(content);
    let failed = 0;
    for (const [index, recipient] of recipients.entries()) {
      const who = recipients.length > 1 ? `recipient ${index + 1} of ${recipients.length}` : 'the recipient';
      if (!again && wasMailed(mailed, edition.date, recipient)) {
        say(`The edition of ${edition.date} was sent to ${who} before.`);
        continue;
      }
      try {
        await sendMessage(delivery.smtpUrl, editionMessage(edition, delivery.from, recipient));
      } catch (error) {
        if (!(error instanceof MailError)) throw error;
        failed += 1;
        say(`The edition of ${edition.date} did not reach ${who}: ${error.message}`);
        continue;
      }
      mailed = withMailed(mailed, edition.date, recipient);
      await writeWhole(join(content, mailedPath), mailedText(mailed));
      say(`Sent the edition of ${edition.date} to ${who}.`);
    }
    return failed;
  });
}

async function readMailed(content: string): Promise<Mailed> {
  const file = join(content, mailedPath);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return nothingMailed;
  try {
    return mailedSchema.parse(JSON.parse(text));
  } catch {
    // Without it nobody knows who has the mail, and sending twice is the fault that it is there to prevent.
    throw new DamagedFileError(file, 'it is not what this program writes');
  }
}
