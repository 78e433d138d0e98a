import rss from '@astrojs/rss';
import { getCollection } from 'astro:content';
import type { Handed } from '../../bench/peers/handed.ts';
import { wordsOf } from '../words.ts';

const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function content({ dek, sections, url }: Handed): string {
  const parts = sections.map(({ emoji, title, entries, silence }) => {
    const items = entries.map((entry) => {
      const also = entry.also.map((other) => `<a href="${escape(other.url)}">${escape(other.title)}</a>`);
      return `<li><p><a href="${escape(entry.url ?? '')}"><strong>${escape(entry.title)}</strong></a></p><p>${escape(entry.summary ?? '')}</p>${also.join('; ')}<p>${escape(entry.source)}, ${entry.time} · <a href="https://news.example${url}#${entry.id}">Link to this story</a></p></li>`;
    });
    return `<h2>${emoji} ${escape(title)}</h2><p>${escape(silence?.text ?? '')}</p><ul>${items.join('')}</ul>`;
  });
  return `<p><strong>${escape(dek.stories)}</strong> ${escape(dek.note)}</p>${parts.join('')}`;
}

export async function GET() {
  const editions = await getCollection('editions');
  const sorted = editions.sort((a, b) => b.data.date.localeCompare(a.data.date));
  const newest = await Promise.all(sorted.slice(0, 31).map(wordsOf));
  return rss({
    title: 'Morning News Briefing',
    description: 'An invented week, in the publishers’ own words.',
    site: 'https://news.example/',
    items: newest.map((edition) => ({
      title: edition.title,
      link: edition.url,
      description: edition.description,
      pubDate: new Date(edition.date),
      content: content(edition),
    })),
  });
}
