import { escape } from '../parts/page.js';

export const data = { permalink: 'rss.xml' };

const root = 'https://news.example';

function content({ dek, sections, url }) {
  const parts = sections.map(({ emoji, title, entries, silence }) => {
    const items = entries.map((entry) => {
      const also = entry.also.map((other) => `<a href="${escape(other.url)}">${escape(other.title)}</a>`);
      return `<li><p><a href="${escape(entry.url ?? '')}"><strong>${escape(entry.title)}</strong></a></p><p>${escape(entry.summary ?? '')}</p>${also.join('; ')}<p>${escape(entry.source)}, ${entry.time} · <a href="${root}${url}#${entry.id}">Link to this story</a></p></li>`;
    });
    return `<h2>${emoji} ${escape(title)}</h2><p>${escape(silence?.text ?? '')}</p><ul>${items.join('')}</ul>`;
  });
  return `<p><strong>${escape(dek.stories)}</strong> ${escape(dek.note)}</p>${parts.join('')}`;
}

export function render({ editions }) {
  const items = Object.values(editions)
    .slice(-31)
    .toReversed()
    .map(
      (edition) =>
        `<item><title>${escape(edition.title)}</title><link>${root}${edition.url}</link><guid>${root}${edition.url}</guid><description>${escape(edition.description)}</description><pubDate>${new Date(edition.date).toUTCString()}</pubDate><content:encoded>${escape(content(edition))}</content:encoded></item>`,
    );
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Morning News Briefing</title><link>${root}/</link><language>en-CA</language>${items.join('')}</channel></rss>`;
}
