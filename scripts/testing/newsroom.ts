import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { stringify } from 'yaml';
import type { RunReport } from '../../src/core/report.ts';
import { type Edition, editionPath, editionSchema } from '../../src/core/edition.ts';
import { collect } from '../collect/run.ts';

/** A content folder of its own, in which a test collects as often as it likes. */
export interface Newsroom {
  content: string;
  collect(now: string): Promise<RunReport>;
  edition(date: string): Promise<Edition>;
  /** Every file with its bytes, to see whether anything has changed. */
  bytes(): Promise<Record<string, string>>;
  close(): Promise<void>;
}

const nothing = (): void => undefined;
/** For collecting without a word. */
export const silentProgress = {
  asking: nothing,
  started: nothing,
  ended: nothing,
  finish: () => Promise.resolve(),
};

/** Opens a newsroom. `sections` maps section ids to sources and their addresses. */
export async function openNewsroom(
  sections: Record<string, Record<string, string>>,
  more: { briefing?: Record<string, unknown>; backups?: Record<string, Record<string, string>> } = {},
): Promise<Newsroom> {
  const content = await mkdtemp(join(tmpdir(), 'newsroom-'));
  const sources = (of: Record<string, string> = {}) =>
    Object.entries(of).map(([id, url]) => ({ id, name: id, url }));
  const briefing = {
    network: { allowHosts: ['127.0.0.1', '127.0.0.2', 'localhost', 'press.localhost'] },
    ...more.briefing,
    sections: Object.entries(sections).map(([id, of]) => ({
      id,
      title: id,
      sources: sources(of),
      backups: sources(more.backups?.[id]),
    })),
  };
  await mkdir(content, { recursive: true });
  await writeFile(join(content, 'briefing.yaml'), stringify(briefing));
  return {
    content,
    collect: (now) => collect({ content, now: new Date(now), progress: silentProgress }),
    edition: async (date) =>
      editionSchema.parse(JSON.parse(await readFile(join(content, editionPath(date)), 'utf8'))),
    bytes: () => bytesBelow(content),
    close: () => rm(content, { recursive: true, force: true }),
  };
}

export async function bytesBelow(folder: string): Promise<Record<string, string>> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const entries = files
    .filter((file) => file.isFile())
    .map(async (file) => {
      const path = join(file.parentPath, file.name);
      return [relative(folder, path), await readFile(path, 'latin1')] as const;
    });
  return Object.fromEntries(await Promise.all(entries));
}
