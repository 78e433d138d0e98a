const [point, comma] = ['.', ','].map((mark) => mark.charCodeAt(0)) as [number, number];
const [letter, digit] = [1, 2];
/** What each ASCII character is; zero for what is part of no word. */
const kinds = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return /[a-z]/i.test(character) ? letter : /\d/.test(character) ? digit : 0;
});

/** The words of a text of ASCII characters alone, each by what `make` made of it. */
export type WordsOf<T> = (text: string) => T[];

/**
 * Finds runs of letters and digits, each with the decimals behind it (`1,200.5`), and calls `make` once for each spelling. A morning has millions of
 * words and few spellings, so a word is looked up by its letters where it stands; to cut it out first, as a Map needs
 * it, takes several times as long. After `max` spellings it begins anew.
 */
export function startAsciiWords<T>(make: (printed: string) => T, max: number): WordsOf<T> {
  const spellings: string[] = [];
  const made: T[] = [];
  /** Places in both, each one higher than it is; 0 is an empty place. Never more than half full. */
  const table = new Int32Array(1 << Math.ceil(Math.log2(2 * max)));
  const mask = table.length - 1;

  const numberOf = (text: string, start: number, end: number, hash: number): number => {
    let place = (hash ^ (hash >>> 15)) & mask;
    for (let number = table[place]!; number > 0; number = table[place]!) {
      if (standsAt(text, start, end, spellings[number - 1]!)) return number - 1;
      place = (place + 1) & mask;
    }
    if (spellings.length >= max) {
      spellings.length = made.length = 0;
      table.fill(0);
      place = (hash ^ (hash >>> 15)) & mask;
    }
    const printed = text.slice(start, end);
    made.push(make(printed));
    table[place] = spellings.push(printed);
    return spellings.length - 1;
  };

  return (text) => {
    const words: T[] = [];
    const end = text.length;
    let at = 0;
    while (at < end) {
      const start = at;
      let hash = 0;
      for (; at < end; at += 1) {
        const code = text.charCodeAt(at);
        if (kinds[code] === 0) break;
        hash = (Math.imul(hash, 31) + code) | 0;
      }
      if (at === start) {
        at += 1;
        continue;
      }
      while (at + 1 < end && isMark(text.charCodeAt(at)) && kinds[text.charCodeAt(at + 1)] === digit)
        do {
          hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
          at += 1;
        } while (at < end && kinds[text.charCodeAt(at)] === digit);
      words.push(made[numberOf(text, start, at, hash)]!);
    }
    return words;
  };
}

function isMark(code: number): boolean {
  return code === point || code === comma;
}

function standsAt(text: string, start: number, end: number, word: string): boolean {
  if (end - start !== word.length) return false;
  for (let at = 0; at < word.length; at += 1)
    if (text.charCodeAt(start + at) !== word.charCodeAt(at)) return false;
  return true;
}
