import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { archiveIn } from './archives.ts';
import { interleaved, measure, medianUsage, ratios, type Usage } from './measure.ts';
import { putAside, removeAside } from './put-aside.ts';
import { eleventy } from './peers/eleventy.ts';
import { handOver } from './peers/hand-over.ts';
import { hugo } from './peers/hugo.ts';
import { ours } from './peers/ours.ts';
import { frameOf, type Given, type Peer } from './peers/peer.ts';
import { look, type Seen } from './peers/seen.ts';
import { stockAstro } from './peers/stock-astro.ts';

export interface PeersBench {
  days: number;
  rounds: number;
  work: string;
  /** Whether peers that come from npm may be fetched. */
  install: boolean;
  say: (line: string) => void;
}

type PeerRow = Usage & Seen & { name: string; version: string };

export interface PeersFigures {
  days: number;
  rounds: number;
  rows: PeerRow[];
  /** Ours by the peer’s, of each pair in turn; the median. */
  ratios: Record<string, Usage>;
  /** Why a peer was left out. */
  notes: string[];
}

/**
 * Full builds of the same editions and the same pages (home, days, months, RSS), from nothing, by our program and its
 * peers in turn. What peers read is written before and not measured, and what they have made is looked at
 * once. Hugo and Eleventy are handed words where ours and the other Astro make them, so no ratio flatters us.
 */
export async function benchPeers(options: PeersBench): Promise<PeersFigures> {
  const { days: count, rounds, work, say } = options;
  const content = await archiveIn(work, count, { full: true, say });
  const our = await ours(work, content);
  await forget(work, our);
  await measure(our.program);
  const handed = await handOver(content);
  const given = { ...handed, work, content, install: options.install, frames: await framesOf(our, handed) };
  const { peers, notes } = await makePeers(given);
  const all = [our, ...peers];
  const seen: Seen[] = [];
  for (const peer of all) {
    if (peer !== our) {
      await forget(work, peer);
      await measure(peer.program);
    }
    seen.push(await look(peer, handed.days, handed.months));
  }
  const runs = await interleaved(
    Object.fromEntries(all.map(({ name, program }) => [name, program])),
    rounds,
    {
      between: async (name) =>
        forget(
          work,
          all.find((peer) => peer.name === name),
        ),
      say,
    },
  );
  await removeAside(work);
  return {
    days: count,
    rounds,
    rows: all.map(({ name, version }, at) => ({
      name,
      version,
      ...medianUsage(runs[name] ?? []),
      ...(seen[at] as Seen),
    })),
    ratios: Object.fromEntries(
      peers.map(({ name }) => [name, ratios(runs[name] ?? [], runs[our.name] ?? [])]),
    ),
    notes,
  };
}

async function framesOf(
  { site }: Peer,
  { days, months }: Pick<Given, 'days' | 'months'>,
): Promise<Given['frames']> {
  const frame = async (address = ''): Promise<Given['frames']['day']> =>
    frameOf(await readFile(join(site, address, 'index.html'), 'utf8'));
  // Nearly all days are past, and the newest page is not like theirs.
  return { day: await frame(days[0]?.url), month: await frame(months.at(-1)?.replace('-', '/')) };
}

async function makePeers(given: Given): Promise<{ peers: Peer[]; notes: string[] }> {
  const made = [await hugo(given), await stockAstro(given), await eleventy(given)];
  return {
    peers: made.filter((one) => typeof one !== 'string'),
    notes: made.filter((one) => typeof one === 'string'),
  };
}

async function forget(work: string, peer: Peer | undefined): Promise<void> {
  for (const path of peer?.kept ?? []) await putAside(work, path);
}

/** Beyond this a page is not the same page; the text says so. */
const bytesApartPercent = 5;

/** The figures as a table in Markdown. */
export function peersText({ days, rounds, rows, ratios: pairs, notes }: PeersFigures): string {
  const own = rows[0]?.dayBytes ?? 0;
  const apart = rows.filter(({ dayBytes }) => Math.abs(dayBytes / own - 1) * 100 > bytesApartPercent);
  return [
    `${days} editions of 45 entries: home, days, months, RSS; medians of ${rounds} rounds.`,
    '',
    '| program | version | wall s | CPU s | peak MB | pages | a day’s page B | a month’s B | ours by it: wall | CPU | peak |',
    '| --- | --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |',
    ...rows.map(({ name, version, wallMs, cpuMs, peakMb, pages, dayBytes, monthBytes }) => {
      const ratio = pairs[name];
      const used = [(wallMs / 1_000).toFixed(2), (cpuMs / 1_000).toFixed(2), peakMb];
      const by = ratio ? [ratio.wallMs, ratio.cpuMs, ratio.peakMb] : ['', '', ''];
      return `| ${[name, version, ...used, pages, dayBytes, monthBytes, ...by].join(' | ')} |`;
    }),
    ...apart.map(
      ({ name }) => `\n${name}: its pages differ from ours by more than ${bytesApartPercent} % in bytes.`,
    ),
    ...notes.map((note) => `\nLeft out: ${note}.`),
  ].join('\n');
}
