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
