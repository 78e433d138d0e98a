import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { headlineWords } from '../src/core/headline-words.ts';
import { groupStories, type Headline } from '../src/core/same-story.ts';
import { sharedFolder } from '../scripts/testing/shared.ts';

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

export interface StoryFigures extends Quality {
  entries: number;
  /** Milliseconds to group all of them, the median of some runs. */
  ms: number;
  baseline: Quality;
}

const runs = 5;

/**
 * Groups labelled headlines as a morning's entries would be, and counts pairs. The baseline is a rule that runs in
 * production elsewhere: overlap of significant words of at least 0.6, with three words shared.
 */
export async function benchStories(given?: string): Promise<{ figures: StoryFigures; text: string }> {
  const file = given ?? (sharedFolder && join(sharedFolder, 'stories/stories.json'));
  if (file === undefined)
    throw new Error('There is no labelled set on this machine: name one with --file FILE.');
  const labelled = labelledSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  const headlines = labelled.map(({ title, publisher, published }): Headline => ({
    title,
    sources: [publisher],
    published: published === undefined ? undefined : new Date(published).toISOString(),
  }));
  const labels = labelled.map(({ story }) => story);
  const times: number[] = [];
  let groups: number[][] = [];
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now();
    groups = groupStories(headlines);
    times.push(performance.now() - started);
  }
  const figures: StoryFigures = {
    ...qualityOf(groups, labels),
    entries: labelled.length,
    ms: Math.round(times.sort((a, b) => a - b)[runs >> 1] ?? 0),
    baseline: qualityOf(groupByOverlap(headlines), labels),
  };
  const row = (name: string, { precision, recall }: Quality): string =>
    `${name.padEnd(10)}  precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}`;
  const text = [
    `${figures.entries} headlines, ${new Set(labels).size} stories, grouped in ${figures.ms} ms`,
    row('ours', figures),
    row('baseline', figures.baseline),
  ].join('\n');
  return { figures, text };
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

const overlapMin = 0.6;
const overlapWordsMin = 3;

/** Every pair whose smaller set of words lies so far inside the other is joined, and pairs chain. */
function groupByOverlap(headlines: readonly Headline[]): number[][] {
  const words = headlines.map(({ title }) => new Set(headlineWords(title).map(({ stem }) => stem)));
  const parent = headlines.map((_, index) => index);
  const root = (index: number): number => (parent[index] === index ? index : root(parent[index]!));
  words.forEach((one, a) =>
    words.slice(0, a).forEach((other, b) => {
      const shared = one.intersection(other).size;
      if (shared >= overlapWordsMin && shared / Math.min(one.size, other.size) >= overlapMin)
        parent[root(a)] = root(b);
    }),
  );
  return [...Map.groupBy(parent.keys(), root).values()];
}
