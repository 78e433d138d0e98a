import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder, programs } from '../scripts/run-node.ts';
import type { Program } from './measure.ts';

const partsCopied = ['src', 'public', 'scripts', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** The address that sites are built for. */
export const siteUrl = 'https://news.example/';

/** Our program with some of its pages only. */
export interface ProjectCopy {
  folder: string;
  /** The routes that stay, below `src/pages`. */
  pages: readonly string[];
  /** Whether the index of the search is made. */
  search: boolean;
}

/** Copies the project to a folder, and removes the other routes from the copy. */
export async function copyProject({ folder, pages, search }: ProjectCopy): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const part of partsCopied)
    await cp(join(projectFolder, part), join(folder, part), { recursive: true });
  const routes = join(folder, 'src/pages');
  await rm(routes, { recursive: true });
  for (const page of pages) await cp(join(projectFolder, 'src/pages', page), join(routes, page));
  await cp(join(projectFolder, 'astro.config.mjs'), join(folder, 'astro.config.mjs'));
  if (!search) await writeFile(join(folder, 'src/site/search-index.ts'), noIndex);
  await symlink(join(projectFolder, 'node_modules'), join(folder, 'node_modules'), 'junction');
}

const noIndex = 'export const writeSearchIndex = () => new Set();\n';

/** The build of such a copy. */
export function buildOf(
  folder: string,
  { content, site, cache }: Record<'content' | 'site' | 'cache', string>,
): Program {
  return {
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
  };
}
