import { join } from 'node:path';
import type { Briefing } from '../core/briefing.ts';
import { parseBriefing } from '../core/briefing-text.ts';
import { ConfigurationError } from '../core/failure.ts';
import { readText } from './content-folder.ts';

export const briefingFileName = 'briefing.yaml';

/** Reads `briefing.yaml` of a content folder. Throws ConfigurationError with every problem of the file. */
export async function readBriefing(content: string): Promise<Briefing> {
  const text = await readText(join(content, briefingFileName));
  if (text === undefined)
    throw new ConfigurationError([
      {
        file: briefingFileName,
        line: 1,
        column: 1,
        message: `there is no such file in the folder ${content}; copy one there or name another folder with --content`,
      },
    ]);
  return parseBriefing(text, briefingFileName);
}
