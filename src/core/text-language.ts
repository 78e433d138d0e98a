/** Longer tags are registered nowhere (RFC 5646 section 4.4.1 counts 35 characters for the longest of use). */
const tagCharsMax = 35;

/**
 * The language a feed names, as a tag in its usual spelling (`en_us` → `en-US`), or undefined where it cannot be one.
 * Syntax of RFC 5646 section 2.1 that begins with a language of two or three letters; whether anybody speaks it is
 * not asked.
 */
export function languageTag(text: string | undefined): string | undefined {
  const tag = text?.trim().replaceAll('_', '-');
  if (!tag || tag.length > tagCharsMax || !/^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(tag)) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}
