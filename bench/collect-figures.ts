import { median, medianUsage, ratios, type Usage } from './measure.ts';

export interface CollectFigures {
  sources: number;
  latencyMs: number;
  /** KB of an average feed. */
  feedKb: number;
  rows: (Usage & { name: string; runs: number })[];
  /** How often the first of the two holds the second, by the pairs of a round. */
  ratio: Record<string, Usage>;
  cpuMsPerSource: Record<string, number>;
  versions: string[];
  notes: string[];
}

export const names = {
  ours: 'collect',
  bound: 'fetch only',
  again: 'collect, nothing changed',
  many: 'collect, four times as many',
} as const;

/** So many times the sources tell whether the cost of one grows. */
export const manyTimes = 4;

/** Medians of each program, and ratios by the pairs of a round. */
export function figuresOf(
  runs: Readonly<Record<string, Usage[]>>,
  sources: number,
): Pick<CollectFigures, 'rows' | 'ratio' | 'cpuMsPerSource'> {
  const {
    [names.ours]: ours = [],
    [names.bound]: bound = [],
    [names.again]: again = [],
    [names.many]: many = [],
  } = runs;
  const peers = Object.entries(runs).filter(([name]) => !Object.values<string>(names).includes(name));
  const perSource = (of: readonly Usage[], count: number): number =>
    Number((median(of.map(({ cpuMs }) => cpuMs)) / count).toFixed(2));
  return {
    rows: Object.entries(runs).map(([name, of]) => ({ name, runs: of.length, ...medianUsage(of) })),
    ratio: {
      [`${names.ours} / ${names.bound}`]: ratios(bound, ours),
      [`${names.again} / ${names.ours}`]: ratios(ours, again),
      [`${names.many} / ${names.ours}`]: ratios(ours, many),
      ...Object.fromEntries(peers.map(([name, of]) => [`${name} / ${names.ours}`, ratios(ours, of)])),
    },
    cpuMsPerSource: {
      [sources]: perSource(ours, sources),
      [sources * manyTimes]: perSource(many, sources * manyTimes),
    },
  };
}

/** The figures as a table in Markdown. */
export function collectText({
  sources,
  latencyMs,
  feedKb,
  rows,
  ratio,
  cpuMsPerSource,
  versions,
  notes,
}: CollectFigures): string {
  return [
    `${sources} sources of ${feedKb} KB, ${latencyMs} ms before the first byte; ${versions.join(', ')}`,
    '',
    '| program | n | wall s | CPU s | peak MB |',
    '| --- | --: | --: | --: | --: |',
    ...rows.map(({ name, runs, wallMs, cpuMs, peakMb }) => {
      const used = [(wallMs / 1_000).toFixed(2), (cpuMs / 1_000).toFixed(2), peakMb];
      return `| ${[name, runs, ...used].join(' | ')} |`;
    }),
    '',
    '| ratio, median of pairs | wall | CPU | peak |',
    '| --- | --: | --: | --: |',
    ...Object.entries(ratio).map(
      ([name, { wallMs, cpuMs, peakMb }]) => `| ${[name, wallMs, cpuMs, peakMb].join(' | ')} |`,
    ),
    '',
    `CPU of a source: ${Object.entries(cpuMsPerSource)
      .map(([count, ms]) => `${ms} ms of ${count}`)
      .join(', ')}.`,
    ...notes,
  ].join('\n');
}
