import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { editionOf } from '../../scripts/testing/edition-of.ts';
import { editionPath, ledgerPath } from '../core/edition.ts';
import { digestOf } from './files.ts';

const date = '2026-11-22';
let content: string;

beforeEach(() => {
  content = mkdtempSync(join(tmpdir(), 'briefing-index-'));
  vi.stubEnv('BRIEFING_CONTENT', content);
  // What has been read of the ledger is kept as long as the module.
  vi.resetModules();
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(content, { recursive: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(content, path)), { recursive: true });
  writeFileSync(join(content, path), text);
}

async function indexed(): Promise<unknown> {
  const { indexEdition } = await import('./edition-index.ts');
  return indexEdition(date);
}

const sound = JSON.stringify(editionOf([]));
/** With a key that the schema does not know: only who looks at every key sees that. */
const strange = sound.replace('{', '{"strange":1,');
const entered = (of: string): string =>
  JSON.stringify({ editions: { [date]: digestOf(of) }, published: { [date]: digestOf('addresses') } });

it('takes an edition as the ledger has entered it', async () => {
  write(editionPath(date), strange);
  write(ledgerPath(date), entered(strange));
  expect(await indexed()).toMatchObject({ date });
});

it.each([
  ['has another digest', entered(sound)],
  ['has entered one that could not be read', JSON.stringify({ editions: { [date]: digestOf(strange) } })],
  ['does not know the day', '{}'],
  ['is damaged', '{'],
  ['is nothing', 'null'],
  ['holds nothing', '{"editions":null,"published":null}'],
  ['holds something else', '["editions"]'],
  ['is missing', undefined],
])('looks at every key of an edition where the ledger %s', async (_, ledger) => {
  write(editionPath(date), strange);
  if (ledger !== undefined) write(ledgerPath(date), ledger);
  expect(await indexed()).toContain('strange');
  write(editionPath(date), sound);
  expect(await indexed()).toMatchObject({ date });
});

it('tells an edition of another day, whatever the ledger says', async () => {
  const other = JSON.stringify({ ...editionOf([]), date: '2026-11-21' });
  write(editionPath(date), other);
  write(ledgerPath(date), entered(other));
  expect(await indexed()).toContain('the edition inside is dated 2026-11-21');
});
