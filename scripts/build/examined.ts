import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readBriefing } from '../../src/io/briefing-file.ts';
import { programDigest } from '../../src/io/program-digest.ts';
import { type ContentFacts, type Examination, examineContent } from '../check/content.ts';
import { projectFolder } from '../run-node.ts';
import { sealed, unsealed } from './sealed.ts';

/** What an earlier build by the same program has found out of the content folder. */
interface Examined {
  program: string;
  facts: ContentFacts;
}

/**
 * Examines what is new in the content folder since the last build, and hands to the build of the site what it has to
 * know, both in the folder `keep`. Throws ConfigurationError where the briefing is missing or wrong.
 */
export async function examineForBuild(content: string, keep: string): Promise<Examination> {
  // Says what is missing, where the digest would only fail.
  if (!existsSync(join(content, 'briefing.yaml'))) await readBriefing(content);
  const program = programDigest(projectFolder, content);
  const file = join(keep, 'examined.json');
  const stored = await readFile(file, 'utf8').catch(() => '');
  const before = unsealed(stored) as Examined | undefined;
  const found = await examineContent(content, before?.program === program ? before.facts : undefined);
  await mkdir(keep, { recursive: true });
  await writeFile(file, sealed({ program, facts: found.facts } satisfies Examined));
  const sound = Object.entries(found.facts.editions).map(([date, { digest }]) => [date, digest]);
  await writeFile(
    join(keep, 'source.json'),
    JSON.stringify({ program, editions: Object.fromEntries(sound) }),
  );
  return found;
}
