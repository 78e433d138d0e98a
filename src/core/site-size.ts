/** What GitHub Pages takes: "Published GitHub Pages sites may be no larger than 1 GB" (GitHub Pages limits). */
const pagesLimitBytes = 1_000_000_000;

/** What to say of the size of a site, from half of what GitHub Pages takes on; nothing of a smaller one. */
export function sizeWarning(bytes: number): string | undefined {
  if (bytes < pagesLimitBytes / 2) return undefined;
  const [has, takes] = [bytes, pagesLimitBytes].map((size) => Math.round(size / 1_000_000));
  return `The site weighs ${has} MB, and GitHub Pages takes ${takes} MB at most. Think of another host, of fewer entries a day (limit in briefing.yaml), or of moving old years to a site of their own.`;
}
