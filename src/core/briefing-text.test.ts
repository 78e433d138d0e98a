import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { briefingSchema } from './briefing.ts';
import { briefingJsonSchema } from './briefing-schema.ts';
import { briefingCharactersMax, parseBriefing } from './briefing-text.ts';
import { ConfigurationError } from './failure.ts';

/** Every problem of a text, one a line, as the owner sees them. */
function complaints(text: string): string[] {
  try {
    parseBriefing(text, 'briefing.yaml');
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.message.split('\n');
  }
}

const section = 'sections:\n  - { id: us, title: News }\n';

const schemaRows: { name: string; text: string; expected: string[] }[] = [
  {
    name: 'an address without https',
    text: 'sections:\n  - id: us\n    title: News\n    sources:\n      - { id: a, name: A, url: "htps://a.example/" }\n',
    expected: [
      'briefing.yaml:5:32 sections[0].sources[0].url "htps://a.example/" cannot be used: write a web address that begins with https://',
    ],
  },
  {
    name: 'a key in the wrong letters names the right one',
    text: `timezone: America/Toronto\n${section}`,
    expected: ['briefing.yaml:1:1 timezone is not known: did you mean timeZone?'],
  },
  {
    name: 'a key with a letter too few, deep in the file',
    text: 'sections:\n  - id: us\n    title: News\n    bakups: []\n',
    expected: ['briefing.yaml:4:5 sections[0].bakups is not known: did you mean backups?'],
  },
  {
    name: 'a key like no other lists them all',
    text: 'sections:\n  - id: us\n    title: News\n    colour: red\n',
    expected: [
      'briefing.yaml:4:5 sections[0].colour is not known: write one of id, title, emoji, limit, mute, keep, sources, backups, or remove it',
    ],
  },
  {
    name: 'a missing key points at the group that lacks it',
    text: 'sections:\n  - id: us\n    title: News\n    sources:\n      - id: a\n        name: A\n',
    expected: [
      'briefing.yaml:5:9 sections[0].sources[0].url is missing: write it (Address of the RSS, Atom or JSON feed.)',
    ],
  },
  {
    name: 'a missing key of a named group points at its name',
    text: `weather:\n  name: Pembroke\n  province: "ON"\n  lat: 45.82\n${section}`,
    expected: [
      'briefing.yaml:1:1 weather.lon is missing: write it (Longitude in degrees, east positive; negative in Canada.)',
    ],
  },
  {
    name: 'a key without a value',
    text: `title:\n${section}`,
    expected: [
      'briefing.yaml:1:1 title is empty: write a value, or remove the line (The name of the publication.)',
    ],
  },
  {
    name: 'a number in quotes',
    text: `limit: "5"\n${section}`,
    expected: [
      'briefing.yaml:1:8 limit "5" is of the wrong kind: write a number, without quotes (Entries a section.)',
    ],
  },
  {
    name: 'half a number',
    text: `limit: 2.5\n${section}`,
    expected: ['briefing.yaml:1:8 limit 2.5 is of the wrong kind: write a whole number (Entries a section.)'],
  },
  {
    name: 'a number out of range',
    text: `limit: 501\n${section}`,
    expected: ['briefing.yaml:1:8 limit 501 is out of range: write a number from 1 to 500'],
  },
  {
    name: 'a title that is a number',
    text: `title: 2026\n${section}`,
    expected: [
      'briefing.yaml:1:8 title 2026 is of the wrong kind: write text, with quotes around it where it is a number, true or false (The name of the publication.)',
    ],
  },
  {
    name: 'yes instead of true',
    text: 'sections:\n  - id: us\n    title: News\n    sources:\n      - { id: a, name: A, url: https://a.example/, excerpt: no }\n',
    expected: [
      'briefing.yaml:5:61 sections[0].sources[0].excerpt "no" is of the wrong kind: write true or false, without quotes (false prints headlines only, for publishers that do not want more.)',
    ],
  },
  {
    name: 'a text where a list belongs',
    text: `tags: briefing\n${section}`,
    expected: [
      'briefing.yaml:1:7 tags "briefing" is of the wrong kind: write a list, each line of it beginning with a hyphen (Printed as #tags in the plain-text edition.)',
    ],
  },
  {
    name: 'a list where a group belongs',
    text: `network: [localhost]\n${section}`,
    expected: [
      'briefing.yaml:1:1 network (a list) is of the wrong kind: write a group of lines such as "name: value" (How sources are read: by how many machines, and what these may reach beside the public web.)',
    ],
  },
  {
    name: 'a kind that is none lists the choices and the likely one',
    text: 'sections:\n  - id: us\n    title: News\n    sources:\n      - { id: a, name: A, url: https://a.example/, kind: jurnal }\n',
    expected: [
      'briefing.yaml:5:58 sections[0].sources[0].kind "jurnal" is not one of the choices: write one of news, journal, government, vendor, university; did you mean journal?',
    ],
  },
  {
    name: 'a zone that does not exist',
    text: `timeZone: Toronto\n${section}`,
    expected: [
      'briefing.yaml:1:11 timeZone "Toronto" cannot be used: write a time zone such as America/Toronto',
    ],
  },
  {
    name: 'a mute line that is no pattern, and an empty one',
    text: `mute: ["/(/", ""]\n${section}`,
    expected: [
      'briefing.yaml:1:8 mute[0] "/(/" cannot be used: write a word, a phrase, or a sound /pattern/: this one has an opening round bracket that is never closed',
      'briefing.yaml:1:15 mute[1] "" cannot be used: write at least one character',
    ],
  },
  {
    name: 'an empty row of a list',
    text: 'sections:\n  - id: us\n    title: News\n    sources:\n      -\n',
    expected: ['briefing.yaml:5:7 sections[0].sources[0] is empty: write a value, or remove the line'],
  },
  {
    name: 'no section at all',
    text: 'sections: []\n',
    expected: ['briefing.yaml:1:1 sections [] cannot be used: write at least one section'],
  },
  {
    name: 'ids taken already name the first line, also when something else is wrong',
    text: `limit: no\nsections:
  - id: us
    title: A
    sources:
      - { id: a, name: A, url: https://a.example/ }
  - id: us
    title: B
    backups:
      - { id: a, name: A, url: https://a.example/ }\n`,
    expected: [
      'briefing.yaml:1:8 limit "no" is of the wrong kind: write a number, without quotes (Entries a section.)',
      'briefing.yaml:7:9 sections[1].id "us" is the id of another section in line 3: write another',
      'briefing.yaml:10:15 sections[1].backups[0].id "a" is the id of another source in line 6: write another',
    ],
  },
  {
    name: 'a long value is cut short',
    text: `timeZone: ${'x'.repeat(90)}\n${section}`,
    expected: [
      `briefing.yaml:1:11 timeZone "${'x'.repeat(59)}… cannot be used: write a time zone such as America/Toronto`,
    ],
  },
  {
    name: 'a byte order mark moves no column',
    text: `\uFEFFtitel: News\n${section}`,
    expected: ['briefing.yaml:1:1 titel is not known: did you mean title?'],
  },
  {
    name: 'line ends of Windows',
    text: 'title: News\r\nlimit: 0\r\nsections:\r\n  - { id: us, title: News }\r\n',
    expected: ['briefing.yaml:2:8 limit 0 is out of range: write a number from 1 to 500'],
  },
  {
    name: 'a key written twice, beside another mistake',
    text: `limit: 5\ntitle: A\nlimit: 0\n${section}`,
    expected: [
      'briefing.yaml:3:1 limit is written twice, first in line 1: keep one of the two',
      'briefing.yaml:3:8 limit 0 is out of range: write a number from 1 to 500',
    ],
  },
];

const example = 'write title: and sections:, as in the example';
const syntaxRows: { name: string; text: string; expected: string[] }[] = [
  { name: 'nothing', text: '', expected: [`briefing.yaml:1:1 the file is empty: ${example}`] },
  { name: 'notes only', text: '# later\n', expected: [`briefing.yaml:1:1 the file is empty: ${example}`] },
  {
    name: 'a list',
    text: '- a\n',
    expected: [`briefing.yaml:1:1 the file does not begin with a key: ${example}`],
  },
  {
    name: 'a sentence',
    text: 'Good morning\n',
    expected: [`briefing.yaml:1:1 the file does not begin with a key: ${example}`],
  },
  {
    name: 'a tab',
    text: 'sections:\n\t- id: us\n',
    expected: ['briefing.yaml:2:1 a tab stands at the beginning of this line: write spaces instead'],
  },
  {
    name: 'a colon in a text',
    text: 'title: News: today\n',
    expected: [
      'briefing.yaml:1:8 there is a second colon in this line: put quotes around the text, such as title: "News: today"',
    ],
  },
  {
    name: 'a quotation mark that is never closed points at where it opens',
    text: 'title: "Morning\nlimit: 5\nsections: []\n',
    expected: [
      'briefing.yaml:1:8 a quotation mark is opened and never closed: write the second one at the end of the text',
    ],
  },
  {
    name: 'an apostrophe between single quotes',
    text: "title: 'Ada's News'\n",
    expected: [
      'briefing.yaml:1:13 the text cannot be read from here on: put quotes around it, and write a quotation mark inside it as the other kind',
    ],
  },
  {
    name: 'an open bracket',
    text: 'tags: [a, b\nlimit: 5\n',
    expected: [
      'briefing.yaml:2:1 a bracket opened above is not closed: write the missing } or ] before this place',
    ],
  },
  {
    name: 'a line between two columns',
    text: 'weather:\n  name: A\n lat: 1\n',
    expected: [
      'briefing.yaml:3:1 this line is not in line with its neighbours: begin it in the same column as they do, with spaces',
    ],
  },
  {
    name: 'a colon without a space',
    text: 'title:News\nlimit: 5\n',
    expected: ['briefing.yaml:1:1 this line is no "key: value": write a key, a colon, a space and the value'],
  },
  {
    name: 'texts that begin with a sign',
    text: 'title: @home\ndescription: !News\nsite: *star\nlanguage: &Co\n',
    expected: [
      'briefing.yaml:1:8 a text may not begin with @ here: put quotes around it',
      'briefing.yaml:2:14 a text may not begin with ! here: put quotes around it',
      'briefing.yaml:3:7 a text may not begin with * here: put quotes around it',
      'briefing.yaml:4:11 a text may not begin with & here: put quotes around it',
    ],
  },
  {
    name: 'a file that would explode',
    text: 'a: &a [x, x]\nb: &b [*a, *a]\n',
    expected: [
      'briefing.yaml:1:4 a text may not begin with & here: put quotes around it',
      'briefing.yaml:2:4 a text may not begin with & here: put quotes around it',
      'briefing.yaml:2:8 a text may not begin with * here: put quotes around it',
      'briefing.yaml:2:12 a text may not begin with * here: put quotes around it',
    ],
  },
  {
    name: 'two files in one',
    text: `${section}---\n${section}`,
    expected: ['briefing.yaml:3:1 a line of three hyphens begins a second file: remove it'],
  },
  {
    name: 'a file too long to be a briefing',
    text: `#${'x'.repeat(briefingCharactersMax)}`,
    expected: [`briefing.yaml:1:1 the file is too long: write at most ${briefingCharactersMax} characters`],
  },
];

describe('what an owner reads after a mistake', () => {
  it.each(schemaRows)('$name', ({ text, expected }) => expect(complaints(text)).toEqual(expected));
  it.each(syntaxRows)('$name', ({ text, expected }) => expect(complaints(text)).toEqual(expected));

  it('ten thousand brackets end in a sentence, not in a crash', () => {
    expect(complaints(`tags: ${'['.repeat(10_000)}`).join()).toContain('too many groups');
  });

  it('every key of the schema carries the help that these sentences quote', () => {
    expect(undescribed({ properties: { a: { items: { properties: { b: {} } } } } })).toEqual([
      '.a',
      '.a[].b',
    ]);
    expect(undescribed(briefingJsonSchema())).toEqual([]);
  });
});

function undescribed(node: object, path = ''): string[] {
  const { properties = {}, items } = node as { properties?: Record<string, object>; items?: object };
  const inner = Object.entries(properties).flatMap(([key, child]) => [
    ...('description' in child ? [] : [`${path}.${key}`]),
    ...undescribed(child, `${path}.${key}`),
  ]);
  return [...inner, ...(items ? undescribed(items, `${path}[]`) : [])];
}

describe('a sound file', () => {
  it('is what the schema makes of it', () => {
    expect(parseBriefing(section, 'briefing.yaml')).toEqual(
      briefingSchema.parse({ sections: [{ id: 'us', title: 'News' }] }),
    );
  });

  it('may begin with a byte order mark', () => {
    expect(parseBriefing(`\uFEFF${section}`, 'briefing.yaml').sections[0]?.id).toBe('us');
  });
});

describe('any damage to a real file', () => {
  const original = readFileSync(new URL('../../content/briefing.yaml', import.meta.url), 'utf8');
  const piece = fc.oneof(
    fc.constantFrom(
      '\t',
      '\n',
      '"',
      "'",
      ': ',
      '- ',
      '[',
      '}',
      '*a',
      '&a ',
      '!',
      '#',
      '\r',
      '\uFEFF',
      '? ',
      '|',
      '---',
    ),
    fc.string({ maxLength: 6 }),
  );
  const damage = fc.record({
    at: fc.nat({ max: original.length }),
    removed: fc.nat({ max: 40 }),
    piece,
  });

  it('ends in a briefing or in problems that stand inside the file', () => {
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (damages) => {
        const text = damages.reduce(
          (whole, { at, removed, piece: added }) => whole.slice(0, at) + added + whole.slice(at + removed),
          original,
        );
        for (const { line, column } of problemsOf(text)) expect(inside(text, line, column)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('also when the text is no briefing at all', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const problems = problemsOf(text);
        expect(problems.length).toBeGreaterThan(0);
        for (const { line, column } of problems) expect(inside(text, line, column)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  function problemsOf(text: string): ConfigurationError['problems'] {
    try {
      parseBriefing(text, 'briefing.yaml');
      return [];
    } catch (error) {
      if (error instanceof ConfigurationError) return error.problems;
      throw error;
    }
  }

  function inside(text: string, line: number, column: number): boolean {
    const written = text.split('\n')[line - 1];
    return written !== undefined && line >= 1 && column >= 1 && column <= Math.max(1, written.length + 1);
  }
});
