import { resolve } from 'node:path';
import { runCommand, UsageError } from '../scripts/command.ts';
import { longArchive, writeLongArchive } from './long-archive.ts';

const help = `Usage: node bench/archive.ts --out DIR [options]

Writes a long archive of invented editions into a folder, told with the texts of sample/: the same bytes every time.

  --out DIR     the content folder to write
  --days N      how many days have an edition               (default: ${longArchive.days})
  --newest DAY  the newest edition                          (default: ${longArchive.newest})
  --seed N      another number gives another archive        (default: ${longArchive.seed})
  --help        this text`;

const options = {
  out: { type: 'string' },
  days: { type: 'string', default: String(longArchive.days) },
  newest: { type: 'string', default: longArchive.newest },
  seed: { type: 'string', default: String(longArchive.seed) },
} as const;

await runCommand({ help, takes: [], options }, async ({ values }) => {
  if (values['out'] === undefined) throw new UsageError('Name the folder to write with --out DIR.');
  const [days, seed] = [Number(values['days']), Number(values['seed'])];
  if (!Number.isInteger(days) || days < 1 || !Number.isInteger(seed))
    throw new UsageError('--days and --seed are whole numbers, such as --days 400.');
  const folder = resolve(String(values['out']));
  const dates = await writeLongArchive(folder, { days, seed, newest: String(values['newest']) });
  process.stdout.write(`${dates.length} editions, ${dates[0]} to ${dates.at(-1)}, in ${folder}\n`);
  return 0;
});
