import { bestFirst, type Hit, openArchive, type SearchArchive } from './search-archive.ts';
import { readEntries } from './search-entries.ts';
import { addressOf, fields, questionIn, type Question } from './search-question.ts';
import { addResults } from './search-results.ts';

/** The search page: the form, the address and the results say the same at every moment. */

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
  let archive: Promise<SearchArchive> | undefined;
  let hits: readonly Hit[] = [];
  let shown = 0;
  /** Of several questions asked while one types, the last one is answered. */
  let asked = 0;

  const load = async (): Promise<SearchArchive> => {
    const opened = await openArchive(`${home}search/`);
    offerSources(root, opened.sources);
    return opened;
  };

  const ask = async (wait: number): Promise<void> => {
    const nth = ++asked;
    const { q, section, source, year, order } = questionOf(root);
    if (!q && !section && !source && !year) return clear();
    await new Promise((resolve) => setTimeout(resolve, wait));
    if (nth !== asked) return;
    try {
      archive ??= load();
      const found = await (await archive).find({ words: q, section, source, year });
      if (nth !== asked) return;
      [hits, shown] = [order === 'relevance' && q ? found.toSorted(bestFirst) : found, 0];
      list.replaceChildren();
      await showMore();
      count.textContent = countWords(found.length, q);
    } catch {
      archive = undefined;
      count.textContent = dataset['failed'] ?? '';
    }
  };

  const clear = (): void => {
    [hits, shown] = [[], 0];
    list.replaceChildren();
    count.textContent = '';
    more.hidden = true;
  };

  const showMore = async (): Promise<void> => {
    const from = hits;
    const next = await readEntries(from.slice(shown, shown + pageSize), home);
    if (from !== hits) return;
    shown += next.length;
    const { q, order } = questionOf(root);
    const words = { locale: document.documentElement.lang, best: dataset['best'] ?? '', asked: q };
    addResults(list, next, order !== 'relevance' || !q, words);
    more.hidden = shown >= from.length;
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

function offerSources(root: HTMLFormElement, names: readonly string[]): void {
  const select = field(root, 'source') as HTMLSelectElement;
  const there = new Set([...select.options].map(({ value }) => value));
  for (const name of names.toSorted((a, b) => a.localeCompare(b)))
    if (!there.has(name)) select.add(new Option(name, name));
}
