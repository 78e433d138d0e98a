import { runCommand } from './command.ts';
import { runNode } from './run-node.ts';

const help = `Usage: npm run briefing -- [options]

Collects the edition of the day, then builds the site: npm run collect and npm run build in one.

  --content DIR   the content folder             (default: content)
  --now ISO       the moment to collect at       (default: the clock)
  --outDir DIR    where the site is written      (default: dist)
  --json          the run report as JSON on standard output
  --help          this text

Exit codes: those of collect; nothing is built where there is no edition.`;

await runCommand(
  { help, takes: ['content', 'now', 'json'], options: { outDir: { type: 'string', default: 'dist' } } },
  async ({ content, now, json, values }) => {
    const collected = await runNode('scripts/collect.ts', [
      '--content',
      content,
      '--now',
      now.toISOString(),
      ...(json ? ['--json'] : []),
    ]);
    if (collected !== 0) return collected;
    return runNode('scripts/build.ts', ['--content', content, '--outDir', String(values['outDir'])]);
  },
);
