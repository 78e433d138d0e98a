import { describe, expect, it } from 'vitest';
import { legacyText } from '../../scripts/testing/legacy-text.ts';
import { readLegacyEdition } from './legacy-edition.ts';

const sections = {
  Weather: [['Current Conditions:  16.0°C', 'Observed at: Somewhere 6:00 AM']],
  'U.S. Top Stories': [
    ['Mill reopens', 'Flour runs again.\n\n• not an item\n\n🎉 Not a heading 🎉\n# not markup\n---'],
    ['Bridge closed', ''],
  ],
} as const;

function refusal(text: string): string {
  const reading = readLegacyEdition(text);
  return 'refused' in reading ? reading.refused : `taken with ${reading.edition.sections.length} sections`;
}

describe('a briefing of the earlier program', () => {
  it('is read by its grammar, whatever its bodies hold', () => {
    const reading = readLegacyEdition(legacyText({ date: '2025-07-04', time: '10:54', sections }));
    if ('refused' in reading) throw new Error(reading.refused);
    const { edition } = reading;
    expect(edition).toMatchObject({ date: '2025-07-04', time: '10:54', repaired: false });
    expect(edition.sections).toHaveLength(14);
    expect(edition.sections[3]).toMatchObject({
      name: 'U.S. Top Stories',
      emoji: '🇺🇸',
      items: [
        { title: 'Mill reopens', body: sections['U.S. Top Stories'][0][1] },
        { title: 'Bridge closed', body: '' },
      ],
    });
    expect(edition.sections[8]).toMatchObject({ name: 'Government & Policy', emoji: '🧾', items: [] });
  });

  it('is the same after Windows line ends, a byte-order mark, or Mac Roman', () => {
    const text = legacyText({ date: '2025-07-04', time: '10:54', sections });
    const plain = readLegacyEdition(text);
    expect(readLegacyEdition(`\ufeff${text.replaceAll('\n', '\r\n')}`)).toEqual(plain);
    const spoiled = new TextDecoder('macintosh').decode(new TextEncoder().encode(text));
    expect(spoiled).not.toContain('✅');
    const repaired = readLegacyEdition(spoiled);
    expect(repaired).toMatchObject({ edition: { repaired: true } });
    expect('edition' in repaired && { ...repaired.edition, repaired: false }).toEqual(
      'edition' in plain && plain.edition,
    );
    // One character that Mac Roman does not have: it cannot be turned back without loss.
    expect(refusal(`${spoiled}\n猫`)).toMatch(/regular layout/);
  });

  it.each([
    ['', /empty/],
    ['\n', /empty/],
    ['<!DOCTYPE html>\n<title>Site not found</title>', /HTML/],
    ['⚠️ The briefing failed: index out of range', /failed run/],
    ['Ottawa Weather – Data unavailable. 2025', /regular layout/],
    ['News\n• One\n  two', /names no day/],
    [
      legacyText({ date: '2025-07-04', time: '10:54', sections }).replace('2025-07-04', '2025-07-05'),
      /different moments/,
    ],
    [legacyText({ date: '2025-07-04', time: '10:54', sections }).replaceAll('10:54', '10:74'), /no clock/],
    [legacyText({ date: '2025-02-30', sections }), /different moments/],
    [legacyText({ date: '2025-07-04', sections }).slice(0, -200), /ends in the middle/],
    [legacyText({ date: '2025-07-04', sections }).replace('🔬 Science', '🔬 Sciences'), /heading|missing/],
  ])('is refused with a reason: %#', (text, reason) => {
    expect(refusal(text)).toMatch(reason);
  });
});
