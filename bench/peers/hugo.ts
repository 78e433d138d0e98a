import { execFile } from 'node:child_process';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Peer, PeerMaker } from './peer.ts';

/** Hugo likes front matter best, and reads JSON quickest. The page of a month is a section of its days. */
export const hugo: PeerMaker = async ({ work, days, months, frames }) => {
  const version = await installed();
  if (version === undefined) return 'Hugo is not installed; on Debian: apt-get install hugo';
  const folder = join(work, 'hugo');
  await rm(folder, { recursive: true, force: true });
  await cp(join(import.meta.dirname, 'hugo'), folder, { recursive: true });
  await write(join(folder, 'data/frame.json'), frames);
  for (const { date, ...day } of days)
    await write(join(folder, 'content', `${date.replaceAll('-', '/')}.md`), { date, card: date, ...day });
  for (const month of months) {
    const [year = '', number = ''] = month.split('-');
    await write(join(folder, 'content', year, '_index.md'), { _build: { render: 'never' } });
    await write(join(folder, 'content', year, number, '_index.md'), {
      title: days.find(({ date }) => date.startsWith(month))?.month,
      description: 'Editions of the month',
      url: `/${year}/${number}/`,
      card: month,
      style: '--h:155;--c:0.105',
    });
  }
  const site = join(folder, 'public');
  return {
    name: 'Hugo',
    version,
    program: { command: 'hugo', args: ['--quiet'], cwd: folder },
    site,
    kept: [site, join(folder, 'resources')],
  } satisfies Peer;
};

async function installed(): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('hugo', ['version']);
    return /v[\d.]+/.exec(stdout)?.[0] ?? stdout.trim();
  } catch {
    return undefined;
  }
}

async function write(file: string, value: unknown): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(value)}\n`);
}
