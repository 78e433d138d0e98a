import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { briefingJsonSchema } from '../src/core/briefing-schema.ts';

const root = resolve(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'briefing-schema-'));
afterAll(() => rmSync(folder, { recursive: true }));

function schema(...options: string[]): { code: number | null; told: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/schema.ts', ...options], {
    cwd: root,
    encoding: 'utf8',
  });
  return { code: status, told: stdout + stderr };
}

describe('npm run schema', () => {
  it('has been run since the schema last changed', () => {
    const committed = readFileSync(join(root, 'content/briefing.schema.json'), 'utf8');
    expect(JSON.parse(committed)).toEqual(briefingJsonSchema());
  });

  it('writes what --check then accepts, and --check refuses anything else', () => {
    const file = join(folder, 'briefing.schema.json');
    const missing = schema('--check', '--content', folder);
    expect(missing.code).toBe(1);
    expect(missing.told).toContain('run npm run schema');
    expect(schema('--content', folder)).toEqual({ code: 0, told: `Wrote ${file}\n` });
    expect(schema('--check', '--content', folder)).toEqual({ code: 0, told: '' });
    writeFileSync(file, readFileSync(file, 'utf8').replace('draft-07', 'draft-04'));
    expect(schema('--check', '--content', folder).code).toBe(1);
  });

  it('is of a kind that editors read', () => {
    expect(briefingJsonSchema()).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      required: ['sections'],
      additionalProperties: false,
    });
  });
});
