import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder, programs } from '../../scripts/run-node.ts';
import { type Peer, siteUrl } from './peer.ts';
import { packageVersion } from './versions.ts';

/** The pages that every peer makes: home, days, months, RSS. */
const pagesKept = ['index.astro', '[year]/[month]/[day].astro', '[year]/[month]/index.astro', 'rss.xml.ts'];

const partsCopied = ['src', 'public', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** What belongs to pages that are left out. */
const config = `import whole from './whole.config.mjs';

const left = ['@astrojs/sitemap', 'search-index'];
export default { ...whole, integrations: whole.integrations.filter(({ name }) => !left.includes(name)) };
`;

/** Our own program with only the pages that peers make too: a copy of the project from which the others are removed. */
export async function ours(work: string, content: string): Promise<Peer> {
  const folder = join(work, 'ours');
  const [site, cache] = [join(work, 'site-ours'), join(work, 'cache-ours')];
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const part of partsCopied)
    await cp(join(projectFolder, part), join(folder, part), { recursive: true });
  const pages = join(folder, 'src/pages');
  await rm(pages, { recursive: true });
  for (const page of pagesKept) await cp(join(projectFolder, 'src/pages', page), join(pages, page));
  await cp(join(projectFolder, 'astro.config.mjs'), join(folder, 'whole.config.mjs'));
  await writeFile(join(folder, 'astro.config.mjs'), config);
  await symlink(join(projectFolder, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return {
    name: 'ours',
    version: `Astro ${await packageVersion(projectFolder, 'astro')}, Node ${process.version}`,
    program: {
      command: process.execPath,
      args: [programs.astro, 'build', '--silent', '--outDir', site],
      cwd: folder,
      env: {
        SITE_URL: siteUrl,
        BRIEFING_CACHE: cache,
        BRIEFING_CONTENT: content,
        NODE_ENV: 'production',
        ASTRO_TELEMETRY_DISABLED: '1',
      },
    },
    site,
    kept: [site, cache],
  };
}
