import { button, dress, element } from './elements.ts';
import { recall, remember } from './memory.ts';
import { hideMuted } from './mute.ts';
import { keepMuted, readMuted } from './muted.ts';
import { words, type AidWords } from './words.ts';

/** The keys, whether they work, and what is muted: all that a reader can set, kept in this browser alone. */
export async function openPanel(): Promise<void> {
  const [t] = await Promise.all([words(), dress()]);
  document.querySelector('.panel')?.remove();
  const panel = element('dialog', { class: 'panel', 'aria-labelledby': 'h-aids' });
  panel.append(
    element('h2', { id: 'h-aids' }, t.readingAids),
    ...keysPart(t),
    ...mutedPart(t),
    button(t.close, () => panel.close()),
  );
  panel.addEventListener('close', () => panel.remove());
  document.body.append(panel);
  panel.showModal();
}

function keysPart(t: AidWords): HTMLElement[] {
  const rows: [string, string][] = [
    ['j', t.keyNext],
    ['k', t.keyPrevious],
    ['o', t.keyOpen],
    ['/', t.keySearch],
    ['?', t.keyHelp],
    ['← →', t.keyDays],
  ];
  const list = element('dl');
  for (const [key, does] of rows)
    list.append(element('dt', {}, element('kbd', {}, key)), element('dd', {}, does));
  const box = element('input', { type: 'checkbox' });
  box.checked = recall('keys') !== 'off';
  box.addEventListener('change', () => remember('keys', box.checked ? '' : 'off'));
  return [element('h3', {}, t.keys), list, element('p', {}, element('label', {}, box, ' ', t.keysOn))];
}

function mutedPart(t: AidWords): HTMLElement[] {
  const list = element('ul');
  const show = (): void => {
    const { words: ownWords, sources } = readMuted();
    list.replaceChildren(
      ...ownWords.map((word) =>
        row(word, () => keepMuted({ sources, words: ownWords.filter((one) => one !== word) })),
      ),
      ...sources.map((name) =>
        row(name, () => keepMuted({ words: ownWords, sources: sources.filter((one) => one !== name) })),
      ),
    );
    if (list.childElementCount === 0) list.append(element('li', {}, t.nothingMuted));
    void hideMuted();
  };
  const row = (name: string, forget: () => void): HTMLElement => {
    const remove = button(t.remove, () => {
      forget();
      show();
    });
    remove.setAttribute('aria-label', `${t.remove} ${name}`);
    return element('li', {}, name, remove);
  };
  const input = element('input', { type: 'text', autocomplete: 'off' });
  const form = element(
    'form',
    {},
    element('label', {}, t.muteWord, input),
    element('button', { type: 'submit' }, t.add),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const word = input.value.trim();
    const muted = readMuted();
    if (word) keepMuted({ ...muted, words: [...new Set([...muted.words, word])] });
    input.value = '';
    show();
  });
  show();
  return [element('h3', {}, t.mutedHeading), element('p', {}, t.mutedText), list, form];
}
