import { statfs } from 'node:fs/promises';
import type { Briefing } from '../../src/core/briefing.ts';
import { editionDate } from '../../src/core/calendar-day.ts';
import { findWeather, weatherNotes } from '../../src/core/weather-of.ts';
import { siteAddress } from '../../src/core/site-address.ts';
import { assertWritable } from '../../src/io/content-folder.ts';
import { git } from '../../src/io/git.ts';
import { publishedSource } from '../../src/io/published-site.ts';
import { siteSource } from '../../src/io/source-digest.ts';
import { checkContent } from '../check/content.ts';
import type { Asked } from '../collect/listen.ts';

/** One thing that was looked at beside the sources: fine, or to be mended. */
export interface Look {
  fine: boolean;
  text: string;
}

const fine = (text: string): Look => ({ fine: true, text });
const wrong = (text: string): Look => ({ fine: false, text });

/** The first Node that runs the commands of this project by itself; the packages bring a newer one. */
const nodeMajorMin = 20;
/** What ten years of editions and their site take. */
const bytesFreeMin = 1024 ** 3;

export function lookAtNode(version: string): Look {
  return Number.parseInt(version) >= nodeMajorMin
    ? fine(`Node ${version}`)
    : wrong(`Node ${version} is too old: install ${nodeMajorMin} or newer from https://nodejs.org/`);
}

export async function lookAtDisk(content: string): Promise<Look[]> {
  const { bavail, bsize } = await statfs(content);
  const gigabytes = ((bavail * bsize) / 1024 ** 3).toFixed(1);
  const room =
    bavail * bsize >= bytesFreeMin
      ? fine(`${gigabytes} GB free on the disk`)
      : wrong(`Only ${gigabytes} GB are free on the disk: make room.`);
  const writable = await assertWritable(content).then(
    () => fine('The content folder can be written.'),
    (error: Error) => wrong(error.message),
  );
  return [room, writable];
}

export async function lookAtContent(content: string): Promise<Look> {
  const { editions, findings } = await checkContent(content);
  const [first] = findings;
  return first
    ? wrong(
        `${first.file}: ${first.message}${findings.length > 1 ? ` And ${findings.length - 1} more: npm run check` : ''}`,
      )
    : fine(`${editions} ${editions === 1 ? 'edition' : 'editions'}, all sound`);
}

/** The weather of the place against what the office says whose weather it is. */
export function lookAtWeather(
  briefing: Briefing,
  asked: readonly Asked[],
  lacks: string | undefined,
  now: Date,
): Look[] {
  const { weather: place, timeZone } = briefing;
  if (!place) return [];
  if (lacks !== undefined) return [wrong(`Weather of ${place.name}: ${lacks}.`)];
  const { report } = findWeather(briefing, asked, {
    date: editionDate(now, timeZone),
    now: now.toISOString(),
  });
  const notes = weatherNotes({ weather: report });
  return notes.length > 0 ? notes.map(wrong) : [fine(`The weather is that of ${place.name}.`)];
}

/** Where the site stands, and whether it shows what is here. */
export async function lookAtSite(
  content: string,
  { site, network }: Briefing,
  env: NodeJS.ProcessEnv,
): Promise<Look[]> {
  const remote = await git(content, 'remote', 'get-url', 'origin').catch(() => '');
  const repository = /github\.com[:/]([\w.-]+\/[\w.-]+?)(?:\.git)?\s*$/.exec(remote)?.[1];
  const { site: origin, base } = siteAddress({ GITHUB_REPOSITORY: repository, ...env }, site);
  const root = new URL(base, origin).href;
  if (!repository && !site && !env['SITE_URL'])
    return [
      fine(
        'This is no clone of a repository on GitHub, and briefing.yaml names no site: nothing to look at there.',
      ),
    ];
  const allowHosts = network.allowHosts;
  const published = await publishedSource(root, { allowHosts });
  if (published === undefined)
    return [
      wrong(
        `There is no briefing at ${root} yet. On GitHub: Settings → Pages → Source: GitHub Actions, then Actions → Morning briefing → Run workflow.`,
      ),
    ];
  const here = await siteSource(content);
  const same = here?.digest === published;
  return [
    fine(
      `The site stands at ${root} and shows ${same ? 'what is here' : 'another state than the files here'}.`,
    ),
  ];
}
