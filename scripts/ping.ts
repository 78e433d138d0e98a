import { resolve } from 'node:path';
import { readBriefing } from '../src/io/briefing-file.ts';
import { annotation } from '../src/io/progress-github.ts';
import { tellHub } from '../src/io/websub.ts';
import { runCommand } from './command.ts';
import { changedTopics } from './ping/topics.ts';

const help = `Usage: npm run ping -- [options]

Tells the WebSub hub of briefing.yaml (websub:) which feeds of the built site have changed. Without a hub it does
nothing. A hub that fails is noted and costs nothing: readers that ask for themselves find the edition all the same.

  --site DIR       the built site        (default: dist)
  --content DIR    the content folder    (default: content)
  --help           this text

Exit codes: 0 told, or noted that it could not be · 1 unexpected error · 2 briefing.yaml is wrong`;

/** Feeds in a row that a hub may fail on before it is left alone: the next ones would only cost time. */
const failuresMax = 2;

await runCommand(
  { help, takes: ['content'], options: { site: { type: 'string', default: 'dist' } } },
  async ({ content, values }) => {
    const say = (line: string): void => void process.stderr.write(`${line}\n`);
    const { network } = await readBriefing(content);
    const site = resolve(String(values['site']));
    const topics = await changedTopics(site);
    if (!topics) {
      say(`The feeds in ${site} name no hub: nothing to tell. A hub is named in briefing.yaml, as websub:.`);
      return 0;
    }
    const { hub, addresses } = topics;
    let told = 0;
    let failures = 0;
    for (const address of addresses) {
      const options = { allowHosts: network.allowHosts, site: address, limits: { totalMs: 10_000 } };
      const reason = await tellHub(hub, address, options);
      if (reason === undefined) told += 1;
      else note(`${hub} was not told of ${address}: ${reason}`, say);
      failures = reason === undefined ? 0 : failures + 1;
      if (failures === failuresMax) break;
    }
    say(`Told ${hub} of ${told} of ${addresses.length} feeds.`);
    return 0;
  },
);

/** On GitHub's page of the run as well, where it has one. */
function note(sentence: string, say: (line: string) => void): void {
  if (process.env['GITHUB_ACTIONS'] === 'true')
    process.stdout.write(`${annotation({ title: 'WebSub' }, sentence)}\n`);
  say(sentence);
}
