import type { Edition } from '../core/edition.ts';
import { legalText } from '../core/text-characters.ts';
import type { Addresses } from '../core/addresses.ts';
import type { DayView, SectionView } from './day.ts';
import type { EntryView } from './entry.ts';
import type { Strings } from './strings.ts';
import { localTime } from './times.ts';
import type { AlertView } from './weather-card.ts';

/** What the head of the text says beside the day itself. */
export interface PlainTextFrame {
  title: string;
  tags: readonly string[];
  edition: Pick<Edition, 'collectedAt' | 'timeZone'>;
}

interface Item {
  title: string;
  /** Lines below the title; at least one is printed, because a line of two spaces is what makes an item. */
  body: readonly string[];
}

const rule = '⸻';
const weatherEmoji = '🧾';

/**
 * An edition as plain text, UTF-8 with LF: a head, then sections of `• ` titles with indented lines below, between
 * rules. Whatever comes from a feed stands behind a bullet or two spaces and on a line of its own making only, so that
 * no headline can look like a heading, an item or a rule to a program that reads this.
 */
export function plainText(day: DayView, frame: PlainTextFrame, to: Addresses, t: Strings): string {
  const { title, tags } = frame;
  const clock = clockOf(day.date, frame);
  const hour = clock && ` ${clock}`;
  const zone = clock && ` (${frame.edition.timeZone})`;
  const head = [
    `✅ ${oneLine(title)} – ${t.plainTextDay(day.words)}${hour}`,
    '',
    `📅 ${t.plainTextDate}: ${day.date}${hour}${zone}`,
    `🏷️ ${t.plainTextTags}: ${tags.map((tag) => `#${oneLine(tag).replaceAll(' ', '')}`).join(' ')}`.trimEnd(),
  ];
  const sections = [...weatherSection(day, t), ...day.sections.map((section) => sectionText(section, t))];
  const foot = [rule, '', `${t.plainTextPage} ${to.edition(day.date)}`];
  return `${[head.join('\n'), rule, ...sections, foot.join('\n')].join('\n\n')}\n`;
}

/** `06:45` where the edition was gathered; empty for one that was gathered on another day than its own. */
function clockOf(date: string, { edition }: PlainTextFrame): string {
  const { date: gathered, minute } = localTime(edition.collectedAt, edition.timeZone);
  if (gathered !== date) return '';
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

function weatherSection({ weather }: DayView, t: Strings): string[] {
  if (!weather) return [];
  const heading = `${weatherEmoji} ${t.plainTextWeather}`;
  if ('unavailable' in weather)
    return [nothing(t, heading, `${t.weatherUnavailable} ${weather.unavailable}`)];
  const { place, notes, alerts, ended, calm, degrees, sky, today, age, periods, source, licence } = weather;
  const now = [degrees, sky, today].filter(Boolean).join(', ');
  const items: Item[] = [
    ...alerts.map(alertItem),
    { title: [place, now].filter(Boolean).join(': '), body: [...notes, calm?.text ?? '', ...age] },
    ...periods.map(({ name, temperature, precipitation, text }) => ({
      title: [name, [temperature, precipitation].filter(Boolean).join(', ')].filter(Boolean).join(': '),
      body: [text],
    })),
    ...ended.map(alertItem),
    { title: source.name, body: [source.url, ...(licence ? [`${licence.text} ${licence.url}`] : [])] },
  ];
  return [[heading, ...items.map(itemText)].join('\n')];
}

function alertItem({ label, title, issued, text, url }: AlertView): Item {
  return {
    title: [label, title].filter(Boolean).join(': '),
    body: [issued, ...text.split(/\r?\n/), url ?? ''],
  };
}

function sectionText({ emoji, title, entries, elsewhere, silence, note }: SectionView, t: Strings): string {
  const heading = oneLine([emoji, title].filter(Boolean).join(' '));
  const others = elsewhere.map((other) => `${t.foundElsewhere(other.section)} ${other.title}`);
  if (silence) return nothing(t, heading, [silence.alarm, silence.text].filter(Boolean).join(' '), ...others);
  const foot = [...others, ...(note ? [`${t.plainTextNote} ${note}`] : [])];
  return [heading, ...entries.map((entry) => itemText(entryItem(entry, t))), ...indented(foot)].join('\n');
}

function nothing(t: Strings, heading: string, ...why: string[]): string {
  return [heading, t.plainTextNoUpdates, ...indented(why)].join('\n');
}

function entryItem(
  { title, url, source, label, time, since, summary, chosenBy, also }: EntryView,
  t: Strings,
): Item {
  return {
    title,
    body: [
      summary ?? '',
      chosenBy ?? '',
      since?.words ?? '',
      [source, label, time?.text].filter(Boolean).join(', '),
      url ?? '',
      ...also.map((other) => `${t.also} ${other.title} (${other.source}) ${other.url}`),
    ],
  };
}

function itemText({ title, body }: Item): string {
  const lines = indented(body);
  return [`• ${oneLine(title)}`, ...(lines.length > 0 ? lines : ['  '])].join('\n');
}

/** Every line behind two spaces; empty ones are left away. */
function indented(lines: readonly string[]): string[] {
  return lines
    .map(oneLine)
    .filter(Boolean)
    .map((line) => `  ${line}`);
}

function oneLine(text: string): string {
  return legalText(text).replace(/\s+/gu, ' ').trim();
}
