import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFeed } from './feed-text.ts';

const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));
const utf8 = (text: string): number[] => [...new TextEncoder().encode(text)];
const utf16 = (text: string, littleEndian: boolean): number[] =>
  [...text].flatMap((character) => {
    const [low, high] = [character.charCodeAt(0) & 0xff, character.charCodeAt(0) >> 8];
    return littleEndian ? [low, high] : [high, low];
  });
const declaration = (encoding: string): string => `<?xml version="1.0" encoding="${encoding}"?>`;

/** `é` in ISO-8859-1, `Ж` in windows-1251, `日` in Shift_JIS and GB 2312. */
const rows: {
  name: string;
  bytes: number[];
  contentType?: string;
  text: string;
  encoding: string;
  repairs?: string[];
}[] = [
  { name: 'UTF-8 that says nothing', bytes: utf8('<t>é</t>'), text: '<t>é</t>', encoding: 'utf-8' },
  {
    name: 'UTF-8 with a byte order mark',
    bytes: [0xef, 0xbb, 0xbf, ...utf8('<t>é</t>')],
    text: '<t>é</t>',
    encoding: 'utf-8',
  },
  {
    name: 'UTF-16 with a mark',
    bytes: [0xff, 0xfe, ...utf16('<t>Ж</t>', true)],
    text: '<t>Ж</t>',
    encoding: 'utf-16le',
  },
  {
    name: 'UTF-16, big end first, with a mark',
    bytes: [0xfe, 0xff, ...utf16('<t>Ж</t>', false)],
    text: '<t>Ж</t>',
    encoding: 'utf-16be',
  },
  { name: 'UTF-16 by its shape', bytes: utf16('<t>Ж</t>', true), text: '<t>Ж</t>', encoding: 'utf-16le' },
  {
    name: 'UTF-16 by its shape, big end first',
    bytes: utf16('<t>Ж</t>', false),
    text: '<t>Ж</t>',
    encoding: 'utf-16be',
  },
  {
    name: 'the charset of the answer',
    bytes: [...ascii('<t>'), 0xc6, ...ascii('</t>')],
    contentType: 'text/xml; charset="windows-1251"',
    text: '<t>Ж</t>',
    encoding: 'windows-1251',
  },
  {
    name: 'the XML declaration',
    bytes: [...ascii(`${declaration('windows-1251')}<t>`), 0xc6, ...ascii('</t>')],
    text: `${declaration('windows-1251')}<t>Ж</t>`,
    encoding: 'windows-1251',
  },
  {
    name: 'the answer before the declaration',
    bytes: [...ascii(`${declaration('windows-1252')}<t>`), 0xc6],
    contentType: 'text/xml;charset=windows-1251',
    text: `${declaration('windows-1252')}<t>Ж`,
    encoding: 'windows-1251',
  },
  {
    name: 'ISO-8859-1 as browsers read it',
    bytes: [...ascii(`${declaration('ISO-8859-1')}<t>`), 0x93, 0xe9, 0x94],
    text: `${declaration('ISO-8859-1')}<t>“é”`,
    encoding: 'windows-1252',
  },
  {
    name: 'Shift_JIS',
    bytes: [...ascii(`${declaration('Shift_JIS')}<t>`), 0x93, 0xfa],
    text: `${declaration('Shift_JIS')}<t>日`,
    encoding: 'shift_jis',
  },
  {
    name: 'GB 2312',
    bytes: [...ascii(`${declaration('gb2312')}<t>`), 0xc8, 0xd5],
    text: `${declaration('gb2312')}<t>日`,
    encoding: 'gbk',
  },
  {
    name: 'a single byte that nobody explains',
    bytes: [...ascii('<t>'), 0xe9, ...ascii('</t>')],
    text: '<t>é</t>',
    encoding: 'windows-1252',
  },
  {
    name: 'UTF-8 that says it is windows-1252',
    bytes: utf8(`${declaration('windows-1252')}<t>é`),
    text: `${declaration('windows-1252')}<t>é`,
    encoding: 'utf-8',
    repairs: ['the document says windows-1252 but is UTF-8'],
  },
  {
    name: 'windows-1252 that says it is UTF-8',
    bytes: [...ascii(`${declaration('utf-8')}<t>`), 0xe9],
    text: `${declaration('utf-8')}<t>é`,
    encoding: 'windows-1252',
  },
  {
    name: 'bytes that say falsely they are UTF-16',
    bytes: utf8(`${declaration('utf-16')}<t>é`),
    text: `${declaration('utf-16')}<t>é`,
    encoding: 'utf-8',
  },
  {
    name: 'an encoding nobody knows',
    bytes: ascii(`${declaration('bogus')}<t>`),
    contentType: 'text/xml; charset=none',
    text: `${declaration('bogus')}<t>`,
    encoding: 'utf-8',
  },
  {
    name: 'UTF-8 cut off in a character',
    bytes: utf8('<t>éééééé日').slice(0, -1),
    text: '<t>éééééé\ufffd',
    encoding: 'utf-8',
    repairs: ['some bytes are not valid utf-8 and were replaced'],
  },
  { name: 'nothing', bytes: [], text: '', encoding: 'utf-8' },
];

describe('decodeFeed', () => {
  it.each(rows)('$name', ({ bytes, contentType, text, encoding, repairs = [] }) => {
    const document = { url: 'https://news.example/feed', bytes: Uint8Array.from(bytes) };
    const decoded = decodeFeed(contentType === undefined ? document : { ...document, contentType });
    expect(decoded).toEqual({ text, encoding, repairs });
  });

  it('reads UTF-8 whatever is claimed of it, as long as it goes beyond ASCII', () => {
    const labels = fc.constantFrom(
      'utf-8',
      'windows-1252',
      'koi8-r',
      'gb2312',
      'utf-16',
      'x-user-defined',
      'nonsense',
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), labels, (words, label) => {
        const text = `<t>é${words}`;
        const bytes = new TextEncoder().encode(text);
        expect(decodeFeed({ url: '', bytes, contentType: `text/xml; charset=${label}` }).text).toBe(text);
      }),
    );
  });

  it('never fails', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.string(), (bytes, contentType) => {
        expect(typeof decodeFeed({ url: '', bytes, contentType }).text).toBe('string');
      }),
    );
  });
});
