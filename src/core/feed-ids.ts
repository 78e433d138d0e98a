/**
 * Ids of what a feed carries (RFC 4151). They say nothing of where the site stands or what it is called: readers that
 * have seen an entry must not see it again after a move.
 */
const tag = (kind: string, id: string): string => `tag:morning-news-briefing,2026:${kind}:${id}`;

export const feedTag = (name: string): string => tag('feed', name);
/** The note that no edition has come after that of a date. */
export const lateTag = (date: string): string => tag('late', date);
export const editionTag = (date: string): string => tag('edition', date);
export const entryTag = (id: string): string => tag('entry', id);
