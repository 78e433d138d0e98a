import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeLongArchive } from '../../bench/long-archive.ts';
import { runCommandLine } from '../../scripts/testing/run-command.ts';

test('in a build Vite transforms nothing of what fills the collection', async () => {
  const work = await mkdtemp(join(tmpdir(), 'briefing-collection-'));
  try {
    const content = join(work, 'content');
    await writeLongArchive(content, { days: 2 });
    const args = ['--content', content, '--outDir', join(work, 'site')];
    const env = { NODE_ENV: 'production', BRIEFING_CACHE: join(work, 'cache'), DEBUG: 'vite:transform' };
    const { code, stderr } = await runCommandLine('scripts/build.ts', args, env);
    expect(code).toBe(0);
    const transformed = stderr.split('\n').filter((line) => line.includes('vite:transform'));
    expect(transformed).toEqual([expect.stringContaining('src/content.config.ts')]);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
});
