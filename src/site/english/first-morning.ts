/** The words of a briefing that has no edition yet. */
export const firstMorningWords = {
  whatWillHappen: 'What will happen',
  eachMorning: (timeZone: string) =>
    `Each morning before seven (time zone ${timeZone}) every source is read, and the new stories are printed here as a dated edition with an address of its own. Nothing is ever taken out again: the archive grows by a page a day.`,
  howToBegin: 'How to begin',
  beginSteps: [
    'On GitHub: open “Actions”, choose “Morning briefing”, then “Run workflow”. The first edition stands here a few minutes later; after that it comes by itself.',
    'On your own computer: npm run briefing',
    'To choose what is read: content/briefing.yaml names every section and source.',
  ],
};
