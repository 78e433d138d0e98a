import { expect, test } from 'vitest';
import { runCommandLine } from './testing/run-command.ts';
import { sharedFolder, sharedNote } from './testing/shared.ts';

test('says which benchmarks there are', async () => {
  const { code, stderr } = await runCommandLine('bench/run.ts', ['stroies']);
  expect(code).toBe(2);
  expect(stderr).toContain('stories');
});

test.skipIf(!sharedFolder)(`joins headlines of one event and keeps others apart${sharedNote}`, async () => {
  const { code, stdout } = await runCommandLine('bench/run.ts', ['stories', '--json']);
  expect(code).toBe(0);
  const { precision, recall, entries, baseline } = JSON.parse(stdout);
  expect(entries).toBeGreaterThan(400);
  expect(precision).toBeGreaterThanOrEqual(0.97);
  expect(recall).toBeGreaterThanOrEqual(0.45);
  expect(recall).toBeGreaterThan(baseline.recall);
});
