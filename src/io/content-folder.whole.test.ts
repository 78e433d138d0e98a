import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  DamagedFileError,
  editionDates,
  readEdition,
  readOtherEditions,
  readState,
  writeWhole,
} from './content-folder.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'content-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('writeWhole', () => {
  it('makes folders as needed and leaves nothing else behind', async () => {
    await writeWhole(join(folder, 'a/b.json'), 'one\n');
    expect(await readFile(join(folder, 'a/b.json'), 'utf8')).toBe('one\n');
    expect(await readdir(join(folder, 'a'))).toEqual(['b.json']);
  });

  it('leaves a file alone that says the same', async () => {
    const path = join(folder, 'b.json');
    await writeWhole(path, 'one\n');
    const before = await stat(path);
    await writeWhole(path, 'one\n');
    expect((await stat(path)).ino).toBe(before.ino);
    await writeWhole(path, 'two\n');
    expect((await stat(path)).ino).not.toBe(before.ino);
  });

  it('leaves the old bytes and no temporary file where it cannot write', async () => {
    await writeWhole(join(folder, 'a/b.json/c'), 'a folder stands where the file should go');
    await expect(writeWhole(join(folder, 'a/b.json'), 'two\n')).rejects.toThrow();
    expect(await readdir(join(folder, 'a'))).toEqual(['b.json']);
  });
});

describe('reading', () => {
  it('tells absent from damaged, and says how to mend it', async () => {
    expect(await readEdition(folder, '2026-11-22')).toBeUndefined();
    expect(await readState(folder)).toEqual({ schema: 1, sources: {} });
    await writeWhole(join(folder, 'editions/2026/2026-11-22.json'), '{"schema": 1, "da');
    await expect(readEdition(folder, '2026-11-22')).rejects.toThrow(DamagedFileError);
    await expect(readEdition(folder, '2026-11-22')).rejects.toThrow(
      /2026-11-22\.json cannot be read .* git checkout -- /,
    );
    await writeWhole(join(folder, 'editions/2026/2026-11-22.json'), '{"schema": 2}\n');
    await expect(readEdition(folder, '2026-11-22')).rejects.toThrow(/of schema 2, .* Update the program/);
    await writeWhole(join(folder, 'editions/2026/2026-11-22.json'), '{"schema": 1}\n');
    await expect(readEdition(folder, '2026-11-22')).rejects.toThrow(/its schema/);
  });

  it('sets damaged editions nearby aside, and looks no further than asked', async () => {
    for (const date of ['2026-09-01', '2026-11-20', '2026-11-22'])
      await writeWhole(join(folder, `editions/2026/${date}.json`), 'not JSON');
    await writeFile(join(folder, 'editions/2026/notes.txt'), 'mine');
    expect(await editionDates(folder)).toEqual(['2026-09-01', '2026-11-20', '2026-11-22']);
    const { near, damaged } = await readOtherEditions(folder, '2026-11-22', 60);
    expect(near).toEqual([]);
    expect(damaged.map(({ message }) => /\d{4}-\d\d-\d\d/.exec(message)?.[0])).toEqual(['2026-11-20']);
  });

  it('finds the links of all other editions, also of old and damaged ones', async () => {
    await writeWhole(
      join(folder, 'editions/2020/2020-01-01.json'),
      '{ "url": "https://a.example/x?q=\\"1\\"", "bro',
    );
    await writeWhole(join(folder, 'editions/2026/2026-11-22.json'), '{ "url": "https://today.example/" }');
    expect((await readOtherEditions(folder, '2026-11-22', 60)).links).toEqual(['https://a.example/x?q="1"']);
  });
});
