import { readdir, readFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { findExcerpt } from '../src/core/excerpt.ts';
import { summarize } from '../src/core/summarize.ts';
import { plainTitle } from '../src/core/text.ts';
import { isFailure, parseFeed } from '../src/io/parse.ts';
import { projectFolder } from '../scripts/run-node.ts';

/** What an invented publisher of `sample/` once said, as an edition would print it. */
export interface SampleText {
  title: string;
  summary?: string;
  lang?: string;
}

export const sampleFolder = join(projectFolder, 'sample');

/** The texts of every document in `sample/feeds`, by the id of its source; a document that is no feed has none. */
export async function readSampleTexts(): Promise<Map<string, SampleText[]>> {
  const folder = join(sampleFolder, 'feeds');
  const texts = new Map<string, SampleText[]>();
  for (const file of (await readdir(folder)).sort()) {
    const { name } = parse(file);
    const feed = await parseFeed({
      url: `https://${name}.example/feed`,
      bytes: await readFile(join(folder, file)),
    });
    if (isFailure(feed)) continue;
    const lang = feed.lang?.startsWith('fr') ? feed.lang : undefined;
    const found = feed.entries.flatMap((raw): SampleText[] => {
      const title = plainTitle(raw.title ?? '');
      if (title === '') return [];
      const excerpt = findExcerpt(raw, title, lang);
      const summary = summarize({
        title,
        ...(excerpt !== undefined && { excerpt }),
        ...(lang !== undefined && { lang }),
      });
      return [{ title, ...(summary && { summary: summary.text }), ...(lang !== undefined && { lang }) }];
    });
    if (found.length > 0) texts.set(name, found);
  }
  return texts;
}
