import { describe, expect, it } from 'vitest';
import { sourceAnnotations } from './progress-github.ts';
import { plainProgress } from './progress-plain.ts';
import { logLine } from './progress.ts';

const hostile =
  '::error title=x::\u001b[31mOwned\u001b]0;t\u0007\r\n::set-output name=a::b\u2028##[add-mask]c\u202e';

describe('logLine', () => {
  it.each([
    ['Harbour  Wire ', 'Harbour Wire'],
    ['::error::x', ': :error::x'],
    [' \t::error::x', ': :error::x'],
    ['\u200b::error::x', ': :error::x'],
    ['\u0007::error::x', ': :error::x'],
    [':::x', ': ::x'],
    ['a\r\n::warning::b', 'a ::warning::b'],
    ['see ##[error]x', 'see ## [error]x'],
    ['#\u200b#[error]x', '## [error]x'],
    ['\u001b[2Jx\u009b31m', '[2Jx 31m'],
    ['10:30 – it’s “fine” 🇨🇦', '10:30 – it’s “fine” 🇨🇦'],
  ])('%j → %j', (text, line) => expect(logLine(text)).toBe(line));
});

describe('plainProgress', () => {
  function lines(tell: (progress: ReturnType<typeof plainProgress>) => void): string[] {
    const out: string[] = [];
    tell(plainProgress((line) => out.push(line)));
    return out;
  }
  const source = (id: string, name: string, section = 'World') => ({ id, name, section });

  it('counts and aligns, and goes on counting with the backups', () => {
    const names = Array.from({ length: 9 }, (_, index) => source(`s${index}`, `S${index}`));
    const out = lines((progress) => {
      progress.asking([...names, source('long', 'Harbour Wire', 'Local')]);
      progress.started('long');
      progress.ended('long', { outcome: 'read', line: '20 entries, 312 ms' });
      progress.ended('s1', { outcome: 'failed', line: 'No such address (404).' });
      progress.asking([source('backup', 'B')]);
      progress.ended('backup', {
        outcome: 'mended',
        line: '1 entry, 5 ms; mended: missing end tags were added',
      });
    });
    expect(out).toEqual([
      'Asking 10 sources in 2 sections …',
      '[ 1/10] read     Harbour Wire  20 entries, 312 ms',
      '[ 2/10] FAILED   S1            No such address (404).',
      'Asking 1 source in 1 section …',
      '[ 3/11] mended   B             1 entry, 5 ms; mended: missing end tags were added',
    ]);
  });

  it('lets no name or reason break out of its line', () => {
    const out = lines((progress) => {
      progress.asking([source('a', hostile, hostile)]);
      progress.ended('a', { outcome: 'failed', line: hostile });
    });
    expect(out).toHaveLength(2);
    for (const line of out) {
      expect(line).not.toMatch(/^\s*::|##\[/);
      expect(line).not.toMatch(/[\0-\x1f\x7f-\x9f\u2028\u202e]/);
    }
  });
});

describe('sourceAnnotations', () => {
  const failed = (source: string, name: string, note: string) => ({
    source,
    name,
    status: 'failed' as const,
    note,
  });
  const yaml = [
    'sections:',
    '  - id: us',
    '    sources:',
    '      - { id: npr, name: NPR, url: https://a.example/ }',
    '      - name: Later',
    '        id: late',
    '    backups:',
    '      - { id: spare }',
  ].join('\n');
  const where = { file: 'content/briefing.yaml', yaml };

  it('names the line of each source, backups too', () => {
    const rows = ['npr', 'late', 'spare', 'unknown'].map((source) => failed(source, source, 'No.'));
    expect(sourceAnnotations(rows, where)).toEqual([
      '::warning file=content/briefing.yaml,line=4,title=npr could not be read::No.',
      '::warning file=content/briefing.yaml,line=6,title=late could not be read::No.',
      '::warning file=content/briefing.yaml,line=8,title=spare could not be read::No.',
      '::warning file=content/briefing.yaml,title=unknown could not be read::No.',
    ]);
  });

  it('says at its line where a source has moved to, and nothing of one that is well', () => {
    const well = { source: 'late', name: 'Later', status: 'ok' as const };
    const moved = { source: 'npr', name: 'NPR', status: 'quiet' as const, movedTo: 'https://b.example/feed' };
    expect(sourceAnnotations([well, moved], where)).toEqual([
      '::warning file=content/briefing.yaml,line=4,title=NPR has moved::Write its new address: https://b.example/feed',
    ]);
  });

  it('escapes what the runner would read as its own', () => {
    const [line] = sourceAnnotations([failed('npr', hostile, `100%\n${hostile}`)], where);
    expect(line).toBe(
      '::warning file=content/briefing.yaml,line=4,' +
        'title=%3A %3Aerror title=x%3A%3A [31mOwned ]0;t %3A%3Aset-output name=a%3A%3Ab ## [add-mask]c could not be read' +
        '::100%25 ::error title=x:: [31mOwned ]0;t ::set-output name=a::b ## [add-mask]c',
    );
    expect(sourceAnnotations([failed('npr', 'a,b:50%', 'No.')], where)[0]).toContain(
      'title=a%2Cb%3A50%25 could',
    );
  });

  it('puts into one warning what GitHub would drop', () => {
    const rows = Array.from({ length: 12 }, (_, n) => failed(`s${n}`, `S${n}`, 'No.'));
    const lines = sourceAnnotations(rows, where);
    expect(lines).toHaveLength(10);
    expect(lines[8]).toContain('S8 could not');
    expect(lines[9]).toBe('::warning file=content/briefing.yaml,title=3 more need attention::S9, S10, S11');
    expect(sourceAnnotations(rows.slice(0, 10), where)[9]).toContain('S9 could not');
  });
});
