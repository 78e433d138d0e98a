import { escape, page } from '../parts/page.js';

export const data = {
  pagination: { data: 'months', size: 1, alias: 'month' },
  permalink: ({ month }) => `/${month.replace('-', '/')}/index.html`,
};

export function render({ month, editions, frame }) {
  const days = Object.keys(editions)
    .filter((date) => date.startsWith(month))
    .map((date) => editions[date]);
  const [{ month: title }] = days;
  const cells = days.map(
    (day, nth) =>
      `${nth > 0 && nth % 7 === 0 ? '</tr><tr>' : ''}<td><a href="${day.url}" class="heat4"><span class="spoken">${day.weekday}, </span>${day.day}<span class="spoken">, ${day.stories} stories</span></a></td>`,
  );
  const rows = days
    .toReversed()
    .map(
      (day) =>
        `<li style="${day.style}"><a href="${day.url}">${day.short}</a> <span>${escape(day.first)}</span> <span class="meta">${day.more}</span></li>`,
    );
  const about = {
    title,
    description: 'Editions of the month',
    url: `/${month.replace('-', '/')}/`,
    style: '--h:155;--c:0.105',
    card: month,
    list: days,
    total: days.length,
  };
  return page(
    about,
    frame.month,
    `<main id="main"><div class="mast wide"><h1 class="name">${title}</h1><p class="dek"><b>Editions of the month</b></p></div><div class="months one wide"><section class="month"><table><tbody><tr>${cells.join('')}</tr></tbody></table></section><section class="daybyday" aria-labelledby="h-days"><h2 id="h-days">Day by day</h2><ul>${rows.join('')}</ul></section></div></main>`,
  );
}
