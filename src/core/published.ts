import { getISOWeek } from 'date-fns/getISOWeek';
import { getISOWeekYear } from 'date-fns/getISOWeekYear';
import { parseISO } from 'date-fns/parseISO';
import { addresses } from './addresses.ts';
import { type Edition, editionEntries } from './edition.ts';
import { editionTag, entryTag } from './feed-ids.ts';

const to = addresses('/');

/** Addresses that the site has had from its first day on, below its root. */
export const publishedAlways: readonly string[] = [
  ...[to.home, to.archive, to.sources, to.search, to.subscribe, to.about, to.offline, to.newestText],
  ...[to.feed, to.entriesFeed, to.atomFeed, to.jsonFeed, to.feedStyle, to.ourFeeds, to.ourSources],
  ...[to.editionIndex, to.editionSchema, to.provenance, to.latestText],
];

/**
 * Everything that readers and programs may hold on to once an edition is out: its addresses, below the root of the
 * site, and the ids of its entries in feeds. All of it stays for ever, so the order and the form of the list are fixed.
 */
export function publishedWith(edition: Edition): string[] {
  const { date, sections } = edition;
  const [year, month] = [date.slice(0, 4), date.slice(0, 7)];
  const day = parseISO(date);
  const week = `${getISOWeekYear(day)}-W${String(getISOWeek(day)).padStart(2, '0')}`;
  const entries = editionEntries(edition);
  const stories = new Set(entries.flatMap(({ story, since }) => (story && since ? [story] : [])));
  return [
    ...[to.edition(date), to.month(month), to.year(year), to.week(week)],
    ...[to.text(date), to.editionText(date), to.editionData(date), to.listen(date), to.listenData(date)],
    to.card(date),
    editionTag(date),
    ...sections.flatMap(({ id, entries: { length } }) =>
      length > 0 ? [to.section(id), to.sectionYear(id, year), to.sectionFeed(id)] : [],
    ),
    ...[...stories].map((id) => to.story(id)),
    ...entries.flatMap(({ id }) => [to.entry(date, id), entryTag(id)]),
  ];
}

/** The feed of a month that is over, below the root of the site. */
export function publishedAfter(month: string): string {
  return to.monthFeed(month);
}
