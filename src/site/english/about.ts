/** The page that tells a reader how an edition is made. Every sentence is true of the program; `src/core` is the proof. */
export const aboutWords = {
  aboutTitle: 'How an edition is made',
  aboutIntroduction:
    'Every morning a small program reads the feeds that the publishers below offer for this purpose, and prints what is new in a fixed order of sections. Nobody is paid to be here, and nothing is written here.',
  aboutText: [
    {
      heading: 'Whose words these are',
      paragraphs: [
        'Headlines and excerpts are the publishers’ own sentences. They are shortened to at most forty words, and never rewritten; advertising, bylines and “read more” are left away. Every headline leads to the page of its publisher. Where a publisher gave nothing fit to print, there is only the headline.',
        'Before an edition appears, every sentence in it is looked up in the feed that it came from. What does not stand there word for word is not printed. A model never writes here. Where one has chosen which of the publisher’s sentences to print, the entry says so.',
        'Weather alerts stand as they were issued.',
      ],
    },
    {
      heading: 'What is chosen',
      paragraphs: [
        'A section has room for a few entries. It is shared out one entry a source at a time, so that a publisher who writes fifty a day cannot crowd out one who writes two. What several sources report comes first, then what is newest.',
        'The five stories on top are those that most publishers carry, two feeds of one house counting once; then one of each section, the newest first. An entry without a date, or with one in the future, is never on top for its date. No clicks, no profile and no advertisement decide anything.',
        'The owner of this briefing may leave out entries by words, and for a section or a source keep only those that hold certain words.',
      ],
    },
    {
      heading: 'One story, once',
      paragraphs: [
        'Reports of one event become one entry. The others stand below it after “Also”, each with its own link. They are put together when they have the same link or headline, or share the telling words of headline and opening; when that is in doubt, they stay apart. What two sections have found is printed in the first of them and named in the other.',
        'What was printed on an earlier day is not printed again, whatever became of its link, date or title. A story that goes on says since when, and has a page with all that was printed of it.',
      ],
    },
    {
      heading: 'What the labels say',
      paragraphs: [
        '“Journal”, “Government”, “Vendor” and “University” tell what sort of publisher speaks; where nothing stands, it is a news organization. Times are those of the publisher. The minutes on top are counted at 230 words a minute.',
      ],
    },
    {
      heading: 'When something fails',
      paragraphs: [
        'A section without news says so. If its sources could not be read it says that instead, because silence and failure are not the same. The source health page keeps the record, source by source and day by day.',
      ],
    },
    {
      heading: 'What is not here',
      paragraphs: [
        'The page sets no cookies, needs no scripts and asks no other server for anything. An edition ends. When you have reached the last line, you have read the morning.',
      ],
    },
  ],
  aboutSources: 'The sources',
};
