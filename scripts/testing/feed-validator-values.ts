import { Parser } from 'htmlparser2';
import type { Fetched, Report } from './feed-validator.ts';

/** What the values of a feed may be: dates, addresses, plain text and HTML. Each says what is wrong through `report`. */

const daysOfWeek = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const zone = '(?:[+-]\\d{4}|UT|GMT|[ECMP][SD]T|Z)';
/** RFC 2822 section 3.3, as the RSS advisory board asks; RFC 822 with two digits for the year is only old. */
const rfc2822 = new RegExp(
  `^(?:(${daysOfWeek.join('|')}), )?\\d\\d? ${months} \\d{4} \\d\\d:\\d\\d(?::\\d\\d)? ${zone}$`,
);
const rfc822 = new RegExp(
  `^(?:\\w{3}\\s*,\\s*)?\\d\\d?\\s+${months}\\s+(?:\\d\\d){1,2}\\s+\\d\\d:\\d\\d(?::\\d\\d)?\\s+(?:${zone}|[A-Z])$`,
  'i',
);
const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
const patienceMs = 600_000;

export function checkRssDate(date: string, where: string, fetched: Fetched, report: Report): void {
  const match = rfc2822.exec(date);
  if (!match) return report(rfc822.test(date) ? 'ProblematicalRFC822Date' : 'InvalidRFC2822Date', where);
  const instant = Date.parse(date);
  if (Number.isNaN(instant)) return report('InvalidRFC2822Date', where);
  const [day, month, year] = date.replace(/^\w+, /, '').split(' ');
  const weekday = new Date(`${day} ${month} ${year} 00:00 GMT`).getUTCDay();
  if (match[1] && match[1] !== daysOfWeek[weekday]) report('IncorrectDOW', where);
  checkPlausible(instant, where, fetched, report);
}

export function checkInstant(date: string, where: string, fetched: Fetched, report: Report): void {
  if (!rfc3339.test(date) || Number.isNaN(Date.parse(date))) return report('InvalidRFC3339Date', where);
  checkPlausible(Date.parse(date), where, fetched, report);
}

function checkPlausible(instant: number, where: string, { now }: Fetched, report: Report): void {
  if (instant < Date.UTC(1990) || instant > Date.parse(now) + patienceMs) report('ImplausibleDate', where);
}

/** RFC 3986: a scheme, and after it no character that must be written with a percent sign. */
const fullLink = /^[a-z][a-z\d+.-]*:[\w;/?:@&=+$.\-!~*'()%,#]+$/i;
/** RFC 4151. */
const tagUri =
  /^tag:(?:[\w.-]+@)?[a-z\d](?:[a-z\d.-]*[a-z\d])?,\d{4}(?:-\d\d(?:-\d\d)?)?:[\w;/?:@&=+$.\-!~*'()%,]*(?:#.*)?$/;

/** An address or an id that is to be whole. Gives whether it is one. */
export function checkLink(link: string, where: string, report: Report): boolean {
  const isWeb = /^https?:/i.test(link);
  if (link.startsWith('tag:')) {
    if (!tagUri.test(link)) report('InvalidTAG', where);
  } else if (!fullLink.test(link) || (isWeb && !/^https?:\/\/[^/]/i.test(link)))
    report('InvalidFullLink', where);
  else return true;
  return tagUri.test(link);
}

/** An id by which two feeds are compared character by character (RFC 3986, section 6). */
export function checkCanonical(uri: string, where: string, report: Report): void {
  if (!checkLink(uri, where, report) || uri.startsWith('tag:')) return;
  const escapes = uri.match(/%[\da-f]{2}/gi) ?? [];
  const isPlain = escapes.every(
    (escape) => escape === escape.toUpperCase() && !/[\w.~-]/.test(unescape(escape)),
  );
  if (URL.parse(uri)?.href !== uri || !isPlain) report('NonCanonicalURI', where);
}

const unescape = (escaped: string): string => String.fromCharCode(parseInt(escaped.slice(1), 16));

const safeElements =
  'a abbr b blockquote br cite code dd del dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins li ol p pre q s small span strong sub sup table tbody td th thead tr u ul'.split(
    ' ',
  );
const riskyElements =
  'applet base body embed frame frameset head html iframe input link marquee meta noframes object script style svg title'.split(
    ' ',
  );
const safeAttributes =
  'abbr alt cite class colspan datetime dir height href hreflang id lang rel rowspan src title width'.split(
    ' ',
  );

/** Text that readers show as it is: markup in it would stand there as letters, or be taken for markup after all. */
export function checkPlain(text: string, where: string, report: Report): void {
  const end = /<\/(\w+)>/.exec(text)?.[1]?.toLowerCase() ?? '';
  const isMarkup = [...safeElements, ...riskyElements].includes(end);
  if (isMarkup || /&(?:#\w+|[a-z]+);/i.test(text)) report('ContainsHTML', `${where}: ${text}`);
}

/** HTML that a reader prints: tags that close, nothing that runs or loads, addresses that are whole. */
export function checkHtml(html: string, where: string, report: Report): void {
  const isVoid = (name: string): boolean =>
    ['br', 'hr', 'img', 'input', 'link', 'meta', 'base'].includes(name);
  const parser = new Parser({
    onopentag: (name, attributes, isImplied) => {
      if (isImplied) report('NotHtml', `${where}: ${name}`);
      if (riskyElements.includes(name)) report('SecurityRisk', `${where}: ${name}`);
      else if (!safeElements.includes(name)) report('NotHtml', `${where}: ${name}`);
      for (const [attribute, value] of Object.entries(attributes))
        checkAttribute(attribute, value, `${where}: ${name} ${attribute}`, report);
    },
    onclosetag: (name, isImplied) => {
      if (isImplied && !isVoid(name)) report('NotHtml', `${where}: ${name} is not closed`);
    },
    onprocessinginstruction: (name) => report('SecurityRisk', `${where}: ${name}`),
  });
  parser.end(html);
}

function checkAttribute(name: string, value: string, where: string, report: Report): void {
  if (name === 'style') report('DangerousStyleAttr', where);
  else if (!safeAttributes.includes(name)) report('SecurityRiskAttr', where);
  if (name !== 'href' && name !== 'src') return;
  const scheme = /^\s*([a-z][a-z\d+.-]*):/i.exec(value)?.[1]?.toLowerCase();
  if (scheme === undefined) report('ContainsRelRef', `${where} ${value}`);
  else if (!['http', 'https', 'mailto'].includes(scheme)) report('SecurityRisk', `${where} ${value}`);
}

export function checkLanguage(language: string, where: string, report: Report): void {
  const [code = ''] = language.split('-');
  const isKnown =
    /^[a-z]{2}$/i.test(code) && new Intl.DisplayNames('en', { type: 'language' }).of(code) !== code;
  if (!isKnown) report('InvalidLanguage', where);
}

export function repeatedOf(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
