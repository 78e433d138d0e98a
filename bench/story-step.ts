import { readFileSync } from 'node:fs';
import { groupStories, type Headline } from '../src/core/same-story.ts';
import { groupByOverlap } from './story-baseline.ts';

/**
 * Joining headlines alone, as a program that can be measured: `node bench/story-step.ts RULE FILE`, where RULE is `ours`
 * or `overlap` and FILE holds the headlines. Without a file it starts and does nothing.
 */
const [rule, file] = process.argv.slice(2);
if (file !== undefined) {
  const headlines = JSON.parse(readFileSync(file, 'utf8')) as Headline[];
  const made = rule === 'ours' ? groupStories(headlines) : groupByOverlap(headlines);
  const [grouped, groups] = [made.flat().length, made.length];
  if (grouped !== headlines.length || groups < 2)
    throw new Error(`${rule} made ${groups} groups that hold ${grouped} of ${headlines.length} headlines.`);
}
