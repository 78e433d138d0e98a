import { join } from 'node:path';
import { projectFolder } from '../../scripts/run-node.ts';
import { buildOf, copyProject } from '../project-copy.ts';
import type { Peer } from './peer.ts';
import { packageVersion } from './versions.ts';

/** Our own program with only the pages that peers make too: home, days, months, RSS. */
export async function ours(work: string, content: string): Promise<Peer> {
  const folder = join(work, 'ours');
  const [site, cache] = [join(work, 'site-ours'), join(work, 'cache-ours')];
  await copyProject({
    folder,
    pages: ['index.astro', '[year]/[month]/[day].astro', '[year]/[month]/index.astro', 'rss.xml.ts'],
    search: false,
  });
  return {
    name: 'ours',
    version: `Astro ${await packageVersion(projectFolder, 'astro')}, Node ${process.version}`,
    program: buildOf(folder, { content, site, cache }),
    site,
    kept: [site, cache],
  };
}
