import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { readProjectFile } from './files.ts';

/**
 * `/provenance.json`: what the site was made of, for who wants to make it again, and for the next run, which builds
 * only where this differs from what the repository holds. `npm run build` tells the commit; it is absent outside of
 * git and where files had been changed since.
 */
export function provenanceText({
  BRIEFING_COMMIT: commit,
  BRIEFING_SOURCE: source,
  GITHUB_SERVER_URL: server,
  GITHUB_REPOSITORY: repository,
}: Record<string, string | undefined>): string {
  const lockfile = bytesToHex(sha256(utf8ToBytes(readProjectFile('package-lock.json'))));
  const facts = {
    schema: 1,
    ...(server && repository && { repository: `${server}/${repository}` }),
    ...(commit && { commit }),
    ...(source && { source }),
    lockfile: `sha256:${lockfile}`,
  };
  return `${JSON.stringify(facts, null, 2)}\n`;
}
