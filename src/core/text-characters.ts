/** Characters that may be printed: what Unicode and XML 1.0 allow, without those that hide or reorder text. */

/** What the bytes 80–9F mean in windows-1252; publishers write them as control characters or `&#146;`. */
const windows1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** XML 1.0 section 2.2, less the two no reader needs; lone surrogates are not Unicode at all. */
const illegal = /[\0-\x08\v\f\x0e-\x1f\x7f]|\p{Surrogate}|\p{Noncharacter_Code_Point}/gu;

const skin = String.raw`[\u{1F3FB}-\u{1F3FF}]`;
const pictograph = String.raw`\p{Extended_Pictographic}(?:[\uFE0E\uFE0F]|${skin})?`;
/** Writing systems in which ZWNJ and ZWJ choose the shape of letters. */
const joining =
  'Arabic Syriac Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Khmer Myanmar'
    .split(' ')
    .map((script) => String.raw`\p{Script=${script}}`)
    .join('');

/** Invisible characters, after the sequences in which they mean something. */
const invisible = new RegExp(
  [
    `(${[
      `${pictograph}(?:\\u200D${pictograph})*`,
      String.raw`[0-9#*]\uFE0F\u20E3?`,
      String.raw`\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,6}\u{E007F}`,
      String.raw`(?<=[${joining}])[\u200C\u200D](?!\p{Default_Ignorable_Code_Point})`,
    ]
      .reverse()
      .join('|')})`,
    String.raw`[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]`,
  ].join('|'),
  'gu',
);

/**
 * The text without control characters, soft hyphens, zero-width characters and direction marks or overrides (the
 * Trojan-Source class). Joiners stay inside emoji and where a writing system needs them. Normalization is left alone.
 */
export function legalText(text: string): string {
  if (/^[\t\n\r\x20-\x7e]*$/.test(text)) return text;
  return text
    .replace(/[\x80-\x9f]/g, (control) => windows1252[control.charCodeAt(0) - 0x80]?.trim() ?? '')
    .replace(illegal, '')
    .replace(invisible, (_match, kept?: string) => kept ?? '');
}

/** White space that is neither a space nor a line end, or two pieces of it in a row: to look for them is quicker. */
const untidy = /[^\S \n]|\s\s/u;

/** Runs of white space become one space, runs of line ends one line end; nothing at either end. */
export function tidyLines(text: string): string {
  if (!untidy.test(text)) return text.trim();
  return text
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n[\n ]*/g, '\n')
    .trim();
}
