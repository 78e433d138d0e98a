import type { DayView, SectionView } from './day.ts';
import { languageOf, type EntryView } from './entry.ts';
import type { Strings } from './strings.ts';
import type { AlertView } from './weather-card.ts';

/** A stretch of speech: an entry, by its `id`, or what is said between entries. */
export interface Spoken {
  id?: string;
  text: string;
  /** Where it is another language than that of the interface. */
  lang?: string;
}

/**
 * An edition for the ear: the day, the weather with its alerts word for word, how much there is, then section by section
 * who says what, and an end. Nothing that only makes sense to the eye is said: no addresses, no times of entries, no
 * pictographs. `title` is the name of the publication.
 */
export function listenScript(day: DayView, title: string, t: Strings): Spoken[] {
  return [
    { text: t.listenOpening(forTheEar(title), day.words) },
    ...weatherAloud(day, t),
    { text: t.listenCount(day.stories) },
    ...day.sections.flatMap((section) => sectionAloud(section, t)),
    { text: t.listenEnd(day.words.weekday) },
  ];
}

/** The script as plain text, a paragraph each. */
export function listenText(script: readonly Spoken[]): string {
  return script.map(({ text }) => `${text}\n`).join('\n');
}

/** The length of a stretch in UTF-16 units, the entry that it reads, and its language where that is another. */
export type ListenMark = [length: number, id?: string, lang?: string];

/** What tells a program the stretches of {@link listenText} apart, each of which ends in two line feeds. */
export function listenMarks(script: readonly Spoken[]): ListenMark[] {
  return script.map(({ text, id = '', lang }) => {
    if (lang) return [text.length, id, lang];
    return id ? [text.length, id] : [text.length];
  });
}

function weatherAloud({ weather }: DayView, t: Strings): Spoken[] {
  if (!weather) return [];
  if ('unavailable' in weather)
    return [{ text: `${t.weatherUnavailable} ${forTheEar(weather.unavailable)}` }];
  const { place, notes, alerts, ended, calm, degrees, sky, today, age } = weather;
  const now = [[sky, degrees].filter(Boolean).join(', '), today].filter(Boolean);
  return [
    { text: t.listenWeather(forTheEar(place)) },
    ...notes.map((note) => ({ text: `${t.weatherNote} ${note}` })),
    ...alerts.map(alertAloud),
    ...(calm ? [{ text: calm.text }] : []),
    ...(now.length > 0 ? [{ text: sentences(now.map((part) => t.degreesAloud(part))) }] : []),
    ...age.map((text) => ({ text })),
    ...ended.map(alertAloud),
  ];
}

/** Word for word, whatever it holds. */
function alertAloud({ label, title, text }: AlertView): Spoken {
  return { text: sentences([[label, title].filter(Boolean).join(': '), text].filter(Boolean)) };
}

function sectionAloud({ title, entries, silence, note }: SectionView, t: Strings): Spoken[] {
  const heading = forTheEar(title);
  if (silence) return [{ text: sentences([heading, silence.alarm ?? firstSentence(silence.text)]) }];
  return [
    { text: sentences([heading]) },
    ...entries.map((entry) => entryAloud(entry, t)),
    ...(note ? [{ text: forTheEar(firstSentence(note)) }] : []),
  ];
}

function entryAloud({ id, source, title, summary, lang }: EntryView, t: Strings): Spoken {
  const parts = [source, title, summary ?? ''].map(forTheEar).filter(Boolean);
  return { id, text: sentences(parts), ...foreign(lang, t) };
}

function foreign(lang: string | undefined, { locale }: Strings): Pick<Spoken, 'lang'> {
  const other = languageOf(lang, locale).lang;
  return other === undefined ? {} : { lang: other };
}

/** Which sources failed, and why, is for the eye. */
function firstSentence(text: string): string {
  return /^.*?[.!?…](?=\s|$)/su.exec(text)?.[0] ?? text;
}

/** Each part as a sentence of its own, so that a voice comes to rest between them. */
function sentences(parts: readonly string[]): string {
  return parts.map((part) => (/[.!?…。！？؟।]["”’»)\]]*$/u.test(part) ? part : `${part}.`)).join(' ');
}

const pictographs =
  /\p{RGI_Emoji}|[\p{Extended_Pictographic}--[©®™‼⁉]]|\p{Regional_Indicator}|\p{Emoji_Modifier}|[\ufe0f\u20e3]/gv;
const address = /\b(?:https?:\/\/|www\.)([^\s/?#]+)\S*/giu;

/** Without pictographs, and with the name of a host in place of an address. */
function forTheEar(text: string): string {
  return text
    .replace(address, (_, host: string) => host.replace(/^www\./i, '').replace(/[.,;:!?)\]”»]+$/u, ''))
    .replace(pictographs, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}
