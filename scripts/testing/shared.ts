import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const candidate = process.env['BRIEFING_SHARED'] ?? resolve(import.meta.dirname, '../../../shared');

/** Folder of real feed documents that are not ours to publish; absent on most machines. */
export const sharedFolder: string | undefined = existsSync(join(candidate, 'feeds/manifest.json'))
  ? candidate
  : undefined;

/** Goes into the title of every test that needs the folder, so that a skip explains itself. */
export const sharedNote = sharedFolder ? '' : ' (skipped: no folder of real feeds; set BRIEFING_SHARED)';
