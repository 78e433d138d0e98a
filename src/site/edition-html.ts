import type { Addresses } from '../core/addresses.ts';
import type { DayView, SectionView } from './day.ts';
import { languageOf, type EntryView } from './entry.ts';
import type { Strings } from './strings.ts';
import type { AlertView } from './weather-card.ts';

/** How an entry is printed in a feed. */
export interface EntryForm {
  /** With its headline as a link, where the feed does not print one itself. */
  headline: boolean;
  /** With a link to its place on the site. */
  place: boolean;
}

/**
 * An edition as HTML for feed readers: plain elements, absolute addresses, every word of a feed escaped. `place` says
 * whether each entry links to its place on the page of the day.
 */
export function editionHtml(day: DayView, to: Addresses, t: Strings, place = true): string {
  return [
    `<p><strong>${escape(day.dek.stories)}</strong> ${escape(day.dek.note)}</p>`,
    weatherHtml(day, t),
    ...day.sections.map((section) => sectionHtml(section, day.date, to, t, place)),
    `<p>${escape(t.everythingFor(day.words.weekday))}</p>`,
  ].join('\n');
}

function weatherHtml({ weather }: DayView, t: Strings): string {
  if (!weather) return '';
  if ('unavailable' in weather) return `<p>${escape(`${t.weatherUnavailable} ${weather.unavailable}`)}</p>`;
  const { place, notes, alerts, ended, calm, degrees, sky, today, age, source, licence } = weather;
  const now = [degrees, sky, today, calm?.text].filter(Boolean).join('. ');
  return [
    `<h2>${escape(place)}</h2>`,
    ...notes.map((note) => `<p><strong>${escape(`${t.weatherNote} ${note}`)}</strong></p>`),
    ...alerts.map((alert) => alertHtml(alert, t)),
    `<p>${escape(now)}</p>`,
    ...age.map((sentence) => `<p>${escape(sentence)}</p>`),
    ...ended.map((alert) => alertHtml(alert, t)),
    `<p>${[source, ...(licence ? [{ name: licence.text, url: licence.url }] : [])].map(linkHtml).join(' · ')}</p>`,
  ].join('\n');
}

/** Word for word, each line of the text on its own line. */
function alertHtml({ lang, label, title, issued, text, url }: AlertView, t: Strings): string {
  const foreign = languageAttribute(lang, t);
  const name = `<strong${foreign}>${escape([label, title].filter(Boolean).join(': '))}</strong>`;
  const words = escape(text).replace(/\r?\n/g, '<br>$&');
  return `<p>${[url ? `<a href="${escape(url)}">${name}</a>` : name, escape(issued), words].filter(Boolean).join(' ')}</p>`;
}

function linkHtml({ name, url }: { name: string; url: string }): string {
  return `<a href="${escape(url)}">${escape(name)}</a>`;
}

function sectionHtml(section: SectionView, date: string, to: Addresses, t: Strings, place: boolean): string {
  const { emoji, title, entries, elsewhere, silence, note } = section;
  const heading = `<h2>${escape([emoji, title].filter(Boolean).join(' '))}</h2>`;
  const others = elsewhere.map(
    (other) =>
      `<p>${escape(t.foundElsewhere(other.section))} <a href="${escape(to.entry(date, other.id))}"${languageAttribute(other.lang, t)}>${escape(other.title)}</a></p>`,
  );
  if (silence) {
    const words = [silence.alarm, silence.text].filter(Boolean).join(' ');
    return [heading, `<p>${escape(words)}</p>`, ...others].join('\n');
  }
  const items = entries.map(
    (entry) => `<li>${entryHtml(entry, date, to, t, { headline: true, place })}</li>`,
  );
  const foot = note ? [...others, `<p>${escape(note)}</p>`] : others;
  return [heading, '<ul>', ...items, '</ul>', ...foot].join('\n');
}

/** ` lang="de"` for text in another language than the feed’s; empty where they are the same. */
function languageAttribute(text: string | undefined, t: Strings): string {
  const { lang } = languageOf(text, t.locale);
  return lang ? ` lang="${escape(lang)}"` : '';
}

export function entryHtml(
  entry: EntryView,
  date: string,
  to: Addresses,
  t: Strings,
  { headline, place }: EntryForm,
): string {
  const { id, title, url, source, label, time, since, lang, summary, chosenBy, also } = entry;
  const foreign = languageAttribute(lang, t);
  const origin = [source, label, time?.text].filter(Boolean).join(', ');
  return [
    headline ? `<p${foreign}>${headlineHtml(title, url)}</p>` : '',
    summary ? `<p${foreign}>${escape(summary)}</p>` : '',
    chosenBy ? `<p>${escape(chosenBy)}</p>` : '',
    since?.story
      ? `<p>${escape(t.leadingTo(since.words))} <a href="${escape(to.story(since.story))}">${escape(t.storySoFar)}</a></p>`
      : '',
    also.length > 0
      ? `<p>${escape(t.also)} ${also.map((other) => `<a href="${escape(other.url)}">${escape(other.title)}</a> (${escape(other.source)})`).join('; ')}</p>`
      : '',
    place
      ? `<p>${escape(origin)} · <a href="${escape(to.entry(date, id))}">${escape(t.linkToStory)}</a></p>`
      : `<p>${escape(origin)}</p>`,
  ].join('');
}

function headlineHtml(title: string, url: string | undefined): string {
  const words = `<strong>${escape(title)}</strong>`;
  return url ? `<a href="${escape(url)}">${words}</a>` : words;
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
