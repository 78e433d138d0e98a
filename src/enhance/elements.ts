import styles from './aids.css?url';

/** An element with attributes and children; texts become text and never markup. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}

export function button(text: string, press: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button' }, text);
  made.addEventListener('click', press);
  return made;
}

/** The styles of what only scripts show; resolves when they are there. */
export function dress(): Promise<void> {
  if (document.querySelector('[data-aids-style]')) return Promise.resolve();
  const link = element('link', { rel: 'stylesheet', href: styles, 'data-aids-style': '' });
  return new Promise((resolve) => {
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => resolve());
    document.head.append(link);
  });
}
