import { remember } from './memory.ts';

/** The three-way choice in the footer shows what was chosen before, and is kept. */
export function keepTheme(): void {
  const { dataset } = document.documentElement;
  for (const radio of document.querySelectorAll<HTMLInputElement>('[name=theme]')) {
    const theme = radio.id.replace('theme-', '').replace('device', '');
    radio.checked = theme === (dataset['theme'] ?? '');
    radio.addEventListener('change', () => {
      dataset['theme'] = theme;
      remember('theme', theme);
    });
  }
}
