import { expect, it } from 'vitest';
import { markedParts } from './marked-text.ts';

const found = (text: string) => ({ text, found: true });
const other = (text: string) => ({ text, found: false });

it.each([
  [
    'A river and <b>rivers</b>',
    'river',
    [other('A '), found('river'), other(' and <b>'), found('rivers'), other('</b>')],
  ],
  ['Santé à Montréal', 'sante', [found('Santé'), other(' à Montréal')]],
  ['The <mark>', 'mark', [other('The <'), found('mark'), other('>')]],
  ['Nothing here', '', [other('Nothing here')]],
  ['', 'river', []],
])('%s, looked through for %s', (text, words, parts) => expect(markedParts(text, words)).toEqual(parts));
