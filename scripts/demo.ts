import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from './command.ts';
import { freePort } from './free-port.ts';
import { programs, projectFolder, runNode } from './run-node.ts';
import { sampleMornings } from './sample/schedule.ts';
import { sampleOrigin, startSampleServer } from './sample/server.ts';

const help = `Usage: npm run demo -- [options]

Shows the whole line at work with invented news: serves the feeds of sample/ on this machine, collects seven mornings
from them over HTTP, builds the site and serves it. Needs no network, and leaves content/ alone.

  --once       build and exit, without serving the site
  --port N     port of the site, or the next free one      (default: 4321)
  --help       this text`;

const options = {
  once: { type: 'boolean', default: false },
  port: { type: 'string', default: '4321' },
} as const;

const demo = join(projectFolder, '.demo');
const content = join(demo, 'content');
const site = join(demo, 'site');
/** Invented news is no reason to ask the owner's model. */
const noModel = { SUMMARY_ENDPOINT: '', SUMMARY_MODEL: '' };

await runCommand({ help, takes: [], options }, async ({ values }) => {
  const say = (line: string): void => void process.stdout.write(`\n${line}\n`);
  await rm(demo, { recursive: true, force: true });
  await mkdir(content, { recursive: true });

  const publishers = await startSampleServer();
  try {
    const briefing = await readFile(join(projectFolder, 'sample/briefing.yaml'), 'utf8');
    await writeFile(join(content, 'briefing.yaml'), briefing.replaceAll(sampleOrigin, publishers.origin));
    for (const morning of sampleMornings) {
      say(`The morning of ${morning}`);
      publishers.setClock(morning);
      const code = await runNode('scripts/collect.ts', ['--content', content, '--now', morning], noModel);
      if (code !== 0) return code;
    }
  } finally {
    await publishers.close();
  }

  say('Building the site');
  const port = String(await freePort(Number(values['port'])));
  const address = `http://localhost:${port}/`;
  const built = await runNode('scripts/build.ts', ['--content', content, '--outDir', site], {
    SITE_URL: address,
    BRIEFING_NOW: sampleMornings.at(-1) ?? '',
  });
  if (built !== 0) return built;
  say(
    `The site is in .demo/site. ${values['once'] ? 'To look at it: npm run demo' : `Open ${address} (Ctrl+C ends it)`}`,
  );
  if (values['once']) return 0;
  return runNode(programs.astro, ['preview', '--outDir', site, '--port', port], { SITE_URL: address });
});
