import { describe, expect, it } from 'vitest';
import { languageOfEntry } from './language.ts';

const french = {
  title: 'Le pont de la rivière sera fermé la nuit',
  excerpt: 'La municipalité veut remplacer les joints avant le premier gel de décembre.',
};
const english = {
  title: 'The bridge over the river will be closed at night',
  excerpt: 'The town wants to replace its joints before the first frost of December.',
};

describe('the language of an entry', () => {
  const rows: {
    name: string;
    entry: { title: string; excerpt?: string };
    stated: string | undefined;
    expected: string | undefined;
  }[] = [
    { name: 'as stated, with its region', entry: french, stated: 'fr-CA', expected: 'fr-CA' },
    { name: 'found where nothing is stated', entry: french, stated: undefined, expected: 'fr' },
    { name: 'an English entry in a feed that says French', entry: english, stated: 'fr', expected: 'en' },
    { name: 'a French entry in a feed that says English', entry: french, stated: 'en-us', expected: 'fr' },
    { name: 'a name says nothing', entry: { title: 'Ottawa' }, stated: undefined, expected: undefined },
    {
      name: 'nor do a few foreign words against the feed',
      entry: { title: 'Tirage au sort, résumé et déjà vu' },
      stated: 'en',
      expected: 'en',
    },
    {
      name: 'a language that cannot be found is believed',
      entry: { title: 'Mae’r bont dros yr afon ar gau yn ystod y nos er mwyn atgyweirio’r ffordd' },
      stated: 'cy',
      expected: 'cy',
    },
    {
      name: 'one language by two tags',
      entry: { title: 'Broen over elva blir stengt om natten, for kommunen vil skifte skjøtene før frosten' },
      stated: 'nb-NO',
      expected: 'nb-NO',
    },
    {
      name: 'another script',
      entry: { title: 'Мост через реку будет закрыт на ночь до конца ноября, сообщает город' },
      stated: 'en',
      expected: 'ru',
    },
  ];
  it.each(rows)('$name', ({ entry, stated, expected }) => {
    expect(languageOfEntry(entry, stated)).toBe(expected);
  });
});
