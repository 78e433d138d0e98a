import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { freeId, type NewSource, withSource } from './add-source.ts';
import { parseBriefing } from './briefing-text.ts';

const source: NewSource = { id: 'new', name: 'Zeitung', url: 'https://new.example/feed', kind: 'news' };
const add = (text: string, section = 'us', one = source): string =>
  withSource(text, 'briefing.yaml', section, one);
const flow = `# mine
sections:
  - id: us # the first
    title: U.S.
    sources:
      - { id: npr, name: NPR, url: https://npr.example/ } # keep this
    backups: []
  - id: eu
    title: Europe
    sources:
      - id: bbc
        name: "BBC" # quoted
        url: https://bbc.example/

      # a note at the end
`;

describe('withSource', () => {
  it('writes as the one before, and leaves every other byte as it is', () => {
    const line = '      - { id: new, name: Zeitung, url: https://new.example/feed, kind: news }\n';
    expect(add(flow)).toBe(flow.replace('# keep this\n', `# keep this\n${line}`));
    expect(add(flow, 'eu')).toBe(
      flow.replace(
        'url: https://bbc.example/\n',
        'url: https://bbc.example/\n      - id: new\n        name: Zeitung\n        url: https://new.example/feed\n        kind: news\n',
      ),
    );
  });

  it('writes names so that they are read back', () => {
    for (const name of [
      'A: B',
      '#1 News',
      "L'Actu, [en direct] {x}",
      'yes',
      '007',
      '“Q”',
      '- dash',
      "it's",
      '{',
      'Ünïcödé 🗞',
    ])
      for (const section of ['us', 'eu']) {
        const text = add(flow, section, { ...source, name });
        const found = parseBriefing(text, 'b').sections.flatMap(({ sources }) => sources);
        expect(found.find(({ id }) => id === 'new')).toMatchObject({ ...source, name });
      }
  });

  it('keeps line ends of Windows, and a file without a last one', () => {
    expect(add(flow.replaceAll('\n', '\r\n'))).toBe(add(flow).replaceAll('\n', '\r\n'));
    const short =
      'sections:\n  - id: us\n    title: U.S.\n    sources:\n      - { id: npr, name: NPR, url: https://npr.example/ }';
    expect(add(short)).toBe(
      `${short}\n      - { id: new, name: Zeitung, url: https://new.example/feed, kind: news }\n`,
    );
  });

  it('adds to every section of the briefing that comes with the project', () => {
    const text = readFileSync('content/briefing.yaml', 'utf8');
    const { sections } = parseBriefing(text, 'b');
    expect(sections.length).toBeGreaterThan(10);
    for (const { id } of sections.filter((one) => one.id !== 'weather')) {
      const added = add(text, id);
      expect(added.length).toBeGreaterThan(text.length);
      const rest = added
        .split('\n')
        .filter((line) => !/id: new|Zeitung|new\.example|^ *kind: news$/.test(line));
      expect(rest).toEqual(text.split('\n').filter((line) => !/^ *kind: news$/.test(line)));
    }
  });

  it.each([
    ['an empty list', 'sections:\n  - id: us\n    title: U.S.\n    sources: []\n'],
    ['no list', 'sections:\n  - id: us\n    title: U.S.\n'],
    [
      'a list in one line',
      'sections:\n  - { id: us, title: U.S., sources: [{ id: a, name: A, url: "https://a.example/" }] }\n',
    ],
  ])('says what to write by hand where there is %s', (_name, text) =>
    expect(() => add(text)).toThrow(/Write by hand: \{ id: new, name: Zeitung/),
  );

  it('refuses an id that another source has, with the place', () => {
    expect(() => add(flow, 'us', { ...source, id: 'bbc' })).toThrow();
  });
});

it.each([
  ['CBC | Top Stories News', 'cbc-top-stories-news'],
  ['Le Devoir — Santé', 'le-devoir-sante'],
  ['新聞', 'paper-example'],
  ['NPR', 'npr-2'],
])('freeId makes of %s %s', (name, id) =>
  expect(freeId(name, 'https://www.paper.example/feed', new Set(['npr']))).toBe(id),
);
