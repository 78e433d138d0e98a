/** One entry of a story over days: how many days before the newest edition, and which source of its section tells it. */
interface Told {
  age: number;
  title: string;
  text?: string;
  source?: number;
}

/** Invented stories that go on over days. `digits` begin the ids of their entries. */
export const sampleStories: { section: string; digits: string; lang?: string; told: Told[] }[] = [
  {
    section: 'digital',
    digits: '0ca7f100',
    told: [
      {
        age: 5,
        title: 'Ferry tickets move to the phone in three harbours',
        text: 'The trial began on Tuesday. Paper tickets stay valid until the end of winter.',
      },
      { age: 4, title: 'How a phone ticket is checked when the harbour has no signal', source: 2 },
      {
        age: 4,
        title: 'Ferry tickets on phones: the first day in numbers',
        text: 'Four hundred passengers used the new ticket. Nine had to buy a paper one.',
        source: 1,
      },
      {
        age: 1,
        title: 'Ferry crews ask for larger type on phone tickets, and get it',
        text: 'The new layout can be read in the sun and from two metres away.',
      },
      {
        age: 0,
        title: 'Phone tickets for ferries widen to four more harbours',
        text: 'The next harbours join on the first of December. Nothing changes for season tickets.',
      },
      { age: 0, title: 'What the ferry ticket trial changed in its first week', source: 1 },
    ],
  },
  {
    section: 'canada',
    digits: '0de1ba60',
    lang: 'fr-CA',
    told: [
      { age: 30, title: 'Le phare de la pointe cherche un gardien', source: 2 },
      {
        age: 24,
        title: 'Deux cents candidatures pour garder le phare',
        text: 'La plus jeune candidate a dix-neuf ans. La municipalité choisira en décembre.',
        source: 2,
      },
      { age: 18, title: 'Le phare aura deux gardiens plutôt qu’un', source: 2 },
    ],
  },
];
