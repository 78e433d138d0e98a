/** The words of our own feeds, and of the style sheet that explains one to who opens it in a browser. */
export const ownFeedWords = {
  everyStory: 'Every story',
  feedEveryStoryText: 'Each story by itself, for those who like to pick in their reader.',
  feedAsAtom: 'One entry a day (Atom)',
  feedAsJson: 'One entry a day (JSON Feed)',
  sameAsAtom: 'The same editions, for programs that prefer Atom.',
  sameAsJson: 'The same editions, for programs that prefer JSON.',
  everyStoryDescription: (publication: string) =>
    `The stories of ${publication}, each as an entry of its own.`,
  monthDescription: (month: string, publication: string) => `All editions of ${publication} of ${month}.`,
  feedRights:
    'Headlines and excerpts belong to their publishers and are quoted with a link to them. The weather is printed under the licence named beside it.',
  feedExplained:
    'This is a feed. Copy its address into a feed reader, and whatever is new will come to you there. No account, no advertising, no tracking.',
};
