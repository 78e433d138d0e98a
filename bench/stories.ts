import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { groupStories, type Headline } from '../src/core/same-story.ts';
import { sharedFolder } from '../scripts/testing/shared.ts';
import { inventHeadlines } from './invented-headlines.ts';
import {
  interleaved,
  medianUsage,
  ourProgram,
  type Program,
  ratioBeyondStart,
  ratios,
  type Usage,
} from './measure.ts';
import { groupByOverlap } from './story-baseline.ts';

/** Headlines whose story is known; `published` is milliseconds since 1970 or an ISO instant. */
const labelledSchema = z.array(
  z.looseObject({
    title: z.string(),
    publisher: z.string(),
    published: z.union([z.number(), z.string()]).optional(),
    story: z.union([z.string(), z.number()]).transform(String),
  }),
);

interface Quality {
  /** Of the pairs that were joined, the share that belongs together. */
  precision: number;
  /** Of the pairs that belong together, the share that was joined. */
  recall: number;
}

export interface JoiningQuality {
  entries: number;
  stories: number;
  ours: Quality;
  baseline: Quality;
}

export interface StoriesBench {
  /** Labelled headlines; those of the shared folder where none are named. */
  file?: string | undefined;
  /** How many invented headlines are joined: few, and many. */
  headlines: readonly number[];
  rounds: number;
  work: string;
  say: (line: string) => void;
}

export interface StoryFigures {
  rounds: number;
  /** Absent where there is no labelled set. */
  quality?: JoiningQuality;
  rows: (Usage & { headlines: number; rule: string })[];
  /** What the program takes to start and do nothing. */
  start: Usage;
  /** Ours by the baseline, for each number of headlines; median of pairs. */
  ratio: Record<string, Usage>;
  /** CPU of a headline without the start, of many by that of few, by rule; median of pairs. */
  growth: Record<string, number>;
}

const rules = { ours: 'ours', baseline: 'overlap' } as const;
const idle = 'start alone';

/**
 * Joining headlines, ours beside a rule that runs in production elsewhere: how well, on headlines that are labelled, and
 * how long it takes for invented ones, as whole processes in turn.
 */
export async function benchStories({
  file,
  headlines,
  rounds,
  work,
  say,
}: StoriesBench): Promise<StoryFigures> {
  const labelled = file ?? (sharedFolder && join(sharedFolder, 'stories/stories.json'));
  const quality = labelled === undefined ? undefined : await joiningQuality(labelled);
  const programs: Record<string, Program> = { [idle]: ourProgram('bench/story-step.ts', []) };
  const nameOf = (rule: string, count: number): string => `${rule}, ${count} headlines`;
  for (const count of headlines) {
    const list = join(work, `headlines-${count}.json`);
    await writeFile(list, JSON.stringify(await inventHeadlines(count)));
    for (const rule of Object.values(rules))
      programs[nameOf(rule, count)] = ourProgram('bench/story-step.ts', [rule, list]);
  }
  const runs = await interleaved(programs, rounds, { say });
  const runsOf = (rule: string, count: number): Usage[] => runs[nameOf(rule, count)] ?? [];
  const start = medianUsage(runs[idle] ?? []);
  const [few = 1, many = 1] = headlines;
  const growthOf = (rule: string): number => {
    const ratio = ratioBeyondStart(runsOf(rule, few), runsOf(rule, many), start.cpuMs);
    return Number(((ratio * few) / many).toFixed(2));
  };
  return {
    rounds,
    ...(quality && { quality }),
    rows: headlines.flatMap((count) =>
      Object.values(rules).map((rule) => ({
        headlines: count,
        rule,
        ...medianUsage(runsOf(rule, count)),
      })),
    ),
    start,
    ratio: Object.fromEntries(
      headlines.map((count) => [count, ratios(runsOf(rules.baseline, count), runsOf(rules.ours, count))]),
    ),
    growth: Object.fromEntries(Object.values(rules).map((rule) => [rule, growthOf(rule)])),
  };
}

/** Groups labelled headlines as a morning’s entries would be, and counts the pairs that each rule joins. */
export async function joiningQuality(file: string): Promise<JoiningQuality> {
  const labelled = labelledSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  const headlines = labelled.map(({ title, publisher, published }): Headline => ({
    title,
    sources: [publisher],
    published: published === undefined ? undefined : new Date(published).toISOString(),
  }));
  const labels = labelled.map(({ story }) => story);
  return {
    entries: labelled.length,
    stories: new Set(labels).size,
    ours: qualityOf(groupStories(headlines), labels),
    baseline: qualityOf(groupByOverlap(headlines), labels),
  };
}

function qualityOf(groups: readonly number[][], labels: readonly string[]): Quality {
  const pairs = (count: number): number => (count * (count - 1)) / 2;
  const sizes = (of: readonly string[]): number[] =>
    [...Map.groupBy(of, (label) => label).values()].map(({ length }) => length);
  const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + pairs(count), 0);
  const right = groups.reduce((all, group) => all + sum(sizes(group.map((index) => labels[index] ?? ''))), 0);
  const joined = sum(groups.map(({ length }) => length));
  return { precision: right / Math.max(1, joined), recall: right / Math.max(1, sum(sizes(labels))) };
}

/** The figures as tables in Markdown. */
export function storiesText({ rounds, quality, rows, start, ratio, growth }: StoryFigures): string {
  const used = ({ wallMs, cpuMs, peakMb }: Usage): unknown[] => [
    (wallMs / 1_000).toFixed(2),
    (cpuMs / 1_000).toFixed(2),
    peakMb,
  ];
  const row = (cells: readonly unknown[]): string => `| ${cells.join(' | ')} |`;
  return [
    ...(quality ? qualityText(quality) : ['Left out: no labelled headlines; name some with --file FILE.']),
    '',
    `Joining invented headlines with their excerpts, ours beside a rule that runs in production elsewhere (overlap of words); medians of ${rounds} rounds.`,
    '',
    '| headlines | rule | wall s | CPU s | peak MB | ours by it: wall | CPU | peak |',
    '| --: | --- | --: | --: | --: | --: | --: | --: |',
    ...rows.map(({ headlines, rule, ...usage }) => {
      const by = rule === rules.baseline ? ratio[headlines] : undefined;
      return row([headlines, rule, ...used(usage), by?.wallMs ?? '', by?.cpuMs ?? '', by?.peakMb ?? '']);
    }),
    row(['', idle, ...used(start), '', '', '']),
    '',
    `CPU of a headline without the start, of many by that of few: ${rules.ours} ${growth[rules.ours]}, ${rules.baseline} ${growth[rules.baseline]}.`,
  ].join('\n');
}

function qualityText({ entries, stories, ours, baseline }: JoiningQuality): string[] {
  const row = (name: string, { precision, recall }: Quality): string =>
    `| ${name} | ${precision.toFixed(3)} | ${recall.toFixed(3)} |`;
  return [
    `${entries} labelled headlines of ${stories} stories, counted by pairs:`,
    '',
    '| rule | precision | recall |',
    '| --- | --: | --: |',
    row(rules.ours, ours),
    row(rules.baseline, baseline),
  ];
}
