import { addressOf, fields, questionIn, type Question } from './search-question.ts';
import { addResults, type Found } from './search-results.ts';

/** The search page: the form, the address and the results say the same at every moment. */

/** What is used of https://pagefind.app/docs/api/. */
interface Pagefind {
  options(options: { baseUrl: string; bundlePath: string }): Promise<void>;
  filters(): Promise<Record<string, Record<string, number>>>;
  debouncedSearch(words: string | null, options: SearchOptions, wait: number): Promise<Answer | null>;
}
interface SearchOptions {
  filters: Record<string, string>;
  sort?: { date: 'desc' };
}
interface Answer {
  results: { data(): Promise<Found> }[];
}

const pageSize = 20;
const typingPauseMs = 250;

const form = document.querySelector<HTMLFormElement>('form[data-search]');
if (form) start(form);

function start(root: HTMLFormElement): void {
  const { dataset } = root;
  const home = dataset['home'] ?? '/';
  const part = (name: string): HTMLElement =>
    document.querySelector<HTMLElement>(`[data-results="${name}"]`)!;
  const [count, list, more] = [part('count'), part('list'), part('more')];
  let pagefind: Promise<Pagefind> | undefined;
  let answer: Answer = { results: [] };
  let shown = 0;

  const load = async (): Promise<Pagefind> => {
    const bundlePath = `${home}pagefind/`;
    const loaded = (await import(/* @vite-ignore */ `${home}pagefind/pagefind.js`)) as Pagefind;
    await loaded.options({ baseUrl: home, bundlePath });
    offerSources(root, await loaded.filters());
    return loaded;
  };

  const ask = async (wait: number): Promise<void> => {
    const question = questionOf(root);
    if (!question.q && !question.section && !question.source && !question.year) {
      [answer, shown] = [{ results: [] }, 0];
      list.replaceChildren();
      count.textContent = '';
      more.hidden = true;
      return;
    }
    try {
      pagefind ??= load();
      const { q, order } = question;
      const filters = Object.fromEntries(
        (['section', 'source', 'year'] as const).flatMap((name) =>
          question[name] ? [[name, question[name]]] : [],
        ),
      );
      const options = { filters, ...(order === 'relevance' && q ? {} : { sort: { date: 'desc' as const } }) };
      const found = await (await pagefind).debouncedSearch(q || null, options, wait);
      if (found === null) return;
      [answer, shown] = [found, 0];
      list.replaceChildren();
      await showMore();
      count.textContent = countWords(found.results.length, q);
    } catch {
      pagefind = undefined;
      count.textContent = dataset['failed'] ?? '';
    }
  };

  const showMore = async (): Promise<void> => {
    const from = answer;
    const next = await Promise.all(
      from.results.slice(shown, shown + pageSize).map((result) => result.data()),
    );
    if (from !== answer) return;
    shown += next.length;
    const byDate = questionOf(root).order !== 'relevance';
    addResults(list, next, byDate, { locale: document.documentElement.lang, best: dataset['best'] ?? '' });
    more.hidden = shown >= from.results.length;
  };

  const countWords = (results: number, q: string): string => {
    const name = results === 0 ? 'none' : results === 1 ? 'one' : 'many';
    const words = dataset[q ? name : `${name}All`] ?? '';
    return words
      .replace('{n}', new Intl.NumberFormat(document.documentElement.lang).format(results))
      .replace('{q}', () => q);
  };

  const show = (): void => history.replaceState(null, '', addressOf(questionOf(root)) || location.pathname);
  root.addEventListener('submit', (event) => {
    event.preventDefault();
    show();
    void ask(0);
  });
  root.addEventListener('input', ({ target }) => {
    show();
    void ask(target instanceof HTMLInputElement ? typingPauseMs : 0);
  });
  more.addEventListener('click', () => {
    const last = list.querySelectorAll<HTMLElement>('h3 a');
    void showMore().then(() => list.querySelectorAll<HTMLElement>('h3 a')[last.length]?.focus());
  });
  addEventListener('popstate', () => {
    fill(root, questionIn(location.search));
    void ask(0);
  });
  root.hidden = false;
  fill(root, questionIn(location.search));
  void ask(0);
}

function field(root: HTMLFormElement, name: string): HTMLInputElement | HTMLSelectElement {
  return root.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement;
}

function questionOf(root: HTMLFormElement): Question {
  const asked = Object.fromEntries(fields.map((name) => [name, field(root, name).value.trim()]));
  return asked as unknown as Question;
}

/** A choice that is not among the options yet, as sources before the index is there, becomes one. */
function fill(root: HTMLFormElement, question: Question): void {
  for (const name of fields) {
    const input = field(root, name);
    const value = question[name];
    if (input instanceof HTMLSelectElement && value && ![...input.options].some((one) => one.value === value))
      input.add(new Option(value, value));
    input.value = value;
  }
}

function offerSources(root: HTMLFormElement, filters: Record<string, Record<string, number>>): void {
  const select = field(root, 'source') as HTMLSelectElement;
  const there = new Set([...select.options].map(({ value }) => value));
  for (const name of Object.keys(filters['source'] ?? {}).toSorted((a, b) => a.localeCompare(b)))
    if (!there.has(name)) select.add(new Option(name, name));
}
