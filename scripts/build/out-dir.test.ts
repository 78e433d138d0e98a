import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { assertOutDir } from './out-dir.ts';

let work: string;
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'briefing-out-'));
  for (const folder of ['project/content/editions', 'thesis', 'site/_astro', 'branch/.git'])
    mkdirSync(join(work, folder), { recursive: true });
  for (const file of ['thesis/chapter.txt', 'site/index.html', 'file']) writeFileSync(join(work, file), '');
});
afterEach(() => rmSync(work, { recursive: true }));

const assert = (outDir: string): void =>
  assertOutDir(join(work, outDir), join(work, 'project/content'), join(work, 'project'));

test.each([
  ['project/content', 'because the content lies there'],
  ['project/content/site', 'because the content lies there'],
  ['project', 'because the content lies there'],
  ['.', 'because the content lies there'],
  ['thesis', 'holds something else than a site (chapter.txt)'],
  ['file', 'which is a file'],
])('refuses to write a site to %s', (outDir, why) => expect(() => assert(outDir)).toThrow(why));

test('refuses the folder of the program, also where the content lies elsewhere', () => {
  const [content, project] = [join(work, 'thesis'), join(work, 'project')];
  expect(() => assertOutDir(project, content, project)).toThrow('because the program lies there');
});

test.each(['project/dist', 'new', 'site', 'branch'])('takes %s', (outDir) =>
  expect(() => assert(outDir)).not.toThrow(),
);
