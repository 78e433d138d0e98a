import { each, escape } from './page.js';

/** The weather beside an edition. */
export function weather(report) {
  const { place, notes, alerts, ended, degrees, sky, today, age, calm, periods, conditions } = report;
  const inside = report.unavailable
    ? `<h2 id="h-weather">Weather</h2><p>${escape(report.unavailable)}</p>`
    : [
        `<h2 id="h-weather">${escape(place)}</h2>`,
        each(notes, (note) => `<p class="strange"><b>Please note:</b> ${escape(note)}</p>`),
        each(alerts, alert),
        `<div class="now"><span class="degrees">${escape(degrees ?? '')}</span><div><p class="sky">${escape(sky ?? '')}</p><p class="meta">${escape(today)}</p></div></div>`,
        each(age, (sentence) => `<p class="age">${escape(sentence)}</p>`),
        calm
          ? `<p class="calm"><svg width="18" height="18" viewBox="0 0 18 18" fill="none" stroke="currentColor" aria-hidden="true"><circle cx="9" cy="9" r="8" stroke-width="1.6"></circle><path d="M5.2 9.3l2.6 2.6 5-5.4" stroke-width="1.8"></path></svg>${escape(calm.text)}</p>`
          : '',
        each(ended, alert),
        `<details><summary>Forecast and conditions</summary><ol>${each(periods, period)}</ol><dl class="meta">${each(conditions, condition)}</dl></details>`,
        `<p class="meta origin">${escape(report.footnote)} ${link(report.source.url, report.source.name)}${report.licence ? `<br>${link(report.licence.url, report.licence.text)}` : ''}</p>`,
      ].join('');
  return `<section class="card weather" id="weather" aria-labelledby="h-weather">${inside}</section>`;
}

const link = (url, words) => `<a href="${escape(url)}">${escape(words)}</a>`;

const period = ({ name, temperature, precipitation, text }) =>
  `<li><b>${escape(name)}</b><i>${escape(temperature)}</i><i>${escape(precipitation)}</i><span>${escape(text)}</span></li>`;

const condition = ({ name, value }) => `<div><dt>${escape(name)}</dt><dd>${escape(value)}</dd></div>`;

const alert = ({ colour, label, title, issued, text }) =>
  `<div class="alert ${colour}">${label ? `<p>${escape(label)}</p>` : ''}<p class="title">${escape(title)}</p>${issued ? `<p class="issued">${escape(issued)}</p>` : ''}${text ? `<details><summary>Text of the alert</summary><p class="words">${escape(text)}</p></details>` : ''}</div>`;
