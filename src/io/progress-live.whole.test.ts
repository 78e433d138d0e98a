import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

/** `script` of util-linux gives a command a terminal of its own. */
const hasTerminals = spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux');

/** What a terminal of 24 rows shows while `steps` run on a live progress, raw; the process has to end by itself. */
async function drawn(steps: string): Promise<string> {
  const module = JSON.stringify(new URL('./progress-live.ts', import.meta.url).href);
  const code = `import { liveProgress } from ${module}; const progress = liveProgress(); ${steps}`;
  const env = { ...process.env, CI: '', NO_COLOR: '1', TERM: 'xterm', CODE: code, NODE: process.execPath };
  const command = 'stty rows 24 cols 80; exec "$NODE" --input-type=module --eval "$CODE"';
  return (await promisify(execFile)('script', ['-qec', command, '/dev/null'], { env, timeout: 20_000 }))
    .stdout;
}

/** Every line that was drawn, without the moves between them; what stays on the screen comes last. */
function linesOf(screen: string): string[] {
  return screen
    .replace(/\u001b\[[?\d;]*[A-Za-z]/g, '')
    .split(/\r*\n/)
    .filter((line) => line.trim() !== '');
}

const sources = `
  const source = (id, section, name = id) => ({ id, name, section });
  const read = (id) => progress.ended(id, { outcome: 'read', line: '2 entries, 5 ms' });
`;

describe.skipIf(!hasTerminals)('the live list (skipped without util-linux)', () => {
  it('shows each section with what failed, was mended or was not asked, and goes on with the backups', async () => {
    const screen = await drawn(`${sources}
      progress.asking([source('a', 'World'), source('b', 'World'), source('c', 'World'), source('d', 'Local')]);
      progress.started('a'); progress.started('d');
      setTimeout(() => {
        read('a');
        progress.ended('b', { outcome: 'mended', line: '1 entry, 3 ms; mended: missing end tags were added' });
        progress.ended('c', { outcome: 'skipped', line: 'It asked for a pause.' });
        progress.ended('d', { outcome: 'failed', line: 'No such address (404).' });
        progress.asking([source('spare', 'Local')]);
        progress.started('spare');
        read('spare');
        void progress.finish();
      }, 500);
    `);
    expect(screen).toContain('asking a');
    const lines = linesOf(screen);
    expect(lines.slice(-2).join('\n')).toMatch(/^. Local: 1 of 1 read\n. 5 of 5 sources, \d+ s$/);
    expect(lines.join('\n')).toMatch(
      new RegExp(
        [
          '. World: 2 of 3 read',
          ' +~ b: 1 entry, 3 ms; mended: missing end tags were added',
          ' +- c: It asked for a pause\\.',
          '. Local: 0 of 1 read',
          ' +! d: No such address \\(404\\)\\.',
          '. 5 of 5 sources, \\d+ s',
        ].join('\n'),
      ),
    );
  });

  it('keeps names and reasons from drawing', async () => {
    const screen = await drawn(`${sources}
      progress.asking([source('a', 'Wor\\u001b[2Jld', 'Na\\u001b]0;title\\u0007me')]);
      progress.ended('a', { outcome: 'failed', line: 'No\\r\\n\\u009b2Jthing' });
      await progress.finish();
    `);
    expect(screen).not.toMatch(/\u001b\[2J|\u001b\]0;|\u0007|\u009b/);
    expect(screen).toContain('Wor [2Jld: 0 of 1 read');
    expect(screen).toContain('! Na ]0;title me: No 2Jthing');
  });

  it('ends when a run breaks off with sources still under way', async () => {
    const screen = await drawn(`${sources}
      progress.asking([source('a', 'World'), source('b', 'World')]);
      progress.started('a');
      await progress.finish();
      await progress.finish();
    `);
    expect(linesOf(screen).at(-1)).toMatch(/^. 0 of 2 sources, \d+ s$/);
  });
});
