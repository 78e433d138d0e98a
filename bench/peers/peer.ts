import type { Program } from '../measure.ts';
import type { Handed } from './handed.ts';

/** A program that makes a site of the same editions and pages. */
export interface Peer {
  name: string;
  version: string;
  program: Program;
  /** Where its site lies after a run. */
  site: string;
  /** What is removed before each run: sites and caches. */
  kept: readonly string[];
}

/** What stands around the content of our pages, taken from them: styles, header, footer. */
export interface Frame {
  policy: string;
  styles: string;
  header: string;
  footer: string;
}

/** What a peer makes its site of. */
export interface Given {
  /** A folder for the peers’ projects. */
  work: string;
  /** The editions as files. */
  content: string;
  days: readonly Handed[];
  /** `2026-11`, old to new. */
  months: readonly string[];
  frames: { day: Frame; month: Frame };
  /** Whether packages that are missing may be fetched. */
  install: boolean;
}

/** A peer ready to run, or why it is left out. */
export type PeerMaker = (given: Given) => Promise<Peer | string>;

const sheetLink = '<link rel="stylesheet"';

/** The frame of one of our own pages. */
export function frameOf(page: string): Frame {
  const between = (from: string, to: string): string => {
    const start = page.indexOf(from);
    const end = page.indexOf(to, start);
    if (start < 0 || end < 0)
      throw new Error(`Our page holds no ${from} … ${to}: bench/peers/peer.ts looks for it`);
    return page.slice(start, end);
  };
  return {
    policy: between('<meta http-equiv', '<title>'),
    // Pages of the past share a sheet, and name it.
    styles: page.includes('<style>') ? between('<style>', '</head>') : between(sheetLink, '<meta'),
    header: between('<a class="skip"', '<main'),
    footer: between('<footer', '</body>'),
  };
}
