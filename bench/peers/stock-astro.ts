import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { programs, projectFolder } from '../../scripts/run-node.ts';
import type { Peer, PeerMaker } from './peer.ts';
import { packageVersion } from './versions.ts';

/** Astro as its documentation teaches it: a collection that holds whole editions, by `glob()`, with a schema. */
export const stockAstro: PeerMaker = async ({ work, days, frames }) => {
  const folder = join(work, 'stock-astro');
  await rm(folder, { recursive: true, force: true });
  await cp(join(import.meta.dirname, 'astro'), folder, { recursive: true });
  await cp(join(projectFolder, 'package.json'), join(folder, 'package.json'));
  await symlink(join(projectFolder, 'node_modules'), join(folder, 'node_modules'), 'junction');
  await writeFile(join(folder, 'src/frame.json'), JSON.stringify(frames));
  await mkdir(join(folder, 'editions'));
  for (const day of days) await writeFile(join(folder, 'editions', `${day.date}.json`), JSON.stringify(day));
  const [site, cache] = [join(folder, 'dist'), join(folder, 'cache')];
  return {
    name: 'Astro glob()',
    version: `Astro ${await packageVersion(projectFolder, 'astro')}`,
    program: {
      command: process.execPath,
      args: [programs.astro, 'build', '--silent'],
      cwd: folder,
      env: { BRIEFING_CACHE: cache, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' },
    },
    site,
    kept: [site, cache, join(folder, '.astro')],
  } satisfies Peer;
};
