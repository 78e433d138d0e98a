import { execFile } from 'node:child_process';
import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Peer, PeerMaker } from './peer.ts';
import { packageVersion } from './versions.ts';

const [name, wanted] = ['@11ty/eleventy', '3.1.8'];

/** Eleventy with templates in JavaScript, its quickest; installed once into the work folder. */
export const eleventy: PeerMaker = async ({ work, days, months, frames, install }) => {
  const packages = join(work, 'eleventy-packages');
  const version = await versionIn(packages, install);
  if (version === undefined) return `Eleventy is not installed; --install fetches ${name}@${wanted} from npm`;
  const folder = join(work, 'eleventy');
  await rm(folder, { recursive: true, force: true });
  await cp(join(import.meta.dirname, 'eleventy'), folder, { recursive: true });
  await symlink(join(packages, 'node_modules'), join(folder, 'node_modules'), 'junction');
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
  await mkdir(join(folder, 'data/editions'), { recursive: true });
  await writeFile(join(folder, 'data/frame.json'), JSON.stringify(frames));
  await writeFile(join(folder, 'data/months.json'), JSON.stringify(months));
  for (const day of days)
    await writeFile(join(folder, 'data/editions', `${day.date}.json`), JSON.stringify(day));
  const site = join(folder, 'site');
  return {
    name: 'Eleventy',
    version,
    program: { command: process.execPath, args: [`node_modules/${name}/cmd.cjs`, '--quiet'], cwd: folder },
    site,
    kept: [site],
  } satisfies Peer;
};

async function versionIn(packages: string, install: boolean): Promise<string | undefined> {
  const found = await packageVersion(packages, name).catch(() => undefined);
  if (found !== undefined || !install) return found;
  try {
    await mkdir(packages, { recursive: true });
    const args = ['install', '--ignore-scripts', '--no-audit', '--prefix', packages, `${name}@${wanted}`];
    await promisify(execFile)('npm', args);
    return await packageVersion(packages, name);
  } catch {
    return undefined;
  }
}
