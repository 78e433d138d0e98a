import { button, dress, element } from './elements.ts';
import { words } from './words.ts';

/** One bar at the lower edge at a time, closed by its button or Escape. `behind` is the element that it follows. */
export async function showBar(
  children: Node[],
  label: string,
  behind?: HTMLElement,
  closed: () => void = () => undefined,
): Promise<HTMLElement> {
  const [{ close }] = await Promise.all([words(), dress()]);
  document.querySelector('.bar')?.remove();
  const bar = element('div', { class: 'bar', role: 'region', 'aria-label': label }, ...children);
  const leave = (): void => {
    bar.remove();
    removeEventListener('keydown', onEscape);
    closed();
  };
  const onEscape = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') leave();
  };
  addEventListener('keydown', onEscape);
  bar.append(button(close, leave));
  if (behind) behind.append(bar);
  else document.body.append(bar);
  return bar;
}
