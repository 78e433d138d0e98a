import { cp, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { programs, projectFolder } from '../../scripts/run-node.ts';
import type { Peer, PeerMaker } from './peer.ts';
import { packageVersion } from './versions.ts';

/** What pages need of ours to make words of an edition, at the same places as here. */
const partsShared = ['src/core', 'src/site', 'bench/peers/handed.ts'];

/**
 * Astro as its documentation teaches it: a collection that holds whole editions, by `glob()`, with a schema, and pages
 * that get theirs from `getStaticPaths`. It makes words of them by our own functions, so that it does the same work.
 */
export const stockAstro: PeerMaker = async ({ work, content, frames }) => {
  const folder = join(work, 'stock-astro');
  await rm(folder, { recursive: true, force: true });
  await cp(join(import.meta.dirname, 'astro'), folder, { recursive: true });
  await cp(join(projectFolder, 'package.json'), join(folder, 'package.json'));
  await symlink(join(projectFolder, 'node_modules'), join(folder, 'node_modules'), 'junction');
  await writeFile(join(folder, 'src/frame.json'), JSON.stringify(frames));
  for (const part of partsShared)
    await cp(join(projectFolder, part), join(folder, part), { recursive: true });
  const [site, cache] = [join(folder, 'dist'), join(folder, 'cache')];
  return {
    name: 'Astro glob()',
    version: `Astro ${await packageVersion(projectFolder, 'astro')}`,
    program: {
      command: process.execPath,
      args: [programs.astro, 'build', '--silent'],
      cwd: folder,
      env: {
        BRIEFING_CONTENT: content,
        BRIEFING_CACHE: cache,
        NODE_ENV: 'production',
        ASTRO_TELEMETRY_DISABLED: '1',
      },
    },
    site,
    kept: [site, cache, join(folder, '.astro')],
  } satisfies Peer;
};
