import { each, escape, page } from './page.js';
import { section } from './section.js';
import { weather } from './weather.js';

/** The page of an edition. */
export function dayPage(day, frame) {
  const { date, url, dek, sections, lead, previous, next, sun } = day;
  const list = lead.map(({ id, title }) => ({ title, url: `${url}#${id}` }));
  return page(
    { ...day, card: date, list, total: day.stories },
    frame,
    [
      `<main id="main"><div class="mast day wide"><h1><time datetime="${date}"><span class="upper">${day.weekday}</span> <span class="numeral">${day.day}</span> <span class="lower">${day.month}</span></time></h1>`,
      `<p class="dek"><b>${escape(dek.stories)}</b> ${escape(dek.note)}</p><button type="button" class="listen" data-listen="/listen${url.slice(0, -1)}.json">Listen</button>`,
      `<nav class="week" aria-label="Recent editions"><ol>${each(day.week, weekDay)}</ol></nav>`,
      sun
        ? `<div class="sun" style="${sun.style}"><div aria-hidden="true"><i></i><b></b></div><p class="meta"><span>${escape(sun.rise)}</span><span class="length">${escape(sun.daylight)}</span><span>${escape(sun.set)}</span></p></div>`
        : '',
      `</div><div class="page wide"><nav class="index" aria-label="Sections"><h2>Sections</h2><ol>${indexOf(day)}</ol></nav>`,
      lead.length > 0
        ? `<section class="minute" aria-labelledby="h-minute"><h2 id="h-minute">If you only have a minute</h2><ol>${each(lead, leading)}</ol></section>`
        : '',
      `<div class="body">${each(sections, (one) => section(one, url))}<div class="end"><p class="last">${escape(day.last)}</p><nav class="turn" aria-label="Previous and next edition">`,
      previous
        ? `<a href="${previous.url}" rel="prev"><small>Previous</small> ${previous.words}</a>`
        : '<span><small>Previous</small> This is the first edition</span>',
      next
        ? `<a href="${next.url}" rel="next"><small>Next</small> ${next.words}</a>`
        : `<span><small>Next</small> ${escape(day.tomorrow)}</span>`,
      `</nav><p class="meta">${day.links.map((link) => `<a href="${link.url}">${escape(link.words)}</a>`).join(' · ')}</p></div></div><div class="side">`,
      day.weather ? weather(day.weather) : '',
      '<section class="card subscribe" aria-labelledby="h-subscribe"><h2 id="h-subscribe">Read it in your own app</h2><p>One entry each morning, with the whole briefing inside. Every section also has a feed of its own.</p><p class="buttons"><a href="/rss.xml">RSS feed</a><a class="plain" href="/subscribe/">Subscribe</a></p></section></div></div></main>',
    ].join(''),
  );
}

function weekDay({ url, style, short, day, words, here }) {
  const inside = `<span>${short}</span> <b>${day}</b><span class="spoken">${escape(words)}</span>`;
  return url
    ? `<li><a href="${url}" style="${style}"${here ? ' aria-current="page"' : ''}>${inside}</a></li>`
    : `<li><span>${inside}</span></li>`;
}

function indexOf({ weather: report, sections }) {
  const degrees = report?.degrees ? `<b>${escape(report.degrees)}</b>` : '';
  const first = report ? `<li><a href="#weather"><span>Weather</span> ${degrees}</a></li>` : '';
  const others = each(
    sections,
    ({ id, title, entries, silence }) =>
      `<li><a href="#h-${id}"${silence ? ' class="none"' : ''}><span>${escape(title)}</span> <b>${silence ? '–' : entries.length}</b></a></li>`,
  );
  return first + others;
}

const leading = ({ id, title, lang, where }) =>
  `<li><a href="#${id}"><span${lang ? ` lang="${lang}" dir="auto"` : ''}>${escape(title)}</span> <span class="meta">${escape(where)}</span></a></li>`;
