/** Titles of fewer words (“Letters”, “Morning news brief”) return with other news under them. */
const wordsMin = 4;

/** A title reduced to its letters and digits, for comparing; not for display. */
export function titleKey(title: string): string {
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
