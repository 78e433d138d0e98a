import type { Strings } from './strings.ts';

/**
 * The style sheet of our feeds: who opens one in a browser is told what it is and sees what it holds. CSS and not XSLT,
 * which browsers are taking out.
 */
export function feedStyle(t: Strings): string {
  return `:root {
  color-scheme: light dark;
  background: Canvas;
  color: CanvasText;
}
rss,
feed {
  display: block;
  max-width: 40rem;
  margin: 0 auto;
  padding: 2rem 1.125rem;
  font: 1.0625rem/1.55 system-ui, sans-serif;
}
rss::before,
feed::before {
  content: ${cssString(t.feedExplained)};
  display: block;
  margin-bottom: 2rem;
  padding: 1rem;
  border: 1px solid;
}
channel {
  display: block;
}
channel > *,
feed > *,
item > *,
entry > * {
  display: none;
}
channel > title,
channel > description,
channel > copyright,
channel > item,
item > title,
item > pubDate,
feed > title,
feed > subtitle,
feed > rights,
feed > entry,
entry > title,
entry > updated {
  display: block;
}
channel > title,
feed > title {
  font-size: 1.875rem;
  font-weight: 800;
  line-height: 1.27;
}
channel > copyright,
feed > rights {
  font-size: 0.8125rem;
}
/* The library that writes Atom sorts by name. */
feed {
  display: flex;
  flex-direction: column;
}
feed::before {
  order: -4;
}
feed > title {
  order: -3;
}
feed > subtitle {
  order: -2;
}
feed > rights {
  order: -1;
}
item,
entry {
  margin-top: 1rem;
  padding-top: 1rem;
  border-top: 1px solid;
}
item > title,
entry > title {
  font-weight: 700;
}
item > pubDate,
entry > updated {
  font-size: 0.8125rem;
}
`;
}

/** A string as CSS writes it (CSS Syntax 3, section 4.3.5). */
function cssString(text: string): string {
  return `"${text.replace(/["\\\n]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `)}"`;
}
