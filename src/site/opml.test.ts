import { parseOpml } from 'feedsmith';
import { parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { exampleBriefing } from '../../scripts/testing/examples.ts';
import { addresses } from '../core/addresses.ts';
import { briefingFeeds, sectionFeeds } from './feed-list.ts';
import { ownFeedsOpml, sourcesOpml } from './opml.ts';
import { english as t } from './strings.ts';

const created = '2026-11-22T11:45:26.000Z';
const to = addresses('https://owner.example/repo/');

/** Names that have broken lists of feeds: markup, quotes, entities, numbers, other scripts. */
const names = [
  'R&D “Weekly” & <Daily>',
  `'single' "double"`,
  '&amp; &#39; written out',
  ']]> <![CDATA[ x',
  '2026',
  'true',
  'Le Quai d’Été – nº 5',
  'أخبار الصباح',
  '朝のニュース 🗞️',
];

/** Every outline as an XML parser reads it, in order, with the names of the folders around it. */
function outlinesOf(xml: string): { path: string[]; attributes: Record<string, string> }[] {
  const found: { path: string[]; attributes: Record<string, string> }[] = [];
  const walk = (nodes: ReturnType<typeof parseDocument>['children'], path: string[]): void => {
    for (const node of nodes) {
      if (!('attribs' in node)) continue;
      const { text = '' } = node.attribs;
      if (node.name === 'outline') found.push({ path, attributes: node.attribs });
      walk(node.children, node.name === 'outline' ? [...path, text] : path);
    }
  };
  walk(parseDocument(xml, { xmlMode: true }).children, []);
  return found;
}

describe('the list of sources', () => {
  const sections = names.map((title, index) => ({
    ...exampleBriefing({ local: ['one'] }).sections[0]!,
    id: `section-${index}`,
    title,
    sources: names.map((name, at) => ({
      ...exampleBriefing({ local: ['one'] }).sections[0]!.sources[0]!,
      id: `source-${index}-${at}`,
      name,
      url: `https://source-${at}.example/feed?section=${index}&format=rss`,
    })),
  }));
  const xml = sourcesOpml({ title: names[0]!, created }, sections);

  it('is OPML 2.0, dated by the edition', () => {
    expect(xml).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>\s*<opml version="2.0">/);
    expect(parseOpml(xml).head).toMatchObject({
      title: names[0],
      dateCreated: new Date(created).toUTCString(),
    });
    expect(parseOpml(sourcesOpml({ title: 'x', created: undefined }, sections)).head).toEqual({ title: 'x' });
  });

  it.each(names)('gives the title “%s” back', (title) =>
    expect(parseOpml(sourcesOpml({ title, created }, sections)).head?.title).toBe(title),
  );

  it('gives every name and address back, to a reader of OPML', () => {
    const read = parseOpml(xml).body?.outlines ?? [];
    expect(read.map(({ text, title }) => [text, title])).toEqual(names.map((name) => [name, name]));
    for (const [index, folder] of read.entries())
      expect(folder.outlines).toEqual(
        names.map((name, at) => ({
          text: name,
          title: name,
          type: 'rss',
          xmlUrl: `https://source-${at}.example/feed?section=${index}&format=rss`,
        })),
      );
  });

  it('and to a reader of XML', () => {
    const leaves = outlinesOf(xml).filter(({ path }) => path.length > 0);
    expect(leaves).toEqual(
      names.flatMap((folder, index) =>
        names.map((name, at) => ({
          path: [folder],
          attributes: {
            text: name,
            title: name,
            type: 'rss',
            xmlUrl: `https://source-${at}.example/feed?section=${index}&format=rss`,
          },
        })),
      ),
    );
  });

  it('leaves out a section without sources, and characters that XML forbids', () => {
    const [one] = sections;
    const source = { ...one!.sources[0]!, name: 'Bell\u0007 and\u202e back' };
    const read = parseOpml(
      sourcesOpml({ title: 'x', created }, [
        { ...one!, title: 'Weather', sources: [] },
        { ...one!, sources: [source] },
      ]),
    );
    expect(read.body?.outlines).toHaveLength(1);
    expect(read.body?.outlines?.[0]?.outlines?.[0]?.text).toBe('Bell and back');
  });
});

describe('the list of our feeds', () => {
  const sections = names.map((title, index) => ({ id: `s${index}`, title }));
  const xml = ownFeedsOpml({ title: 'Feeds', created }, briefingFeeds(to, t), sectionFeeds(sections, to), t);

  it('begins with the whole briefing and has a folder of sections', () => {
    const read = parseOpml(xml).body?.outlines ?? [];
    expect(read[0]).toMatchObject({
      text: 'One entry a day',
      type: 'rss',
      xmlUrl: 'https://owner.example/repo/rss.xml',
      htmlUrl: 'https://owner.example/repo/',
    });
    expect(read.at(-1)?.outlines?.map(({ text, xmlUrl }) => [text, xmlUrl])).toEqual(
      sections.map(({ id, title }) => [title, `https://owner.example/repo/sections/${id}/rss.xml`]),
    );
  });

  it('holds no address twice', () => {
    const found = outlinesOf(xml).flatMap(({ attributes: { xmlUrl } }) => xmlUrl ?? []);
    expect(found).toHaveLength(new Set(found).size);
  });

  it('has no empty folder where there is no section', () => {
    const bare = ownFeedsOpml({ title: 'Feeds', created }, briefingFeeds(to, t), [], t);
    expect(parseOpml(bare).body?.outlines?.every(({ xmlUrl }) => xmlUrl !== undefined)).toBe(true);
  });
});
