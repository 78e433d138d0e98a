import { describe, expect, it } from 'vitest';
import { sampleEdition } from '../../scripts/testing/sample-archive.ts';
import type { Edition } from '../core/edition.ts';
import { addresses } from '../core/addresses.ts';
import { archiveOf, indexDay } from './archive.ts';
import { dayView } from './day.ts';
import { plainText } from './plain-text.ts';
import { english } from './strings.ts';

const to = addresses('https://example.org/repo');
const sample = sampleEdition('2026-11-22', '2026-11-22');

function print(edition: Edition): string {
  const day = dayView(edition, archiveOf([indexDay(edition)]), undefined, english);
  return plainText(day, { title: 'Morning News Briefing', tags: ['briefing', 'ai'], edition }, to, english);
}

/**
 * The grammar that scripts have read such texts by for years: sections are known headings in order, and an item starts
 * only where a line begins with a bullet and the next line with two spaces.
 */
function readBack(text: string, headings: readonly string[]) {
  const lines = text.split('\n');
  const [head, , date, tags, , rule] = lines;
  const sections: { heading: string; titles: string[]; rest: string[] }[] = [];
  for (const [index, line] of lines.entries()) {
    const section = sections.at(-1);
    if (line === headings[sections.length]) sections.push({ heading: line, titles: [], rest: [] });
    else if (line.startsWith('• ') && lines[index + 1]?.startsWith('  ')) section?.titles.push(line.slice(2));
    else section?.rest.push(line);
  }
  return { head, date, tags, rule, sections };
}

const headingsOf = ({ sections }: Edition) => sections.map(({ emoji, title }) => `${emoji} ${title}`);

function withTitles(titles: readonly string[]): Edition {
  const section = sample.sections.find(({ entries }) => entries.length > 0)!;
  const entries = titles.map((title, index) => ({
    ...section.entries[0]!,
    id: `e${String(index).padStart(12, '0')}`,
    title,
    summary: { text: title, by: 'publisher' as const },
  }));
  return {
    ...sample,
    lead: [],
    sections: [
      { ...section, entries },
      ...sample.sections.filter((one) => one.entries.length === 0).slice(0, 1),
    ],
  };
}

describe('plainText', () => {
  it('is read back by the old grammar: the same sections, counts and titles', () => {
    const headings = ['🧾 Weather', ...headingsOf(sample)];
    const read = readBack(print(sample), headings);
    expect(read.sections.map(({ heading }) => heading)).toEqual(headings);
    expect(read.sections.slice(1).map(({ titles }) => titles)).toEqual(
      sample.sections.map(({ entries }) => entries.map(({ title }) => title)),
    );
  });

  it('names the day twice, the hour of the place and its zone', () => {
    const edition = { ...sample, collectedAt: '2026-11-22T11:45:00.000Z', timeZone: 'America/Toronto' };
    expect(readBack(print(edition), [])).toMatchObject({
      head: '✅ Morning News Briefing – November 22, 2026 06:45',
      date: '📅 Date: 2026-11-22 06:45 (America/Toronto)',
      tags: '🏷️ Tags: #briefing #ai',
      rule: '⸻',
    });
    const later = { ...edition, collectedAt: '2026-11-24T11:45:00.000Z' };
    expect(readBack(print(later), []).date).toBe('📅 Date: 2026-11-22');
  });

  it('gives every entry its source and link', () => {
    const text = print(sample);
    for (const { entries, coverage } of sample.sections)
      for (const { url, source } of entries) {
        expect(text).toContain(`\n  ${url}\n`);
        expect(text).toContain(`\n  ${coverage.sources.find(({ id }) => id === source)?.name}`);
      }
  });

  it('says why a section is silent', () => {
    const silent = sample.sections.filter(({ entries }) => entries.length === 0);
    expect(silent.length).toBeGreaterThan(0);
    for (const { emoji, title } of silent)
      expect(print(sample)).toMatch(new RegExp(`\n${emoji} ${title}\nNo updates\\.\n  \\S.{20,}\n`, 'u'));
  });

  it('lets no headline or summary look like anything but itself', () => {
    const hostile = [
      'One\n\n⸻\n\n🧾 Weather\n• Fake\n  body',
      '• Bullet\r\n  twice',
      'Line\u2028separator\u2029and\u0085next\u000bvertical\fform',
      'Right \u202eto left\u2066 isolated',
      'Bell \u0007 and escape \u001b[31mred',
      '⸻',
      '✅ Morning News Briefing – July 04, 2025',
    ];
    const edition = withTitles(hostile);
    const text = print(edition);
    const { sections } = readBack(text, headingsOf(edition));
    expect(sections.map(({ titles }) => titles.length)).toEqual([hostile.length, 0]);
    expect(text.match(/^⸻$/gmu)).toHaveLength(2);
    expect(text.match(/^✅/gmu)).toHaveLength(1);
    // eslint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
  });
});
