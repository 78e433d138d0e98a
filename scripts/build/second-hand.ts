import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { programs } from '../run-node.ts';

/**
 * A second process that renders half of many pages. Rendering is one thread's work and machines have two and more; a
 * process of its own is all that Astro offers for that, and needs two seconds to start.
 */
export interface SecondHand {
  /** Resolves when its pages stand in the site; gives the style sheet that each of them shares. Rejects where it failed. */
  done: () => Promise<Map<string, string>>;
}

/** What the second process is told, in the file that `BRIEFING_PART` names; it answers beside it. */
interface Part {
  files: string[];
}

/** Pages for which a second process pays. */
const manyPages = 2_000;

/** How many processes are to render so many pages: `BRIEFING_HANDS` says it, else what pays on this machine. */
export function handsFor(pages: number): 1 | 2 {
  const asked = process.env['BRIEFING_HANDS'];
  if (asked) return asked === '2' && pages > 1 ? 2 : 1;
  return pages >= manyPages && availableParallelism() > 1 ? 2 : 1;
}

/** Of the second process: the files that it is to render; undefined in any other. */
export function ownPart(): ReadonlySet<string> | undefined {
  const file = process.env['BRIEFING_PART'];
  return file ? new Set((JSON.parse(readFileSync(file, 'utf8')) as Part).files) : undefined;
}

/** Of the second process: tells the first which sheet each page shares. */
export function answerPart(sheetOf: ReadonlyMap<string, string>): void {
  writeFileSync(answerFile(process.env['BRIEFING_PART'] ?? ''), JSON.stringify([...sheetOf]));
}

const answerFile = (part: string): string => `${part}.answer`;

/** Starts the second process on `files` of the site `outDir`; `root` is the folder of the project. */
export function startSecondHand(root: string, outDir: string, files: string[]): SecondHand {
  // Astro keeps working files in a folder inside the project, or else all builds would share one.
  const parent = join(root, 'node_modules/.astro');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'second-'));
  const [site, part] = [join(folder, 'site'), join(folder, 'part.json')];
  writeFileSync(part, JSON.stringify({ files } satisfies Part));
  const child = spawn(process.execPath, [join(root, programs.astro), 'build', '--silent', '--outDir', site], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, BRIEFING_PART: part, BRIEFING_PART_CACHE: join(folder, 'cache') },
  });
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  const ended = once(child, 'close');
  const done = async (): Promise<Map<string, string>> => {
    try {
      const [code] = (await ended) as [number | null];
      if (code !== 0) throw new Error(`half of the pages could not be rendered: ${said.trim()}`);
      const sheetOf = new Map(JSON.parse(readFileSync(answerFile(part), 'utf8')) as [string, string][]);
      for (const file of new Set([...files, ...sheetOf.values()])) move(join(site, file), join(outDir, file));
      return sheetOf;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  return { done };
}

function move(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  try {
    renameSync(from, to);
  } catch (error) {
    // The site may lie on another disk than the project.
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    copyFileSync(from, to);
  }
}
