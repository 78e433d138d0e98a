import { runCommand } from '../scripts/command.ts';
import { benchStories } from './stories.ts';

const help = `Usage: npm run bench -- NAME [options]

Measures one part of the work beside a peer or a baseline, in the same run.

  stories         how well entries that report one event are joined
    --file FILE   labelled headlines: [{ "title", "publisher", "published", "story" }, …]
                  (default: stories/stories.json of the shared folder, where there is one)
  --json          the figures as JSON on standard output
  --help          this text`;

const benchmarks: Readonly<Record<string, typeof benchStories>> = { stories: benchStories };

const [name = '', ...args] = process.argv.slice(2);
await runCommand(
  {
    help,
    takes: ['json'],
    options: { file: { type: 'string' } },
    args: name.startsWith('-') ? [name, ...args] : args,
  },
  async ({ json, values }) => {
    const bench = benchmarks[name];
    if (!bench) {
      console.error(`There is no benchmark called "${name}". Try: ${Object.keys(benchmarks).join(', ')}`);
      return 2;
    }
    const { figures, text } = await bench(values['file'] === undefined ? undefined : String(values['file']));
    console.log(json ? JSON.stringify(figures) : text);
    return 0;
  },
);
