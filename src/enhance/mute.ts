import { button, dress, element } from './elements.ts';
import { isMuted, keepMuted, readMuted } from './muted.ts';
import { words } from './words.ts';

/** Hides what is muted and says below each list how much that is, with a way to see it all the same. */
export async function hideMuted(): Promise<void> {
  const [t] = await Promise.all([words(), dress()]);
  const muted = readMuted();
  for (const note of document.querySelectorAll('.muted-note')) note.remove();
  for (const list of document.querySelectorAll('ol:has(> .entry)')) {
    const rows = [...list.querySelectorAll<HTMLElement>(':scope > .entry')];
    for (const row of rows) row.hidden = isMuted(muted, sourceOf(row), textOf(row));
    const hidden = rows.filter((row) => row.hidden);
    if (hidden.length === 0) continue;
    const note = element('p', { class: 'muted-note' }, `${t.muted.replace('{n}', String(hidden.length))} `);
    note.append(
      button(t.showMuted, () => {
        for (const row of hidden) row.hidden = false;
        note.remove();
        hidden[0]?.querySelector<HTMLElement>('h3 a')?.focus();
      }),
    );
    list.after(note);
  }
}

export function sourceOf(row: HTMLElement): string {
  return row.querySelector('.who b')?.textContent ?? '';
}

function textOf(row: HTMLElement): string {
  return `${row.querySelector('h3')?.textContent ?? ''} ${row.querySelector('.summary')?.textContent ?? ''}`;
}

export async function muteSource(name: string): Promise<void> {
  const muted = readMuted();
  keepMuted({ ...muted, sources: [...new Set([...muted.sources, name])] });
  await hideMuted();
}
