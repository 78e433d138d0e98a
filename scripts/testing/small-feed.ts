/** A small RSS feed; each entry is a title, whose link is made from it. */
export function feedOf(...titles: string[]): string {
  const entries = titles.map(
    (title) =>
      `<item><title>${title}</title><link>https://news.example/${title.toLowerCase().replaceAll(' ', '-')}</link>` +
      `<pubDate>Sun, 22 Nov 2026 08:00:00 GMT</pubDate><description>It is about ${title}.</description></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>${entries.join('')}</channel></rss>`;
}
