/** Titles of fewer words (“Letters”, “Morning news brief”) return with other news under them. */
const wordsMin = 4;

const isAscii = /^[\0-\x7f]*$/;

/** A title reduced to its letters and digits, for comparing; not for display. */
export function titleKey(title: string): string {
  if (isAscii.test(title))
    return title
      .toLowerCase()
      .replaceAll("'", '')
      .replace(/[^a-z\d]+/g, ' ')
      .trim();
  return title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/['’‘]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The key where the title is telling enough to recognize an entry by; undefined where it is not. */
export function tellingTitleKey(title: string): string | undefined {
  const key = titleKey(title);
  return key.split(' ').length >= wordsMin ? key : undefined;
}
