import { editionEntries, type Edition } from '../core/edition.ts';
import type { Strings } from './strings.ts';
import { dateWords } from './times.ts';

/** The words of a social card: the picture that stands beside a link to a page. */
export interface CardText {
  /** The name of the publication. */
  name: string;
  /** On the right of it: how many stories. */
  count: string;
  /** Large, on the left: the day of the month. */
  numeral?: string;
  /** Beside the numeral. */
  upper: string;
  lower: string;
  /** The first headlines, or what the publication says of itself. */
  lines: string[];
}

const linesMax = 3;
/** More than fits on a line of a card; a longer title costs layout time for nothing. */
const lineCharactersMax = 140;

/** Letters and signs that both fonts of the card have in their Latin parts. */
const drawn =
  /^[\u0020-\u007e\u00a0-\u017f\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u2039\u203a\u20ac\u2122\u2212]$/u;
const letterOrDigit = /[\p{L}\p{N}]/u;

/**
 * A title as the fonts can draw it: without emoji and signs they lack. A title in another script is left out as a whole
 * (undefined), because half a headline says something else.
 */
export function drawable(title: string): string | undefined {
  let text = '';
  for (const character of title.normalize('NFC').replace(/[\u2002-\u200a\u202f\u3000]/g, ' ')) {
    if (drawn.test(character)) text += character;
    else if (letterOrDigit.test(character)) return undefined;
    else if (/\s/.test(character)) text += ' ';
  }
  text = text.replace(/[ \u00a0]+/g, ' ').trim();
  if (!letterOrDigit.test(text)) return undefined;
  return text.length <= lineCharactersMax ? text : `${text.slice(0, lineCharactersMax).trimEnd()}…`;
}

function drawableLines(titles: readonly string[]): string[] {
  return titles.flatMap((title) => drawable(title) ?? []).slice(0, linesMax);
}

/** The card of an edition: its date and the headlines on top. */
export function editionCard(edition: Edition, name: string, t: Strings): CardText {
  const words = dateWords(edition.date, t);
  const entries = editionEntries(edition);
  const titles = new Map(entries.map(({ id, title }) => [id, title]));
  const lead = edition.lead.flatMap((id) => titles.get(id) ?? []);
  return {
    name: drawable(name) ?? '',
    count: entries.length > 0 ? t.stories(entries.length) : '',
    numeral: String(words.day),
    upper: words.weekday,
    lower: t.monthAndYear(words),
    lines: [
      ...drawableLines([...new Set([...lead, ...titles.values()])]),
      ...(entries.length === 0 ? [t.noNewStories] : []),
    ],
  };
}

/** Its file name, beside those of the days. */
export const generalCardName = 'briefing';

/** The card of every page that is not of one day. */
export function generalCard(name: string, description: string): CardText {
  const lines = drawableLines([description]);
  return { name: '', count: '', upper: drawable(name) ?? '', lower: '', lines };
}
