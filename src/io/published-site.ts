import { z } from 'astro/zod';
import { addresses } from '../core/addresses.ts';
import { download } from './download.ts';
import type { Lookup } from './name-lookup.ts';

const provenance = z.object({ source: z.string() });

/**
 * The digest of what the published site was made of, from its `/provenance.json`; undefined where it has none, cannot
 * be reached or says something else. `root` is the whole address of the site.
 */
export async function publishedSource(
  root: string,
  options: { allowHosts: readonly string[]; lookup?: Lookup },
): Promise<string | undefined> {
  const request = { url: addresses(root).provenance };
  const answer = await download(request, { ...options, now: () => new Date(), limits: { totalMs: 10_000 } });
  if (answer.kind !== 'document') return undefined;
  try {
    return provenance.parse(JSON.parse(Buffer.from(answer.document.bytes).toString())).source;
  } catch {
    return undefined;
  }
}
