import type { Entry } from './edition.ts';

/** Ends of host names below which every name belongs to somebody else. One row a kind. */
const sharedEnds: readonly RegExp[] = [
  /\.(?:blogspot|medium|substack|wordpress|tumblr|ghost|github|gitlab|netlify|vercel|pages)\.[a-z]+$/,
  /\.(?:ac|co|com|edu|gc|go|gob|gouv|gov|govt|net|ne|nhs|on|or|org|qc)\.[a-z]{2}$/,
];

/**
 * Who publishes what stands at an address: its host without what is in front of the name that was registered, so that
 * `edition.cnn.com` and `www.cnn.com` are one. Undefined for an address without a name.
 */
export function publisherOf(url: string): string | undefined {
  const host = URL.parse(url)?.hostname ?? '';
  if (!host.includes('.') || /^[\d.]+$/.test(host)) return undefined;
  const labels = host.split('.');
  const isShared = sharedEnds.some((end) => end.test(host));
  return labels.slice(isShared ? -3 : -2).join('.');
}

/** How many publishers carry a story: two feeds of one house count once. At least one. */
export function independentSources(...entries: Pick<Entry, 'source' | 'url' | 'also'>[]): number {
  const voices = entries.flatMap(({ source, url, also }) => [{ source, url }, ...also]);
  return new Set(voices.map((voice) => (voice.url && publisherOf(voice.url)) ?? `source ${voice.source}`))
    .size;
}
