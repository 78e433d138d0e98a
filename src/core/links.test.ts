import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalUrl, linkCharsMax, linkKey, webLink } from './links.ts';

const base = 'https://news.example/feeds/all.xml';

const links: { name: string; href: string; base?: string; expected: string | undefined }[] = [
  { name: 'https', href: 'https://news.example/a', expected: 'https://news.example/a' },
  { name: 'trimmed', href: '\n  http://news.example/a\t', expected: 'http://news.example/a' },
  {
    name: 'plain addresses byte for byte',
    href: 'HTTPS://News.Example:443/A%2fb?q=%7Ea',
    expected: 'HTTPS://News.Example:443/A%2fb?q=%7Ea',
  },
  { name: 'relative', href: '../a?b=1', base, expected: 'https://news.example/a?b=1' },
  {
    name: 'protocol-relative',
    href: '//other.example/a',
    base: 'http://news.example/',
    expected: 'http://other.example/a',
  },
  {
    name: 'protocol-relative without a base',
    href: '//other.example/a',
    expected: 'https://other.example/a',
  },
  {
    name: 'spaces and quotes encoded',
    href: 'https://news.example/a b"c',
    expected: 'https://news.example/a%20b%22c',
  },
  {
    name: 'international host in punycode',
    href: 'https://bücher.example/ä',
    expected: 'https://xn--bcher-kva.example/%C3%A4',
  },
  {
    name: 'look-alike host in punycode',
    href: 'https://аpple.example/',
    expected: 'https://xn--pple-43d.example/',
  },
  { name: 'relative without a base', href: '/a', expected: undefined },
  { name: 'nothing', href: '  ', base, expected: undefined },
  { name: 'javascript', href: 'javascript:alert(1)', base, expected: undefined },
  { name: 'javascript in mixed case', href: ' JaVaScRiPt:alert(1)', base, expected: undefined },
  { name: 'javascript broken by a line end', href: 'java\nscript:alert(1)', base, expected: undefined },
  { name: 'data', href: 'data:text/html,<script>alert(1)</script>', base, expected: undefined },
  { name: 'blob', href: 'blob:https://news.example/1', base, expected: undefined },
  { name: 'file', href: 'file:///etc/passwd', base, expected: undefined },
  { name: 'mailto', href: 'mailto:a@news.example', base, expected: undefined },
  { name: 'credentials', href: 'https://bank.example@evil.example/', base, expected: undefined },
  { name: 'a quotation mark in the host', href: 'https://a".example/', base, expected: undefined },
  { name: 'a bracket in the host', href: "https://a(b)'.example/", base, expected: undefined },
  { name: 'an IPv6 host', href: 'http://[2001:db8::1]/a', expected: 'http://[2001:db8::1]/a' },
  { name: 'credentials with a password', href: 'https://a:b@evil.example/', base, expected: undefined },
  { name: 'a broken host', href: 'http://[bad/', base, expected: undefined },
  { name: 'too long', href: `https://news.example/${'a'.repeat(linkCharsMax)}`, expected: undefined },
];

const canonical: { name: string; input: string; expected: string }[] = [
  {
    name: 'utm',
    input: 'https://a.example/x?utm_source=rss&utm_medium=feed',
    expected: 'https://a.example/x',
  },
  {
    name: 'what stays keeps its order',
    input: 'https://a.example/x?b=2&utm_source=r&a=1&fbclid=z',
    expected: 'https://a.example/x?b=2&a=1',
  },
  {
    name: 'at_',
    input: 'https://a.example/x?at_medium=RSS&at_campaign=rss',
    expected: 'https://a.example/x',
  },
  { name: 'CMP in capitals', input: 'https://a.example/x?CMP=share', expected: 'https://a.example/x' },
  {
    name: 'partner and emc of a feed',
    input: 'https://a.example/x?partner=rss&emc=rss',
    expected: 'https://a.example/x',
  },
  {
    name: 'a partner that means the page',
    input: 'https://a.example/x?partner=12',
    expected: 'https://a.example/x?partner=12',
  },
  { name: 'ref=rss', input: 'https://a.example/x?ref=rss', expected: 'https://a.example/x' },
  {
    name: 'ref that means the page',
    input: 'https://a.example/x?ref=12',
    expected: 'https://a.example/x?ref=12',
  },
  {
    name: 'doubly escaped ampersand',
    input: 'https://a.example/x?id=1&amp;utm_source=rss',
    expected: 'https://a.example/x?id=1',
  },
  { name: 'tracking fragment', input: 'https://a.example/x#ref=rss', expected: 'https://a.example/x' },
  {
    name: 'xtor fragment',
    input: 'https://a.example/x?id=1#xtor=RSS-1',
    expected: 'https://a.example/x?id=1',
  },
  {
    name: 'a fragment that names a place',
    input: 'https://a.example/x#a030621',
    expected: 'https://a.example/x#a030621',
  },
  {
    name: 'slash, case, escapes, empty query',
    input: 'http://WWW.a.example/%7eX/?',
    expected: 'http://WWW.a.example/%7eX/?',
  },
  {
    name: 'a name that only begins alike',
    input: 'https://a.example/?utmost=1&attitude=2',
    expected: 'https://a.example/?utmost=1&attitude=2',
  },
  {
    name: 'a city code',
    input: 'https://weather.example/report?on41',
    expected: 'https://weather.example/report?on41',
  },
];

const samePages: { name: string; one: string; other: string }[] = [
  { name: 'scheme', one: 'http://a.example/x', other: 'https://a.example/x' },
  { name: 'www', one: 'https://www.a.example/x', other: 'https://a.example/x' },
  { name: 'mobile host', one: 'https://m.a.example/x', other: 'https://a.example/x' },
  { name: 'AMP host', one: 'https://amp.a.example/x', other: 'https://www.a.example/x' },
  { name: 'host case', one: 'https://A.Example/x', other: 'https://a.example/x' },
  { name: 'closing slash', one: 'https://a.example/x/', other: 'https://a.example/x' },
  { name: 'root slash', one: 'https://a.example/', other: 'https://a.example' },
  { name: 'index file', one: 'https://a.example/x/index.html', other: 'https://a.example/x/' },
  { name: 'fragment', one: 'https://a.example/x#comments', other: 'https://a.example/x' },
  { name: 'parameter order', one: 'https://a.example/x?b=2&a=1', other: 'https://a.example/x?a=1&b=2' },
  { name: 'tracking', one: 'https://a.example/x?utm_source=rss', other: 'https://a.example/x' },
  { name: 'default port', one: 'https://a.example:443/x', other: 'https://a.example/x' },
];

const otherPages: { name: string; one: string; other: string }[] = [
  { name: 'path', one: 'https://a.example/x', other: 'https://a.example/y' },
  { name: 'a day of release notes', one: 'https://a.example/x#Nov_21', other: 'https://a.example/x#Nov_22' },
  { name: 'path case', one: 'https://a.example/X', other: 'https://a.example/x' },
  { name: 'parameter value', one: 'https://a.example/x?id=1', other: 'https://a.example/x?id=2' },
  { name: 'subdomain', one: 'https://blog.a.example/x', other: 'https://a.example/x' },
  { name: 'a host called m', one: 'https://m.example/x', other: 'https://example/x' },
  { name: 'port', one: 'https://a.example:8080/x', other: 'https://a.example/x' },
];

describe('webLink', () => {
  it.each(links)('$name', ({ href, base: from, expected }) => expect(webLink(href, from)).toBe(expected));

  it('gives an http address without credentials or nothing, and the same again', () => {
    const schemes = fc.constantFrom('http://', 'https://', 'HTTP:', 'javascript:', '//', 'data:', '');
    fc.assert(
      fc.property(schemes, fc.string({ unit: 'binary' }), (scheme, rest) => {
        const link = webLink(scheme + rest, base);
        if (link === undefined) return;
        const url = new URL(link);
        expect(url.protocol).toMatch(/^https?:$/);
        expect(url.username + url.password).toBe('');
        expect(link).toMatch(/^[\x21-\x7e]+$/);
        expect(link).not.toMatch(/["<>`]/);
        expect(webLink(link)).toBe(link);
      }),
    );
  });
});

describe('canonicalUrl', () => {
  it.each(canonical)('$name', ({ input, expected }) => expect(canonicalUrl(input)).toBe(expected));

  it('only ever takes away, and nothing the second time', () => {
    const parameter = fc.constantFrom(
      'utm_source=a',
      'id=1',
      'fbclid=x',
      'amp;utm_id=2',
      'page',
      '',
      'ref=rss',
      'é=%zz',
    );
    const query = fc.array(parameter).map((list) => list.join('&'));
    fc.assert(
      fc.property(query, fc.option(query), (parameters, fragment) => {
        const url = `https://a.example/x?${parameters}${fragment === null ? '' : `#${fragment}`}`;
        const once = canonicalUrl(url);
        expect(canonicalUrl(once)).toBe(once);
        expect(url.startsWith(once.slice(0, 'https://a.example/x'.length))).toBe(true);
        expect(once).not.toMatch(/utm_|fbclid|ref=rss/);
        expect(once.split('id=1').length).toBe(url.split('id=1').length);
      }),
    );
  });
});

describe('linkKey', () => {
  it.each(samePages)('equal: $name', ({ one, other }) => expect(linkKey(one)).toBe(linkKey(other)));
  it.each(otherPages)('different: $name', ({ one, other }) => expect(linkKey(one)).not.toBe(linkKey(other)));

  it('takes anything', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.webUrl()), (url) => typeof linkKey(url) === 'string'));
  });
});
