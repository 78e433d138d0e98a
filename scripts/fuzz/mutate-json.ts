import type { Random } from './random.ts';

const strange: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  '\u0000',
  '\ud800',
  '\u202e',
  'javascript:alert(1)',
  'https://news.example/a?b=c',
  '<b>bold</b><script>',
  '9999-12-31T23:59:59Z',
  [],
  {},
  [[[[]]]],
  { toString: 1 },
];

/** A JSON document with one value changed for another kind, moved or repeated; as it is where it cannot be read. */
export function mutateJson(text: string, random: Random): string {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(text, 'latin1').toString('utf8'));
  } catch {
    return text;
  }
  const places: { holder: Record<string, unknown>; key: string }[] = [];
  const walk = (holder: unknown): void => {
    if (typeof holder !== 'object' || holder === null) return;
    for (const key of Object.keys(holder)) {
      places.push({ holder: holder as Record<string, unknown>, key });
      walk((holder as Record<string, unknown>)[key]);
    }
  };
  walk(value);
  if (places.length === 0) return text;
  const { holder, key } = random.pick(places);
  const other = random.pick(places);
  const changes: (() => void)[] = [
    () => (holder[key] = random.pick(strange)),
    () => (holder[key] = structuredClone(other.holder[other.key])),
    () => void delete holder[key],
    () =>
      (holder[random.pick(['__proto__x', 'constructor', 'toString', 'items', 'id', 'url'])] = holder[key]),
    () => (holder[key] = Array.from({ length: 40 }, () => holder[key])),
  ];
  random.pick(changes)();
  const json = JSON.stringify(value).replaceAll('__proto__x', '__proto__');
  return Buffer.from(json, 'utf8').toString('latin1');
}
