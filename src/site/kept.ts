import { addresses } from '../core/addresses.ts';

/**
 * Says whether a file of the site stands as a build would write it now, by its path and the key of what it is made of.
 * A build that keeps the site of the last one leaves it here, where the bundled pages find it
 * (`scripts/build/only-changed.ts`).
 */
type Keeper = (file: string, key: string) => boolean;

/** The addresses of the site below its folder. */
const at = addresses('/');

/** Whether `getStaticPaths` may leave out what stands at an address: of ten years nearly all paths can be left out. */
export function isKept(address: (to: typeof at) => string, key: string): boolean {
  const keeper = (globalThis as { [keeperName]?: Keeper })[keeperName];
  if (!keeper) return false;
  const path = address(at).slice(1);
  return keeper(path.endsWith('/') ? `${path}index.html` : path, key);
}

const keeperName: unique symbol = Symbol.for('briefing.keeper') as never;
