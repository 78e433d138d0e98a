/** The words of the reading aids, in the language of the interface: `src/site/english/aids.ts`. */
export type AidWords = Record<
  | 'copied'
  | 'copyFailed'
  | 'share'
  | 'copyLink'
  | 'muteSource'
  | 'close'
  | 'muted'
  | 'showMuted'
  | 'readingAids'
  | 'keys'
  | 'keysOn'
  | 'keyNext'
  | 'keyPrevious'
  | 'keyOpen'
  | 'keySearch'
  | 'keyHelp'
  | 'keyDays'
  | 'mutedHeading'
  | 'mutedText'
  | 'muteWord'
  | 'add'
  | 'remove'
  | 'nothingMuted'
  | 'listening'
  | 'pause'
  | 'resume'
  | 'back'
  | 'forward'
  | 'stop'
  | 'noVoice',
  string
>;

let fetched: Promise<AidWords> | undefined;

/** Fetched once a page, from beside the scripts. */
export function words(): Promise<AidWords> {
  fetched ??= fetch(new URL('../aids.json', import.meta.url)).then(
    (answer) => answer.json() as Promise<AidWords>,
  );
  return fetched;
}
