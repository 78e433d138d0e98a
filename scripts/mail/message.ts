import { recipientMark } from '../../src/core/mailed.ts';
import type { Message } from '../../src/io/mail.ts';
import type { Published } from './published.ts';

/**
 * The mail of an edition to one person: its text, and its HTML in a frame that mail programs show well. It fetches
 * nothing, so that nobody learns when it is read. The id is the same however often it is made (RFC 5322, 3.6.4), so a
 * mail program that gets it twice can tell.
 */
export function editionMessage(edition: Published, from: string, to: string): Message {
  const { date, title, html, text } = edition;
  return {
    from,
    to,
    subject: oneLine(title),
    messageId: `<edition.${date}.${recipientMark(date, to)}@morning-news-briefing>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    text,
    html: framed(edition, html),
  };
}

function framed({ language, title, link }: Published, html: string): string {
  return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
</head>
<body style="margin:0;padding:16px;font:17px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif">
<div style="max-width:600px;margin:0 auto">
<h1 style="font-size:26px;line-height:1.2"><a href="${escaped(link)}" style="color:inherit">${escaped(title)}</a></h1>
${html}
</div>
</body>
</html>
`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
