import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { editionPath, editionText } from '../src/core/edition.ts';
import { runCommandLine } from './testing/run-command.ts';
import { openNewsroom, type Newsroom } from './testing/newsroom.ts';
import { sampleEdition } from './testing/sample-archive.ts';

let newsroom: Newsroom;
beforeEach(async () => {
  newsroom = await openNewsroom({ local: { a: 'https://a.example/feed' } });
});
afterEach(() => newsroom.close());

const check = () => runCommandLine('scripts/check.ts', ['--content', newsroom.content]);

async function put(path: string, text: string): Promise<void> {
  await mkdir(join(newsroom.content, path, '..'), { recursive: true });
  await writeFile(join(newsroom.content, path), text);
}

describe('npm run check', () => {
  it('finds nothing in a sound folder', async () => {
    const edition = sampleEdition('2026-11-22', '2026-11-22');
    await put(editionPath(edition.date), editionText(edition));
    await put('editions/.DS_Store', 'a file of the machine, not ours');
    const { code, stdout, stderr } = await check();
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toContain('Checked 1 edition: all is well.');
  });

  it('names every file that is wrong, and why', async () => {
    const edition = sampleEdition('2026-11-22', '2026-11-22');
    await put(editionPath('2026-11-21'), '{');
    await put(editionPath('2026-11-22'), JSON.stringify(edition));
    await put('editions/2026-11-20.json', editionText(edition));
    const { code, stdout } = await check();
    expect(code).toBe(1);
    expect(stdout).toMatch(/^editions\/2026\/2026-11-21\.json: cannot be read .* git checkout -- /m);
    expect(stdout).toMatch(/^editions\/2026\/2026-11-22\.json: its bytes are not those the program writes/m);
    expect(stdout).toMatch(/^editions\/2026-11-20\.json: is not the name of an edition/m);
  });

  it('tells the mistakes of the briefing as collect does', async () => {
    await put('briefing.yaml', 'sections: []\ntitel: Mine\n');
    const { code, stderr } = await check();
    expect(code).toBe(2);
    expect(stderr).toMatch(/^briefing\.yaml:2:1 .*titel/m);
    expect(stderr).toMatch(/^briefing\.yaml:1:\d+ sections/m);
  });
});
