import { conclusion, type Diagnosis } from '../src/core/diagnosis.ts';
import { readBriefing } from '../src/io/briefing-file.ts';
import { plainProgress } from '../src/io/progress-plain.ts';
import { logLine } from '../src/io/progress.ts';
import { runCommand, UsageError } from './command.ts';
import { examine } from './doctor/sources.ts';
import {
  type Look,
  lookAtContent,
  lookAtDisk,
  lookAtNode,
  lookAtSite,
  lookAtWeather,
} from './doctor/surroundings.ts';

const help = `Usage: npm run doctor -- [SOURCE…] [options]

Asks every source, or those named, and says how each is and what to write instead; looks at configuration, weather,
disk, Node and the published site. Changes nothing.

  --content DIR   the content folder      (default: content)
  --now ISO       the moment to judge by  (default: the clock)
  --json          everything as JSON on standard output
  --help          this text

Exit codes: 0 all is well · 1 something needs a look · 2 briefing.yaml is wrong`;

await runCommand(
  { help, takes: ['content', 'now', 'json'], positionals: true },
  async ({ content, now, json, paths }) => {
    const briefing = await readBriefing(content);
    const ids = briefing.sections
      .flatMap(({ sources, backups }) => [...sources, ...backups])
      .map(({ id }) => id);
    const unknown = paths.find((id) => !ids.includes(id));
    if (unknown !== undefined)
      throw new UsageError(`There is no source ${unknown}. There are: ${ids.join(', ')}.`);
    const progress = plainProgress((line) => void process.stderr.write(`${line}\n`));
    const { sources, asked, weather } = await examine(briefing, { now, progress, only: new Set(paths) });
    const looks: Look[] = [
      lookAtNode(process.versions.node),
      ...(await lookAtDisk(content)),
      await lookAtContent(content),
      ...(paths.length === 0 ? lookAtWeather(briefing, asked, weather, now) : []),
      ...(await lookAtSite(content, briefing, process.env)),
    ];
    const other = looks.filter(({ fine }) => !fine).map(({ text }) => text);
    const end = conclusion(sources, other);
    if (json) process.stdout.write(`${JSON.stringify({ sources, looks, conclusion: end }, null, 2)}\n`);
    else process.stdout.write(`\n${[...table(sources), '', ...looks.map(lookLine), '', end].join('\n')}\n`);
    return other.length > 0 || sources.some(({ advice }) => advice !== undefined) ? 1 : 0;
  },
);

/** One row a source, and under it what is wrong and what to do. */
function table(sources: readonly Diagnosis[]): string[] {
  const rows = sources.map(({ verdict, name, source, format = '', entries, newest = '', ms }) => [
    verdict,
    cut(logLine(name), 28),
    source,
    format,
    String(entries),
    newest.slice(0, 10),
    `${ms} ms`,
  ]);
  const head = ['verdict', 'source', 'id', 'format', 'entries', 'newest', 'speed'];
  const widths = head.map((title, column) =>
    Math.max(...[head, ...rows].map((row) => [...(row[column] ?? title)].length)),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) =>
        column === 4 || column === 6 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [
    line(head),
    ...rows.flatMap((row, nth) => {
      const { problem, advice } = sources[nth] ?? {};
      return [line(row), ...[problem, advice].flatMap((text) => (text ? [`    ${logLine(text)}`] : []))];
    }),
  ];
}

function cut(text: string, width: number): string {
  return [...text].length > width ? `${[...text].slice(0, width - 1).join('')}…` : text;
}

function lookLine({ fine, text }: Look): string {
  return `${fine ? 'ok      ' : 'TO MEND '} ${logLine(text)}`;
}
