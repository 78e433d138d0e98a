/** The words of the reading aids, which scripts fetch when they are needed. `{n}`, `{source}` and `{when}` are put in. */
export const aidWords = {
  copied: 'Copied.',
  copyFailed: 'Could not copy.',
  share: 'Share',
  copyLink: 'Copy link',
  muteSource: 'Mute {source}',
  close: 'Close',
  muted: 'Muted here: {n}.',
  showMuted: 'Show',
  readingAids: 'Reading aids',
  keys: 'Keys',
  keysOn: 'Use these keys',
  keyNext: 'next story',
  keyPrevious: 'previous story',
  keyOpen: 'open the story',
  keySearch: 'search',
  keyHelp: 'this help',
  keyDays: 'the day before, the day after',
  mutedHeading: 'Muted',
  mutedText:
    'Stories with these words, and those of these sources, are hidden in this browser. Nobody else is told.',
  muteWord: 'Mute a word',
  add: 'Mute',
  remove: 'Remove',
  nothingMuted: 'Nothing is muted.',
  listening: 'Reading aloud',
  pause: 'Pause',
  resume: 'Go on',
  back: 'Back',
  forward: 'Next',
  stop: 'Stop',
  noVoice: 'This browser has no voice to read with.',
  keptCopy: 'The network does not answer. This copy was kept on {when}.',
};

/** Words on the page itself. */
export const aidPageWords = {
  listen: 'Listen',
  offlineTitle: 'Not kept here',
  offlineText:
    'The network does not answer, and this browser has not kept the page that you asked for. The editions that you read last are still here:',
  offlineNewest: 'the newest edition that you have seen',
};
