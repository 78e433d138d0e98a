const signs = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escape = (text) => text.replace(/[&<>"']/g, (sign) => signs[sign]);

export const each = (list, write) => (list ?? []).map(write).join('');

const name = 'Morning News Briefing';
const root = 'https://news.example';

export function page(about, frame, body) {
  const { title, description, url, style, papers, card, list, total, previous, next } = about;
  const data = {
    '@context': 'https://schema.org',
    '@type': 'CollectionPage',
    name: title,
    url: root + url,
    description,
    inLanguage: 'en-CA',
    isPartOf: { '@type': 'WebSite', name, url: `${root}/` },
    mainEntity: {
      '@type': 'ItemList',
      numberOfItems: total,
      itemListElement: list.map((one, nth) => ({
        '@type': 'ListItem',
        position: nth + 1,
        name: one.title,
        url: root + one.url,
      })),
    },
  };
  const paper = (scheme, colour) =>
    `<meta name="theme-color" media="(prefers-color-scheme: ${scheme})" content="${colour}">`;
  return [
    `<!DOCTYPE html><html lang="en-CA" style="${style}"><head><meta charset="utf-8">${frame.policy}`,
    `<title>${escape(title)} · ${name}</title><meta name="description" content="${escape(description)}"><meta name="referrer" content="no-referrer">`,
    papers ? paper('light', papers[0]) + paper('dark', papers[1]) : '',
    `<link rel="canonical" href="${root}${url}"><link rel="icon" href="/favicon.svg" type="image/svg+xml"><link rel="alternate" type="application/rss+xml" title="One entry a day · ${name}" href="/rss.xml"><link rel="alternate" type="application/rss+xml" title="Every story · ${name}" href="/entries.xml">`,
    previous ? `<link rel="prev" href="${previous.url}">` : '',
    next ? `<link rel="next" href="${next.url}">` : '',
    `<meta property="og:type" content="website"><meta property="og:site_name" content="${name}"><meta property="og:locale" content="en_CA"><meta property="og:title" content="${escape(title)}"><meta property="og:description" content="${escape(description)}"><meta property="og:url" content="${root}${url}"><meta property="og:image" content="${root}/cards/${card}.png"><meta property="og:image:width" content="1200"><meta property="og:image:height" content="630"><meta property="og:image:alt" content="${name}, ${escape(title)}, with the first headlines"><meta name="twitter:card" content="summary_large_image">`,
    `<script type="application/ld+json">${JSON.stringify(data)}</script>${frame.styles}</head><body>${frame.header}`,
    body,
    frame.footer,
    '</body></html>',
  ].join('');
}
