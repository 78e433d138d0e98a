/**
 * Long texts of a document go round the XML parser, which would read letter by letter what it only hands on: it sees a
 * short mark in their place. A mark is made of a character that XML may not hold and `withoutControls` has removed, so no
 * document can bring one of its own.
 */
export interface HeldTexts {
  /** The mark that stands for a text; undefined for one that is read as quickly, or that holds nothing. */
  hold: (text: string) => string | undefined;
  /** The text with every mark in it replaced by what it stands for. */
  restore: (text: string) => string;
}

const heldCharsMin = 60;
const marks = /\ufffe(\d+)\ufffe/g;

export function holdTexts(): HeldTexts {
  const texts: string[] = [];
  return {
    hold: (text) => {
      if (text.length < heldCharsMin || !/\S/.test(text)) return undefined;
      return `\ufffe${texts.push(text) - 1}\ufffe`;
    },
    restore: (text) =>
      text.includes('\ufffe') ? text.replace(marks, (mark, place) => texts[Number(place)] ?? mark) : text,
  };
}
