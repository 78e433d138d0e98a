import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(import.meta.dirname, '../..');

/** Astro keeps its working files beside the output only if that is inside the project: builds at once must not share them. */
const workshop = join(root, 'node_modules', '.cache', 'briefing-tests');

export interface BuiltSite {
  folder: string;
  remove: () => Promise<void>;
}

/** Builds the site of a content folder into a folder of its own. Rejects with Astro’s output when the build fails. */
export async function buildSite(options: {
  content: string;
  siteUrl: string;
  env?: Record<string, string>;
}): Promise<BuiltSite> {
  await mkdir(workshop, { recursive: true });
  const place = await mkdtemp(join(workshop, 'build-'));
  const folder = join(place, 'dist');
  const remove = (): Promise<void> => rm(place, { recursive: true, force: true });
  const astro = join(root, 'node_modules', 'astro', 'bin', 'astro.mjs');
  await promisify(execFile)(process.execPath, [astro, 'build', '--outDir', folder], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      ASTRO_TELEMETRY_DISABLED: '1',
      BRIEFING_CONTENT: options.content,
      BRIEFING_CACHE: join(place, 'cache'),
      SITE_URL: options.siteUrl,
      ...options.env,
    },
  }).catch(async (error: { stdout?: string; stderr?: string }) => {
    await remove();
    throw new Error(`astro build failed\n${error.stdout ?? ''}\n${error.stderr ?? ''}`, { cause: error });
  });
  return { folder, remove };
}
