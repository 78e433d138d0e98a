/** What collecting has written into editions and health files: sentences in English. */
export const reasonWords = {
  /**
   * Sentences of why a source could not be read, or of what is strange about the weather, in the language of the
   * interface; undefined where they are not known.
   */
  reason: (sentences: string): string | undefined => sentences,
  /** Why an entry leads: `newest of World`. */
  leadReason: (words: string | undefined): string | undefined => words,
};
