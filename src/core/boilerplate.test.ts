import { describe, expect, it } from 'vitest';
import { asides, endings, isAside, isAsideLine, withoutBoilerplate } from './boilerplate.ts';

/** What each habit looks like, by its name: the text, and what is left of it. */
const atTheEnd: Record<string, [text: string, left: string][]> = {
  'WordPress, where it appeared first': [
    ['It rained. […] The post Rain appeared first on The Example.', 'It rained.'],
    ['It rained. The post Rain, again first appeared on The Example.', 'It rained.'],
  ],
  'WordPress in French': [['Il pleut. L’article La pluie est apparu en premier sur L’Exemple.', 'Il pleut.']],
  'where it was published first': [
    ['It rained. This article was originally published on The Example.', 'It rained.'],
    ['It rained. A version of this story first appeared in The Example.', 'It rained.'],
  ],
  'an invitation to read on': [
    ['It rained. Read more', 'It rained.'],
    ['It rained. Continue reading It rained →', 'It rained.'],
    ['It rained. Read full article >>', 'It rained.'],
    ['It rained. [...] Keep reading', 'It rained.'],
    ['Il pleut. Lire la suite…', 'Il pleut.'],
  ],
  'an invitation to click': [['It rained. To read this article in full, please click here', 'It rained.']],
  'a link to the comments': [
    ['It rained. Comments', 'It rained.'],
    ['Comments', ''],
    ['It rained. Read full article Comments', 'It rained.'],
  ],
  'Reddit, by whom it was submitted': [
    ['It rained. submitted by /u/gull to r/harbour [link] [comments]', 'It rained.'],
    ['submitted by /u/gull [link] [comments]', ''],
  ],
  'Hacker News, addresses and points': [
    ['Article URL: https://a.example/1 Comments URL: https://b.example/2 Points: 12 # Comments: 3', ''],
  ],
  'a credit in brackets': [['It rained. (Image credit: Ada Quill/The Example)', 'It rained.']],
};

const alone: Record<string, string[]> = {
  'a byline': [
    'By Ada Quill',
    'By: Ada Quill and Jon van der Mast',
    'By Ada Quill, Bo Lind (Engineers, The Example), and Cy Orr (Manager)',
    'Par Odile Ferrand-Roy.',
    'Por Ana Ruiz e José Melo',
    'Posted by Ada Quill, Head of Maps',
  ],
  'a reporter who signs off': ['Ada Quill reports.', "CNN's Ada Quill reports from Port Alder."],
  'the day of publication': [
    'Posted on 07-19-2021',
    'Last updated: 3 May 2026, 10:15',
    'Publié le 3 mai 2026',
  ],
  'the credit of a picture': [
    'Image Source: The Example / Ada Quill.',
    'Photo by Ada Quill',
    'Photo: The Example',
    '(Video by Ada Quill.)',
    'Crédit : L’Exemple',
  ],
  'something to watch or listen to': [
    'WATCH: The bridge opens',
    'Listen to this article',
    'LISTEN | The bridge opens',
    'Prefer to listen? I was a guest of The Example.',
  ],
  'an invitation to subscribe': [
    'Sign up to get it by email.',
    'Subscribe to The Example to get our letter.',
    'Get the latest news in your inbox',
    'Abonnez-vous à notre infolettre.',
  ],
  'a word to readers of a newsletter': [
    'This is today’s edition of The Example, our weekday newsletter.',
    'Welcome back to The Example, a twice-weekly newsletter about ferries.',
    'If you’re reading this in your browser, why not come in?',
    'Good morning.',
    'Bonjour à tous !',
  ],
  'follow and share': ['Follow us on every network', 'Share this story', 'Suivez-nous sur le réseau'],
  'other stories': [
    'Related: The bridge of last year',
    'À lire aussi : le pont',
    'ALSO READ | The old bridge',
  ],
  'an invitation to read on, alone': [
    'Read the full report here.',
    'Learn more about the bridge.',
    'Weiterlesen auf example.',
  ],
  'further information elsewhere': [
    'For more information, visit our website.',
    'Weitere Informationen zu diesem Einsatz finden Sie auf unserer Website.',
  ],
  'what one needs to know': [
    'Here’s what you need to know.',
    "Here's what to know",
    'The bridge and the ferry: This is your morning tip sheet.',
  ],
  'WordPress, alone': ['[…] The post Rain appeared first on The Example.'],
  'comments and points': ['12 Comments', 'Points: 12', '# Comments: 3', 'Comments URL: https://b.example/2'],
  cookies: ['We use cookies to make this page work.', 'Nous utilisons des témoins sur ce site.'],
  'the citation of a journal, alone': [
    'Journal of Tides, Published online: 3 May 2026; doi:10.1000/tides.1',
    'Journal of Tides, Volume 3, Issue 2, May 2026.',
    'Publication date: May 2026',
  ],
  'where it comes from': ['Source: The Example', 'Retrieved from here.'],
  tags: ['Tags: bridges', '#bridge #ferry #rain'],
  'an advertisement': ['ADVERTISEMENT', 'Story continues below advertisement', 'Publicité'],
  'a note of the editors': ['Editor’s note: This was written in May.'],
  'a word about the text itself': [
    'This article was last updated on 3 May 2026 with new prices.',
    'A version of this story first appeared in The Example.',
    'This is another post in our Bridges series.',
  ],
  'a word about the feed': [
    'Please update to our new feed url: example.org/feed',
    'Thank you for reading via RSS.',
    'Aller sur Planète Exemple',
  ],
  'a credit of rights': ['© 2026 The Example', 'All rights reserved.'],
  'an address or a time mark': ['https://a.example/video', '02:31 The bridge'],
};

const stories = [
  'She likes to read more than to write.',
  'By Tuesday the water had reached the mill.',
  'By many measures, the bridge is one of the longest.',
  'Photos of the bridge show cracks.',
  'Subscribers left after the price went up.',
  'Watch the whole coast turn white in a minute.',
  'The source of the river is a spring.',
  'Share prices fell on Monday.',
  'The committee reports.',
  'Learning more about tides takes years.',
  'Cookies were sold at the fair.',
  'Related research found the same.',
  'Comments on the plan are due in May.',
  'Sponsored teams won the race.',
  'Points were lost at the last gate.',
  'Hello Dolly is on stage again, and so is the ferry.',
];

describe('boilerplate at the end of a text', () => {
  it('has an example for every habit', () => {
    expect(Object.keys(atTheEnd).toSorted()).toEqual(endings.map(({ name }) => name).toSorted());
  });
  for (const { name, pattern } of endings)
    it.each(atTheEnd[name] ?? [])(`${name}: %s`, (text, left) => {
      expect(text).toMatch(pattern);
      expect(withoutBoilerplate(text)).toBe(left);
    });
});

describe('boilerplate of its own', () => {
  it('has an example for every habit', () => {
    expect(Object.keys(alone).toSorted()).toEqual(asides.map(({ name }) => name).toSorted());
  });
  for (const { name, pattern, line } of asides)
    it.each(alone[name] ?? [])(`${name}: %s`, (piece) => {
      expect(piece).toMatch(pattern);
      expect(isAside(piece)).toBe(true);
      if (line) expect(isAsideLine(`${piece} And what comes behind it.`) || isAsideLine(piece)).toBe(true);
    });
});

it.each(stories)('leaves a story alone: %s', (sentence) => {
  expect(isAside(sentence)).toBe(false);
  expect(isAsideLine(sentence)).toBe(false);
  expect(withoutBoilerplate(sentence)).toBe(sentence);
});
