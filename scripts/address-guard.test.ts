import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { projectFolder } from './run-node.ts';
import type { LeakReport } from './testing/leak-run.ts';
import { publicAddresses, specialAddresses } from './testing/special-addresses.ts';

/**
 * Private addresses are never called. Runs in a network namespace that has no way out and routes every address there
 * is to itself, so that a request that should not have been made would be heard.
 */

const network = [
  'ip link set lo up',
  'ip route add local 0.0.0.0/0 dev lo',
  'ip -6 route add local ::/0 dev lo',
];
const inNamespace = (command: string): string[] => ['-rn', 'sh', '-c', [...network, command].join(' && ')];
const possible = spawnSync('unshare', inNamespace('true')).status === 0;
const note = possible ? '' : ' (skipped: no network namespace can be made here)';

const publicOnly = [...publicAddresses].sort();
const privateName = 'The name of the server leads into a private network.';

describe.skipIf(!possible)(`addresses of private networks${note}`, () => {
  let report: LeakReport;
  beforeAll(async () => {
    report = await runInNamespace();
  });

  test('there are 46 of them', () => expect(new Set(specialAddresses).size).toBe(46));

  test('A16 no source reaches any of them, 2 public ones are read', () => {
    expect(report.heard['ours-url']).toEqual(publicOnly);
    expect(report.told['ours-url']).toEqual(['The address lies inside a private network.', 'document']);
  });

  test('A16 no redirect does', () => {
    expect(report.heard['ours-redirect']).toEqual(publicOnly);
    expect(report.told['ours-redirect']).toEqual([
      'The publisher pointed to an address inside a private network.',
      'document',
    ]);
  });

  test('A17 no name that resolves to one does', () => {
    expect(report.heard['ours-name']).toEqual(publicOnly);
    expect(report.told['ours-name']).toEqual([privateName, 'document']);
  });

  test('A17 one private address among public ones condemns the name', () => {
    expect(report.heard['ours-mixed']).toBeUndefined();
    expect(report.told['ours-mixed']).toEqual([privateName]);
  });

  test('A17 a name that changes its mind: what was judged is what is called, and judged again on a redirect', () => {
    expect(report.heard['ours-rebinding']).toEqual(['8.8.8.8']);
    expect(report.heard['ours-rebinding-hop']).toBeUndefined();
    expect(report.told['ours-rebinding-hop']).toEqual([privateName]);
  });

  test('a host that the owner has opened may be anything', () => {
    expect(report.told['ours-allowed']).toEqual(['document']);
    expect(report.heard['ours-allowed']).toHaveLength(1);
  });

  test('the known-bad twins leak: fetch, and fetch after a look at the name', () => {
    // Nobody can call a group or everybody by TCP.
    const many = specialAddresses.length / 2;
    expect(report.heard['twin-url']?.length).toBeGreaterThan(many);
    expect(report.heard['twin-redirect']?.length).toBeGreaterThan(many);
    expect(report.heard['twin-rebinding']).toEqual(['127.0.0.1']);
  });

  test('A1 a name server that never answers holds up neither the downloads nor the end of the process', () => {
    expect(report.told['ours-silent']).toEqual(['The server could not be reached within 1 second.']);
    expect(report.silentMs).toBeLessThanOrEqual(1_500);
  });
});

function runInNamespace(): Promise<LeakReport> {
  const script = join(import.meta.dirname, 'testing/leak-run.ts');
  const args = inNamespace(`exec "${process.execPath}" "${script}"`);
  return new Promise((resolve, reject) => {
    execFile(
      'unshare',
      args,
      { cwd: projectFolder, timeout: 60_000, killSignal: 'SIGKILL' },
      (error, stdout, stderr) => {
        if (error) reject(new Error(`The run in the namespace failed.\n${stderr}`, { cause: error }));
        else resolve(JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as LeakReport);
      },
    );
  });
}
