import { partsOf, titleAndRest, type Part } from './marked-text.ts';

/** One entry that was found, as Pagefind gives it. */
export interface Found {
  url: string;
  excerpt: string;
  meta: Record<string, string>;
}

/** What the page says about results, in its language. */
export interface ResultWords {
  locale: string;
  best: string;
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
    const day = new Date(`${result.meta['date'] ?? ''}T00:00:00Z`);
    const heading = byDate ? monthOf.format(day) : words.best;
    let group = list.lastElementChild;
    if (group?.querySelector('h2')?.textContent !== heading) {
      group = element('section', {}, element('h2', {}, heading), element('ol', {}));
      list.append(group);
    }
    group?.querySelector('ol')?.append(row(result, dayOf.format(day)));
  }
}

/** Every word of a publisher goes in as text, never as markup. */
function row({ url, excerpt, meta }: Found, day: string): HTMLElement {
  const { title, rest } = titleAndRest(meta['title'] ?? url, partsOf(excerpt));
  const lang = meta['lang'] ? { lang: meta['lang'], dir: 'auto' } : {};
  return element(
    'li',
    {},
    element('h3', lang, element('a', { href: url }, ...marked(title))),
    element(
      'p',
      { class: 'who' },
      element('time', { datetime: meta['date'] ?? '' }, day),
      ' ',
      element('b', {}, meta['source'] ?? ''),
      ' ',
      meta['section'] ?? '',
    ),
    ...(rest.length > 0 ? [element('p', { class: 'found', ...lang }, ...marked(rest))] : []),
  );
}

function marked(parts: readonly Part[]): (Node | string)[] {
  return parts.map(({ text, found }) => (found ? element('mark', {}, text) : text));
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
