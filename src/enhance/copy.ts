import { words } from './words.ts';

/** Shows the buttons that wait for a script and lets them copy what they carry. */
export function copyOnPress(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    button.hidden = !('clipboard' in navigator);
    button.addEventListener('click', () => void copy(button));
  }
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const { copied, copyFailed } = await words();
  const done = await navigator.clipboard.writeText(button.dataset['copy'] ?? '').then(
    () => true,
    () => false,
  );
  const status = document.querySelector('[data-copy-status]');
  if (status) status.textContent = done ? copied : copyFailed;
  if (button.dataset['busy']) return;
  button.dataset['busy'] = 'yes';
  const label = button.firstChild;
  const text = label?.textContent ?? '';
  if (label) label.textContent = done ? copied : copyFailed;
  setTimeout(() => {
    if (label) label.textContent = text;
    delete button.dataset['busy'];
  }, 2000);
}
