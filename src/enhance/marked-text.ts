/** Text of which some parts were found. */
export interface Part {
  text: string;
  found: boolean;
}

/**
 * An excerpt as Pagefind gives it, `a <mark>word</mark> &lt;b&gt;`, as parts of plain text. The only markup in it is
 * `mark`; whatever else looks like markup is text of a publisher and stays text.
 */
export function partsOf(excerpt: string): Part[] {
  return excerpt
    .split(/(<mark>.*?<\/mark>)/s)
    .map((piece) => {
      const inner = /^<mark>(.*)<\/mark>$/s.exec(piece)?.[1];
      return { text: plain(inner ?? piece), found: inner !== undefined };
    })
    .filter(({ text }) => text !== '');
}

function plain(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/**
 * Parts the title from what follows it where an excerpt begins with the title; else the title as it is, and the whole
 * excerpt.
 */
export function titleAndRest(title: string, excerpt: readonly Part[]): { title: Part[]; rest: Part[] } {
  const words = title.replace(/\s+/g, ' ').trim();
  const text = excerpt.map((part) => part.text).join('');
  if (!text.startsWith(words)) return { title: [{ text: title, found: false }], rest: [...excerpt] };
  const before: Part[] = [];
  const after: Part[] = [];
  let left = words.length;
  for (const { text: piece, found } of excerpt) {
    if (left > 0) before.push({ text: piece.slice(0, left), found });
    if (piece.length > left) after.push({ text: piece.slice(Math.max(0, left)), found });
    left = Math.max(0, left - piece.length);
  }
  return { title: before, rest: after };
}
