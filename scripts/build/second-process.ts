import { availableParallelism } from 'node:os';
import type { HookParameters } from 'astro';
import { bothEnds } from '../../src/core/both-ends.ts';
import { type BuildApart, type Orders, startBuildApart } from './build-apart.ts';
import { fileOf, type Path } from './page-files.ts';
import { type PageRendering, renderPages } from './page-rendering.ts';

/** What Astro has bundled to render pages with, as far as it is known. */
export interface Bundle {
  /** The file of its entry. */
  entry?: string;
  pages?: HookParameters<'astro:build:setup'>['pages'];
}

/** From so many on, a second process has done more than its start has cost. */
const many = { editions: 500, pages: 1_000 };
/** So many pages are given to it at once. */
const shareMax = 256;

/** Where pages go: the folder of the site, its sheets, and its address with the base. */
type Place = Pick<Orders, 'outDir' | 'assets' | 'assetsAddress'> & {
  site: URL;
  sheetOf: Map<string, string>;
};

/** The second process of a build, where there is enough to do for two. */
export interface SecondProcess {
  /** Starts it, where that pays for so much. `BRIEFING_PROCESSES` says how many processes build, whatever there is to do. */
  startFor: (work: { dates?: readonly string[]; pages?: number }) => void;
  /** Lets it load the bundle, once, where it has been started. */
  load: (bundle: Bundle, place: Place) => void;
  /** Renders pages as `renderPages` does, and together with it where it has been started. Rejects where either fails. */
  render: (paths: readonly Path[], rendering: PageRendering, place: Place) => Promise<Path[]>;
  end: () => Promise<void>;
}

export function secondProcess(): SecondProcess {
  let apart: BuildApart | undefined;
  let loaded: Promise<void> | undefined;
  return {
    startFor: ({ dates = [], pages = 0 }) => {
      const asked = process.env['BRIEFING_PROCESSES'];
      const isMany = asked || dates.length >= many.editions || pages >= many.pages;
      if (apart || !isMany || (Number(asked) || availableParallelism()) < 2) return;
      apart = startBuildApart();
      // Where the loader of the collection finds it (`src/site/edition-index.ts`).
      Object.assign(globalThis, { [Symbol.for('briefing.index')]: indexAhead(apart, dates) });
    },
    load: ({ entry, pages }, { site, outDir, assets, assetsAddress }) => {
      if (!apart || loaded || !entry || !pages) return;
      const styles: Orders['styles'] = [...pages].map(([key, page]) => [key, page.styles]);
      loaded = apart.load({ entry, styles, outDir, assets, assetsAddress, site: site.href });
      // Whoever renders is told.
      loaded.catch(() => undefined);
    },
    render: async (paths, rendering, { sheetOf }) => {
      if (!apart || !loaded) return renderPages(paths, rendering);
      return renderTogether(paths, rendering, { apart, loaded, sheetOf });
    },
    end: async () => apart?.end(),
  };
}

/** Editions that are indexed before anybody has asked for them: until then Astro is busy with its own start. */
const aheadMax = 384;

/** Indexes with the second process, which begins with the newest editions at once. */
function indexAhead(apart: BuildApart, dates: readonly string[]): BuildApart['index'] {
  const ahead = dates.slice(-aheadMax);
  const places = new Map(ahead.map((date, at) => [date, at]));
  const made = apart.index(ahead);
  // Whoever asks is told.
  made.catch(() => undefined);
  return async (asked) => {
    if (!asked.every((date) => places.has(date))) return apart.index(asked);
    const days = await made;
    return asked.flatMap((date) => days[places.get(date) ?? -1] ?? []);
  };
}

interface Together {
  apart: BuildApart;
  loaded: Promise<void>;
  sheetOf: Map<string, string>;
}

async function renderTogether(
  paths: readonly Path[],
  rendering: PageRendering,
  { apart, loaded, sheetOf }: Together,
): Promise<Path[]> {
  const { front, takeShare } = bothEnds(paths, shareMax);
  const others = async (): Promise<Path[]> => {
    await loaded;
    const all: Path[] = [];
    for (let share = takeShare(); share.length > 0; share = takeShare()) {
      const { sheets, left } = await apart.render(
        share.map(({ pathname, route }) => [pathname, route.route]),
      );
      for (const [file, sheet] of sheets) sheetOf.set(file, sheet);
      for (const path of share) rendering.logger.info(fileOf(path));
      all.push(...left.flatMap((at) => share[at] ?? []));
    }
    return all;
  };
  return (await Promise.all([renderPages(front, rendering), others()])).flat();
}
