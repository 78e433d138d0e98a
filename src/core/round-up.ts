/** Titles of entries that hold many stories at once. One row a habit. */
const roundUps: readonly RegExp[] = [
  /\b(?:stocks?|things?|what|artists?|stories|names?|events?) to watch\b/iu,
  /\b(?:sector|market|markets|morning|evening|midday|mid-day|noon|daily|weekly|week in|weekend|news)[ -](?:update|report|recap|brief|briefing|round-?up|wrap|review|digest|highlights|headlines|links|news brief)\b/iu,
  /\b(?:recap|round-?up|highlights|newsletter|links for|live ?blog|in brief|news brief|top stories|open thread|linkdump|bulletin)\b/iu,
  /^(?:recalls|briefs?|headlines|letters|corrections?|obituaries|markets?|global markets|the download|this week)\s*[:–—-]/iu,
  /\b(?:top|best|biggest) \d+\b.*\b(?:of the (?:week|day|month|year)|stories|headlines)\b/iu,
  /\b(?:revue de presse|en bref|l['’]essentiel de|à surveiller|les titres|faits saillants|infolettre|résumé de la (?:journée|semaine))\b/iu,
];

/** Whether an entry is a round-up of several stories by its title: it is never taken for a report of one of them. */
export function isRoundUp(title: string): boolean {
  return roundUps.some((row) => row.test(title));
}

/** “The Download: ”, “This Week in Security: ”: the standing name of a column before what it holds. */
const columnName = /^(?:the |this |today[’']s )?[\p{Lu}][\p{L}’' -]{2,40}:\s+/u;
/** Between the stories that a round-up names in its title. */
const betweenParts = /\s*(?:,\s*(?:and|et|plus)\s+|[;,|•]\s+|\s+\+\s+|,\s*&\s+)/u;

/**
 * The stories that a column names in its title: `The Download: faster trains, and a cure for hiccups` →
 * `faster trains`, `a cure for hiccups`. Empty where it names fewer than two.
 */
export function storiesNamed(title: string): string[] {
  if (!columnName.test(title)) return [];
  const parts = title.replace(columnName, '').split(betweenParts).filter(Boolean);
  return parts.length > 1 ? parts : [];
}
