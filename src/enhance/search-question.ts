/** What is searched, as the address of the page says it: `?q=water&section=health&year=2026&order=relevance`. */
export interface Question {
  q: string;
  section: string;
  source: string;
  year: string;
  /** Empty for newest first. */
  order: string;
}

export const fields = ['q', 'section', 'source', 'year', 'order'] as const;

export function questionIn(search: string): Question {
  const asked = new URLSearchParams(search);
  const value = (name: string): string => (asked.get(name) ?? '').trim();
  return {
    q: value('q'),
    section: value('section'),
    source: value('source'),
    year: value('year'),
    order: value('order'),
  };
}

/** `?q=…` without what was not asked; empty where nothing was. */
export function addressOf(question: Question): string {
  const asked = new URLSearchParams(
    fields.flatMap((name) => (question[name] ? [[name, question[name]]] : [])),
  ).toString();
  return asked && `?${asked}`;
}
