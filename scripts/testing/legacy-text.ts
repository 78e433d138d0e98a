const headings = [
  '🧾 Weather',
  '🌍 International News',
  '🍁 Canadian News',
  '🇺🇸 U.S. Top Stories',
  '🧠 Artificial Intelligence',
  '💻 Digital Strategy',
  '🏥 Public Health',
  '🔬 Science',
  '🧾 Government & Policy',
  '🏛️ Enterprise Architecture & IT Governance',
  '🤖 AI & Emerging Tech',
  '🔒 Cybersecurity & Privacy',
  '🎓 University AI',
  '🏢 Corporate AI',
];

interface LegacyText {
  date: string;
  time?: string;
  /** Titles and bodies by the name of the section. */
  sections: Readonly<Record<string, readonly (readonly [title: string, body: string])[]>>;
}

/** An invented briefing in the regular layout of the earlier program, with its fourteen sections. */
export function legacyText({ date, time, sections }: LegacyText): string {
  const [year = '', month = '01', day = ''] = date.split('-');
  const name = new Date(`2025-${month}-15T00:00:00Z`).toLocaleString('en-CA', {
    month: 'long',
    timeZone: 'UTC',
  });
  const clock = time === undefined ? '' : ` ${time}`;
  return [
    `✅ Morning News Briefing – ${name} ${day}, ${year}${clock}\n`,
    `📅 Date: ${date}${clock}`,
    '🏷️ Tags: #briefing #ai #publichealth #digitalgov\n',
    '⸻\n',
    ...headings.map(
      (heading) => `${heading}\n${itemsText(sections[heading.split(' ').slice(1).join(' ')] ?? [])}`,
    ),
    '⸻',
  ].join('\n');
}

function itemsText(items: readonly (readonly [title: string, body: string])[]): string {
  if (items.length === 0) return 'No updates.\n';
  return items.map(([title, body]) => `• ${title}\n  ${body}\n`).join('');
}
