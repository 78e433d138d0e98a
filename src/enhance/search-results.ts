import { markedParts } from './marked-text.ts';
import type { Found } from './search-entries.ts';

/** What the page says about results, in its language. */
export interface ResultWords {
  locale: string;
  best: string;
  /** What was looked for. */
  asked: string;
}

/** Puts results at the end of a list of groups: a group a month where they go by date, else one group for all. */
export function addResults(
  list: HTMLElement,
  results: readonly Found[],
  byDate: boolean,
  words: ResultWords,
): void {
  const monthOf = new Intl.DateTimeFormat(words.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const dayOf = new Intl.DateTimeFormat(words.locale, {
    day: 'numeric',
    month: 'short',
    weekday: 'short',
    timeZone: 'UTC',
  });
  for (const result of results) {
    const day = new Date(`${result.date}T00:00:00Z`);
    const heading = byDate ? monthOf.format(day) : words.best;
    let group = list.lastElementChild;
    if (group?.querySelector('h2')?.textContent !== heading) {
      group = element('section', {}, element('h2', {}, heading), element('ol', {}));
      list.append(group);
    }
    group?.querySelector('ol')?.append(row(result, dayOf.format(day), words.asked));
  }
}

/** Every word of a publisher goes in as text, never as markup. */
function row(
  { url, date, title, text, lang, source, section }: Found,
  day: string,
  asked: string,
): HTMLElement {
  const foreign = lang ? { lang, dir: 'auto' } : {};
  return element(
    'li',
    {},
    element('h3', foreign, element('a', { href: url }, ...marked(title, asked))),
    element(
      'p',
      { class: 'who' },
      element('time', { datetime: date }, day),
      ' ',
      element('b', {}, source),
      ' ',
      section,
    ),
    ...(text ? [element('p', { class: 'found', ...foreign }, ...marked(text, asked))] : []),
  );
}

function marked(text: string, asked: string): (Node | string)[] {
  return markedParts(text, asked).map(({ text: part, found }) => (found ? element('mark', {}, part) : part));
}

function element(
  name: string,
  attributes: Record<string, string>,
  ...children: (Node | string)[]
): HTMLElement {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}
