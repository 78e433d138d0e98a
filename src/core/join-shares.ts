import type { Briefing } from './briefing.ts';
import type { Share, SharedAnswer, ShareRun } from './share.ts';
import { type ShareName, sharedSources, sharesOf } from './shares.ts';

/** A share with the name of the file it came in, for those who have to be told of it. */
export interface ShareFile {
  file: string;
  share: Share;
}

/** What all shares heard, by the id of the source; of some sources nothing, because their share is not there. */
export interface Joined {
  answers: Map<string, SharedAnswer>;
  lost: Map<string, ShareName>;
}

/**
 * Puts the shares of one run together, in whatever order they come. A share that is missing, or holds other answers
 * than those of its sources, costs nothing but these. Shares that cannot belong together, or to this run, are somebody’s
 * mistake: then a sentence on what is wrong and what to do.
 */
export function joinShares(
  files: readonly ShareFile[],
  run: ShareRun,
  briefing: Briefing,
): Joined | { problem: string } {
  const byNumber = new Map<number, ShareFile>();
  for (const one of files) {
    const problem = strangerIn(one, run) ?? misfit(one, files[0] ?? one, byNumber.get(one.share.share));
    if (problem !== undefined) return { problem };
    byNumber.set(one.share.share, one);
  }
  const of = files[0]?.share.of ?? 1;
  const joined: Joined = { answers: new Map(), lost: new Map() };
  sharesOf(sharedSources(briefing), of).forEach((sources, index) => {
    const ids = new Set(sources.map(({ id }) => id));
    const answers = byNumber.get(index + 1)?.share.answers ?? [];
    const heard = new Set(answers.map(({ source }) => source));
    const isWhole = answers.length === ids.size && ids.isSubsetOf(heard);
    if (isWhole) for (const answer of answers) joined.answers.set(answer.source, answer);
    else for (const id of ids) joined.lost.set(id, { share: index + 1, of });
  });
  return joined;
}

const again = 'Collect every share again';

function strangerIn({ file, share }: ShareFile, run: ShareRun): string | undefined {
  const { briefing, state, now, day } = share.run;
  if (briefing !== run.briefing)
    return `${file} was collected with another briefing.yaml. ${again}, with the one that is there now.`;
  if (day !== run.day)
    return `${file} was collected for ${day ?? 'today'}, and this run is for ${run.day ?? 'today'}. Give every share and --merge the same --date.`;
  if (now !== run.now)
    return `${file} was collected at ${now}, and this run is of ${run.now}. Give every share of a run the same --now.`;
  if (state !== run.state)
    return `${file} was collected with another state.json. ${again}, with the one that is there now.`;
  return undefined;
}

function misfit(
  { file, share: { share, of } }: ShareFile,
  first: ShareFile,
  same: ShareFile | undefined,
): string | undefined {
  if (of !== first.share.of)
    return `${file} is share ${share} of ${of}, but ${first.file} is one of ${first.share.of}. Give --merge the shares of one run.`;
  if (same) return `${same.file} and ${file} are both share ${share} of ${of}. Give each share once.`;
  return undefined;
}
