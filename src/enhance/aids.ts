import { copyOnPress } from './copy.ts';
import { keepTheme } from './theme.ts';
import { actOnKeys } from './keys.ts';
import { recall } from './memory.ts';

/** What every page does for its reader beyond showing itself. All but this beginning is fetched when it is asked for. */

keepTheme();
actOnKeys();
copyOnPress();
if (recall('muted')) void import('./mute.ts').then(({ hideMuted }) => hideMuted());

addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : undefined;
  if (target?.closest('[data-listen]')) void import('./listen.ts').then(({ listen }) => listen());
  // The time of an entry is its address: it is gone to as ever, and what can be done with it is offered.
  const row = target?.closest('.who a')?.closest<HTMLElement>('.entry');
  if (row && !event.ctrlKey && !event.metaKey && !event.shiftKey)
    void import('./entry-bar.ts').then(({ showEntryBar }) => showEntryBar(row));
});

/** Told by `public/offline.js` where it had to serve what it kept; `when` is ISO 8601. */
interface Kept {
  when: string;
  words: string;
}

function sayKept({ when, words }: Kept): void {
  const at = new Date(when).toLocaleString(document.documentElement.lang, {
    dateStyle: 'full',
    timeStyle: 'short',
  });
  const notice = document.createElement('p');
  notice.className = 'meta wide';
  notice.role = 'status';
  notice.dataset['kept'] = when;
  notice.textContent = words.replace('{when}', at);
  document.querySelector('main')?.prepend(notice);
}

const home = document.querySelector<HTMLAnchorElement>('.brand')?.href;
if (import.meta.env.PROD && home && 'serviceWorker' in navigator) {
  void navigator.serviceWorker.register(new URL('offline.js', home)).catch(() => undefined);
  navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<Kept>) => sayKept(data));
}
