import { each, escape } from './page.js';

/** A section of an edition with its entries. */
export function section({ id, title, entries, silence, note }, url) {
  const heading = `<h2 id="h-${id}">${escape(title)}</h2>`;
  if (silence)
    return `<section class="silent" aria-labelledby="h-${id}">${heading}<p>${silence.alarm ? `<b class="alarm">${escape(silence.alarm)}</b> ` : ''}${escape(silence.text)}</p></section>`;
  const foot = note ? `<p class="meta">${escape(note)} <a href="/sources/">See source health</a></p>` : '';
  return `<section class="section" aria-labelledby="h-${id}"><header>${heading} <a href="/sections/${id}/" aria-describedby="h-${id}">All days</a> <a href="/sections/${id}/rss.xml" aria-describedby="h-${id}">RSS</a></header><ol>${each(entries, (one) => entry(one, url))}</ol>${foot}</section>`;
}

function entry(one, url) {
  const foreign = one.lang ? ` lang="${one.lang}" dir="auto"` : '';
  const title = escape(one.title);
  const story = (id) =>
    ` <a href="/stories/${id}/">The story so far<span class="spoken">: ${title}</span></a>`;
  return [
    `<li class="entry"><h3 id="${one.id}"${foreign}><a href="${escape(one.url)}"${one.host ? ` data-host="${one.host}"` : ''}>${title}</a></h3>`,
    `<p class="who"><b${one.ditto ? ' class="ditto"' : ''}>${escape(one.source)}</b> <a href="${url}#${one.id}" title="Link to this story">${escape(one.time)}</a>${one.label ? ` <span class="label">${escape(one.label)}</span>` : ''}</p>`,
    one.summary ? `<p class="summary"${foreign}>${escape(one.summary)}</p>` : '',
    one.since
      ? `<p class="also"><b>${escape(one.since.words)}</b>${one.since.story ? story(one.since.story) : ''}</p>`
      : '',
    one.begun ? `<p class="also"><b>The story goes on:</b>${story(one.begun)}</p>` : '',
    one.also.length > 0 ? `<p class="also"><b>Also:</b> ${one.also.map(also).join('; ')}</p>` : '',
    '</li>',
  ].join('');
}

const also = ({ url, title, source }) =>
  `<a href="${escape(url)}">${escape(title)}</a> <span class="meta">${escape(source)}</span>`;
