import { addresses } from '../core/addresses.ts';
import { daysOf, periods, sectionYears, type Archive, type IndexedDay } from './archive.ts';
import { weeksOf } from './week.ts';

/** An address of the sitemap, and when what stands there was gathered last, where anybody knows. */
export interface SitemapLine {
  address: string;
  lastmod?: string;
}

/** A sitemap may hold 50,000 addresses (sitemaps.org); a longer one is cut. */
export const sitemapLinesMax = 45_000;

/**
 * Every page that may be indexed. A page of a day changed when its edition was gathered, a calendar and a section when
 * its newest was. Of other pages nobody knows, and a made-up date would teach crawlers to believe none (sitemaps.org).
 * The home page is left out: it is the newest edition, whose own address is the canonical one. Pages for people only,
 * and second forms of another page, are left out and say `noindex` themselves.
 */
export function sitemapLines(
  archive: Archive,
  sections: readonly { id: string }[],
  root: string,
): SitemapLine[] {
  const to = addresses(root);
  const of = (address: string, days: readonly IndexedDay[] = []): SitemapLine => {
    const newest = days.at(-1)?.gathered;
    return { address, ...(newest && { lastmod: newest }) };
  };
  const { days, stories } = archive;
  return [
    ...(days.length === 0 ? [of(to.home)] : []),
    ...[of(to.archive, days), of(to.about), of(to.subscribe)],
    ...days.map((day) => of(to.edition(day.date), [day])),
    ...weeksOf(archive).map((week) => of(to.week(week))),
    ...([4, 7] as const).flatMap((length) =>
      periods(archive, length).map((period) => of(to.month(period), daysOf(archive, period))),
    ),
    ...sections.flatMap(({ id }) => [
      of(to.section(id), days),
      ...sectionYears(archive, id).map(({ year }) => of(to.sectionYear(id, year), daysOf(archive, year))),
    ]),
    ...[...stories.keys()].map((id) => of(to.story(id))),
  ];
}

/** The numbers of the sitemaps that so many lines need: `0` for the first. */
export function sitemapNumbers(lines: number): number[] {
  return Array.from({ length: Math.ceil(lines / sitemapLinesMax) }, (_, number) => number);
}

/** One sitemap of the protocol 0.9. Addresses hold nothing that XML would have to escape. */
export function sitemapText(lines: readonly SitemapLine[], number: number): string {
  const part = lines.slice(number * sitemapLinesMax, (number + 1) * sitemapLinesMax);
  const urls = part.map(({ address, lastmod }) =>
    lastmod
      ? `<url><loc>${address}</loc><lastmod>${lastmod}</lastmod></url>`
      : `<url><loc>${address}</loc></url>`,
  );
  return document('urlset', urls);
}

/** The list of all sitemaps. */
export function sitemapIndexText(numbers: readonly number[], root: string): string {
  const file = (number: number): string => addresses(root).file(`sitemap-${number}.xml`);
  return document(
    'sitemapindex',
    numbers.map((number) => `<sitemap><loc>${file(number)}</loc></sitemap>`),
  );
}

function document(name: string, lines: readonly string[]): string {
  const space = 'http://www.sitemaps.org/schemas/sitemap/0.9';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${name} xmlns="${space}">\n${lines.join('\n')}\n</${name}>\n`;
}
