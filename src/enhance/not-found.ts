import { askedDate, nearestEditions } from './nearest-edition.ts';

/**
 * The page for unknown addresses, told which day was asked for. Without it the page offers the latest edition, the
 * archive and the search; all it adds is text in elements that are there.
 */
const page = document.querySelector<HTMLElement>('[data-editions]');
const { editions = '', home = '/' } = page?.dataset ?? {};
const asked = askedDate(decodedPath().slice(home.length - 1));
if (page && editions && asked) answer(page, asked);

function decodedPath(): string {
  try {
    return decodeURIComponent(location.pathname);
  } catch {
    return location.pathname;
  }
}

function addressOf(date: string): string {
  return `${home}${date.replaceAll('-', '/')}/`;
}

function answer(root: HTMLElement, date: string): void {
  const { has, before, after } = nearestEditions(editions, date);
  if (has) {
    // Loosely typed. Where the page itself is missing, going there again would never end.
    if (location.pathname !== addressOf(date)) location.replace(addressOf(date) + location.hash);
    return;
  }
  const { dataset } = root;
  const fill = (name: string, text: string | undefined): void => {
    const element = root.querySelector(`[data-fill="${name}"]`);
    if (element && text) element.textContent = text;
  };
  fill('numeral', String(Number(date.slice(8))));
  root.querySelector('.year')?.classList.remove('year');
  fill('upper', dataset['upper']);
  fill('lower', wordsOf(date, dataset['lower']));
  fill('text', before && after ? dataset['none'] : before ? dataset['notYet'] : dataset['tooEarly']);
  document.title = document.title.replace(/^[^·]*(?= ·)/, wordsOf(date, dataset['day']));
  for (const [name, day] of [
    ['before', before],
    ['after', after],
  ] as const) {
    const link = root.querySelector<HTMLAnchorElement>(`[data-link="${name}"]`);
    if (!link || !day) continue;
    link.href = addressOf(day);
    link.hidden = false;
    fill(name, wordsOf(day, dataset['day']));
  }
  root.querySelector('nav')?.removeAttribute('hidden');
}

/** `{weekday} {day} {month} {year}` in the language of the page. */
function wordsOf(date: string, form = ''): string {
  const instant = new Date(`${date}T00:00:00Z`);
  return form.replace(/\{(\w+)\}/g, (_, part: string) => {
    if (part === 'day' && date.endsWith('-01')) return page?.dataset['first'] ?? '1';
    const style = part === 'weekday' || part === 'month' ? 'long' : 'numeric';
    const format = new Intl.DateTimeFormat(document.documentElement.lang, { [part]: style, timeZone: 'UTC' });
    return format.format(instant);
  });
}
