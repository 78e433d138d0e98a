import { recall } from './memory.ts';

/**
 * `j` `k` next and previous story, `o` open it, `/` search, `?` help, arrows the days before and after. They can be
 * switched off (WCAG 2.2, 2.1.4), and they are silent while something is typed or a dialog is open.
 */
export function actOnKeys(): void {
  addEventListener('keydown', (event) => {
    const action = actions[event.key];
    if (!action || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (isTyping(event.target) || document.querySelector('dialog[open]') || recall('keys') === 'off') return;
    if (action()) event.preventDefault();
  });
}

/** Each tells whether it had anything to do. */
const actions: Record<string, () => boolean> = {
  j: () => step(1),
  k: () => step(-1),
  o: () => press(headlines().find((one) => one === document.activeElement)),
  '/': () => {
    const field = document.querySelector<HTMLElement>('#q');
    field?.focus();
    return field !== null || press(document.querySelector<HTMLElement>('.top a[href$="/search/"]'));
  },
  '?': () => {
    void import('./panel.ts').then(({ openPanel }) => openPanel());
    return true;
  },
  ArrowLeft: () => go('prev'),
  ArrowRight: () => go('next'),
};

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.matches('input, select, textarea, [contenteditable], summary')
  );
}

function headlines(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('main h3 a[href]')].filter((one) =>
    one.checkVisibility(),
  );
}

/** From the headline that has the focus, else from the first that is in sight. */
function step(by: 1 | -1): boolean {
  const all = headlines();
  const here = all.indexOf(document.activeElement as HTMLElement);
  const inSight = all.findIndex((one) => one.getBoundingClientRect().top > 0);
  const next = all[here >= 0 ? here + by : by > 0 ? inSight : inSight - 1];
  next?.focus();
  return next !== undefined;
}

function press(link: HTMLElement | null | undefined): boolean {
  link?.click();
  return Boolean(link);
}

function go(rel: 'prev' | 'next'): boolean {
  const link = document.querySelector<HTMLLinkElement>(`head link[rel=${rel}]`);
  if (link) location.href = link.href;
  return link !== null;
}
