/** The words around a link that is shared. */
export const sharingWords = {
  cardOfDay: (publication: string, day: string) => `${publication}, ${day}, with the first headlines`,
  noNewStories: 'No new stories.',
};
