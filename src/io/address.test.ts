import { describe, expect, test } from 'vitest';
import { judgeAddress } from './address.ts';

const privateNetwork = 'The address lies inside a private network.';

function reason(address: string, allowHosts: string[] = [], from?: string): string | undefined {
  const judged = judgeAddress(address, { allowHosts, ...(from ? { from: new URL(from) } : {}) });
  return 'reason' in judged ? judged.reason : undefined;
}

describe('hosts that lead into a private network are refused', () => {
  test.each([
    ['this machine', '127.0.0.1'],
    ['this machine, another of its addresses', '127.255.3.4'],
    ['with a dot at the end', '127.0.0.1.'],
    ['decimal', '2130706433'],
    ['hexadecimal', '0x7f000001'],
    ['hexadecimal parts', '0x7f.0.0.0x1'],
    ['octal', '0177.0.0.01'],
    ['short', '127.1'],
    ['percent signs', '%31%32%37.0.0.1'],
    ['full-width digits', '１２７.０.０.１'],
    ['ideographic dots', '127。0。0。1'],
    ['circled digits', '①②⑦.0.0.①'],
    ['unspecified', '0.0.0.0'],
    ['zero', '0'],
    ['RFC 1918, 10', '10.1.2.3'],
    ['RFC 1918, 172', '172.31.255.254'],
    ['RFC 1918, 192', '192.168.0.1'],
    ['shared by carriers', '100.64.0.1'],
    ['link-local, metadata of most clouds', '169.254.169.254'],
    ['metadata of Oracle', '192.0.0.192'],
    ['metadata of Azure', '168.63.129.16'],
    ['metadata of Azure, decimal', '2822734096'],
    ['metadata of Alibaba', '100.100.100.200'],
    ['documentation', '203.0.113.9'],
    ['benchmarks', '198.19.0.1'],
    ['6to4 relay', '192.88.99.1'],
    ['multicast', '239.1.1.1'],
    ['reserved', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['IPv6 this machine', '[::1]'],
    ['IPv6 this machine, written out', '[0:0:0:0:0:0:0:1]'],
    ['IPv6 unspecified', '[::]'],
    ['mapped', '[::ffff:127.0.0.1]'],
    ['mapped, hexadecimal', '[::ffff:7f00:1]'],
    ['mapped Azure', '[::ffff:168.63.129.16]'],
    ['IPv4-compatible', '[::127.0.0.1]'],
    ['NAT64', '[64:ff9b::7f00:1]'],
    ['NAT64, local', '[64:ff9b:1::7f00:1]'],
    ['6to4', '[2002:7f00:1::]'],
    ['Teredo', '[2001::1]'],
    ['IPv6 link-local', '[fe80::1]'],
    ['IPv6 private, metadata of Amazon', '[fd00:ec2::254]'],
    ['IPv6 site-local', '[fec0::1]'],
    ['IPv6 multicast', '[ff02::1]'],
    ['IPv6 discard', '[100::1]'],
    ['IPv6 documentation', '[2001:db8::1]'],
    ['IPv6 never given out', '[4000::1]'],
    ['localhost', 'localhost'],
    ['localhost with a dot', 'localhost.'],
    ['localhost in capitals', 'LOCALHOST'],
    ['a name below localhost', 'feeds.localhost'],
    ['metadata of Google', 'metadata.google.internal'],
    ['a printer', 'printer.local'],
    ['a router', 'nas.home.arpa'],
    ['a bare name', 'intranet'],
  ])('%s: %s', (_name, host) => {
    expect(reason(`http://${host}/feed.xml`)).toBe(privateNetwork);
    expect(reason(`https://user.example/redirect`, [], 'https://publisher.example/')).toBeUndefined();
    expect(reason(`https://${host}:8443/`, [], 'https://publisher.example/feed')).toBe(
      'The publisher pointed to an address inside a private network.',
    );
  });
});

describe('public hosts are read', () => {
  test.each(['8.8.8.8', '[2606:4700::1111]', 'publisher.example', 'publisher.example.', 'localhost.example'])(
    '%s',
    (host) => expect(reason(`https://${host}/`)).toBeUndefined(),
  );
});

describe('allowHosts opens one host by name', () => {
  test.each([
    { name: 'the same address', allowed: '127.0.0.1', host: '127.0.0.1' },
    { name: 'another spelling of it', allowed: '127.0.0.1', host: '0x7f.1' },
    { name: 'IPv6 without brackets', allowed: '::1', host: '[::1]' },
    { name: 'IPv6 with brackets', allowed: '[::1]', host: '[::1]' },
    { name: 'another case, a dot', allowed: ' LocalHost ', host: 'localhost.' },
    { name: 'one port', allowed: '127.0.0.1:8080', host: '127.0.0.1' },
  ])('$name', ({ allowed, host }) => expect(reason(`http://${host}:8080/`, [allowed])).toBeUndefined());

  test.each([
    { name: 'not its neighbours', allowed: '127.0.0.1', host: '127.0.0.2' },
    { name: 'not another port', allowed: '127.0.0.1:8080', host: '127.0.0.1' },
    { name: 'not what ends alike', allowed: 'localhost', host: 'evil.localhost' },
    { name: 'not everything for nothing', allowed: '', host: 'localhost' },
  ])('$name', ({ allowed, host }) => expect(reason(`http://${host}/`, [allowed])).toBe(privateNetwork));
});

describe('what is no address of a feed', () => {
  test.each([
    { address: 'feed.xml', expected: 'This is not a web address.' },
    { address: 'http://[bad', expected: 'This is not a web address.' },
    { address: 'file:///etc/passwd', expected: /begin with http or https/ },
    { address: 'data:text/xml,<rss/>', expected: /begin with http or https/ },
    { address: 'ftp://publisher.example/feed', expected: /begin with http or https/ },
    { address: 'https://me@publisher.example/', expected: /user name or a password/ },
    { address: 'https://:secret@publisher.example/', expected: /user name or a password/ },
  ])('$address', ({ address, expected }) => expect(reason(address)).toMatch(expected));

  test('no way back from https to http', () => {
    const from = 'https://publisher.example/feed';
    expect(reason('http://publisher.example/feed', [], from)).toMatch(
      /protected address to an unprotected one/,
    );
    expect(reason('http://127.0.0.1/feed', ['127.0.0.1'], from)).toMatch(/unprotected/);
    expect(reason('//other.example/feed', [], from)).toBeUndefined();
    expect(reason('https://publisher.example/', [], 'http://publisher.example/')).toBeUndefined();
  });

  test('a redirect may be relative, and loses its fragment', () => {
    const judged = judgeAddress('../new?a=1#top', {
      allowHosts: [],
      from: new URL('https://publisher.example/a/b/c'),
    });
    expect('url' in judged && judged.url.href).toBe('https://publisher.example/a/new?a=1');
  });
});
