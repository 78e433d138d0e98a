/** The words of the page that helps to subscribe, of our lists of feeds, and of an edition as plain text. */
export const subscribeWords = {
  subscribe: 'Subscribe',
  subscribeDescription: 'How to have each edition come to you, without an account.',
  subscribeLead: 'Free, and without an account.',
  subscribeText: 'Have the briefing come to you, in an app of your choice.',
  whatIsAFeed: 'What is a feed?',
  whatIsAFeedText:
    'A feed is an address that a reading app looks at now and then. When there is a new edition, the app shows it. Nobody learns who you are.',
  feedSteps: [
    'Get a reading app. There are free ones for every phone and computer.',
    'Copy an address from this page.',
    'Choose “add feed” in the app and paste it.',
  ],
  feedAddresses: 'Feed addresses',
  feedAddress: (feed: string) => `Address of “${feed}”`,
  feedAnEdition: 'One entry a day',
  feedAnEditionText: 'The whole briefing inside one entry, each morning. Start here.',
  copy: 'Copy',
  copyAddressOf: (feed: string) => ` the address of ${feed}`,
  oneSectionOnly: (sections: number) => `One section only (${sections})`,
  whichReader: 'Which reading app?',
  readers: [
    {
      where: 'On a phone or tablet',
      text: 'The app store finds many under “RSS reader”. A good one is free, asks for no account, takes any address and keeps what it has read for the train.',
    },
    {
      where: 'On a computer',
      text: 'Some mail programs and browsers read feeds themselves; look for “feeds” in their settings. There are also free programs made for it, for every system.',
    },
    {
      where: 'On all of them at once',
      text: 'A reading service remembers on every device what you have read. It needs an account, with the service and not with us.',
    },
  ],
  otherWays: 'Other ways',
  opmlText:
    'A list that a reading app can import in one go: our feeds, or the feeds of the publishers that we read ourselves.',
  ourFeeds: 'Our feeds',
  ourSources: 'The sources',
  mail: 'Mail',
  mailText:
    'A service that turns feeds into mail can bring each edition to your inbox. Give it the first address on this page. Your address stays between you and that service.',
  plainText: 'Text and voice',
  plainTextText:
    'The same edition without pictures, colours or fonts, for slow lines; and a script to be read aloud, without addresses.',
  textOnly: 'Text-only page',
  listenScript: 'Script to read aloud',
  opmlOfFeeds: (publication: string) => `Feeds of ${publication}`,
  opmlOfSources: (publication: string) => `Sources of ${publication}`,
  wholePublication: 'The whole briefing',
  bySectionFeeds: 'By section',
  search: 'Search',
};
