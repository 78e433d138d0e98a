import { generateOpml } from 'feedsmith';
import type { Briefing } from '../core/briefing.ts';
import { legalText } from '../core/text-characters.ts';
import type { OwnFeed } from './feed-list.ts';
import type { Strings } from './strings.ts';

/**
 * Lists of feeds as OPML 2.0 (opml.org/spec2.opml), which reading apps import in one go. They are dated by the newest
 * edition rather than by the clock, so that the same content gives the same bytes.
 */
export interface OpmlHead {
  title: string;
  /** An instant, ISO 8601; absent before the first edition. */
  created: string | undefined;
}

interface Outline {
  text: string;
  title: string;
  type?: string;
  xmlUrl?: string;
  htmlUrl?: string;
  description?: string;
  outlines?: Outline[];
}

/** Our own feeds: those of the whole briefing, then a folder of those of the sections. */
export function ownFeedsOpml(
  head: OpmlHead,
  ofBriefing: readonly OwnFeed[],
  ofSections: readonly OwnFeed[],
  t: Strings,
): string {
  const inFeedOf = (feed: OwnFeed): Outline => ({ ...outline(feed.title, feed.address), ...described(feed) });
  return opml(head, [
    ...ofBriefing.map(inFeedOf),
    ...(ofSections.length > 0 ? [folder(t.bySectionFeeds, ofSections.map(inFeedOf))] : []),
  ]);
}

/** The publishers that the briefing reads, a folder for each section. Those that only stand in are not among them. */
export function sourcesOpml(head: OpmlHead, sections: Briefing['sections']): string {
  return opml(
    head,
    sections
      .filter(({ sources }) => sources.length > 0)
      .map(({ title, sources }) =>
        folder(
          title,
          sources.map(({ name, url }) => outline(name, url)),
        ),
      ),
  );
}

/** `text` and `title` say the same: readers differ in which they show. */
function outline(name: string, xmlUrl: string): Outline {
  const text = legalText(name);
  return { text, title: text, type: 'rss', xmlUrl };
}

function described({ page, text }: OwnFeed): Pick<Outline, 'htmlUrl' | 'description'> {
  return { htmlUrl: page, ...(text && { description: legalText(text) }) };
}

function folder(name: string, outlines: Outline[]): Outline {
  const text = legalText(name);
  return { text, title: text, outlines };
}

function opml({ title, created }: OpmlHead, outlines: Outline[]): string {
  return generateOpml({
    head: { title: legalText(title), ...(created && { dateCreated: new Date(created) }) },
    body: { outlines },
  });
}
