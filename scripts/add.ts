import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { freeId, withSource } from '../src/core/add-source.ts';
import {
  type Briefing,
  type Section,
  type Source,
  sourceKinds,
  weatherSectionId,
} from '../src/core/briefing.ts';
import { believableDates } from '../src/core/normalize.ts';
import { briefingFileName, readBriefing } from '../src/io/briefing-file.ts';
import { writeWhole } from '../src/io/content-folder.ts';
import { findFeeds, type FoundFeed } from '../src/io/find-feeds.ts';
import { startParser } from '../src/io/parse-apart.ts';
import { logLine } from '../src/io/progress.ts';
import { previewOf } from './add/preview.ts';
import { runCommand, UsageError } from './command.ts';

const help = `Usage: npm run add -- URL [options]

Finds the feed behind an address, shows what would be printed of it, asks for the section and adds the source to
briefing.yaml; notes and everything else in the file stay as they are.

  --section ID    the section, instead of asking
  --name NAME     the name to print          (default: what the feed calls itself)
  --kind KIND     ${sourceKinds.join(', ')}   (default: news)
  --id ID         the short name             (default: made of the name)
  --dry-run       shows what would be printed and changes nothing
  --content DIR   the content folder         (default: content)
  --now ISO       the moment of the preview  (default: the clock)
  --help          this text

Exit codes: 0 added, or shown · 1 no feed was found · 2 wrong usage, or briefing.yaml is wrong`;

const options = {
  section: { type: 'string' },
  name: { type: 'string' },
  kind: { type: 'string', default: 'news' },
  id: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
} as const;
/** Titles and names are data: nothing of them may move the cursor or look like a command of a log. */
const say = (line = ''): void =>
  void process.stdout.write(`${/^ */.exec(line)?.[0] ?? ''}${logLine(line)}\n`);

await runCommand(
  { help, takes: ['content', 'now'], options, positionals: true },
  async ({ content, now, values, paths }) => {
    const briefing = await readBriefing(content);
    const address = addressAsked(paths);
    const kind = sourceKinds.find((one) => one === values['kind']);
    if (!kind) throw new UsageError(`--kind is one of ${sourceKinds.join(', ')}.`);
    const found = await find(address, briefing, now);
    if (!found) return 1;
    const name = String(values['name'] ?? found.feed.title ?? new URL(found.url).hostname);
    const taken = new Set(
      briefing.sections.flatMap(({ sources, backups }) => [...sources, ...backups]).map(({ id }) => id),
    );
    const source: Source = {
      ...{ id: String(values['id'] ?? freeId(plainText(name), found.url, taken)), name: plainText(name) },
      ...{ url: found.url, kind, excerpt: true },
    };
    const known = briefing.sections.find(({ sources, backups }) =>
      [...sources, ...backups].some(({ url }) => url === source.url),
    );
    if (known) say(`This feed is read already, in the section ${known.title}.`);
    const section = await sectionAsked(values['section'], briefing, values['dry-run'] === true);
    show(found, source, section ?? briefing.sections[0], briefing, now);
    if (values['dry-run'] === true || !section) return 0;
    const file = join(content, briefingFileName);
    await writeWhole(file, withSource(await readFile(file, 'utf8'), briefingFileName, section.id, source));
    say(`Added ${source.name} (${source.id}) to ${section.title}. It is read with the next edition.`);
    return 0;
  },
);

function addressAsked([address, ...more]: readonly string[]): string {
  if (!address || more.length > 0)
    throw new UsageError('Write one address: npm run add -- https://example.org/');
  const whole =
    /^[a-z][a-z0-9+.-]*:/i.test(address) && !/^[\w.-]+:\d/.test(address) ? address : `https://${address}`;
  if (!URL.canParse(whole)) throw new UsageError(`${address} is not a web address.`);
  return new URL(whole).href;
}

async function find(address: string, briefing: Briefing, now: Date): Promise<FoundFeed | undefined> {
  const parser = startParser();
  try {
    const { allowHosts } = briefing.network;
    const { found: feeds, failure } = await findFeeds(address, parser, { allowHosts, now: () => now });
    if (feeds.length === 0) say(`No feed was found at ${address} or behind it. ${failure?.reason ?? ''}`);
    if (feeds.length > 1) {
      say('Feeds behind this address; the first is taken, another one by its own address:');
      for (const { url, feed } of feeds) say(`  ${url}  ${plainText(feed.title ?? '')}`);
    }
    return feeds[0];
  } finally {
    await parser.close();
  }
}

function plainText(text: string): string {
  return logLine(text).replace(/\s+/g, ' ').trim().slice(0, 80);
}

function show(
  found: FoundFeed,
  source: Source,
  section: Section | undefined,
  briefing: Briefing,
  now: Date,
): void {
  const { feed, ms, url } = found;
  const newest = believableDates(feed.entries, now.toISOString())[0];
  say();
  say(`${source.name}  ${url}`);
  say(`${feed.format}, ${feed.entries.length} entries, the newest of ${newest ?? 'no date'}, ${ms} ms`);
  for (const repair of feed.repairs) say(`mended: ${repair}`);
  const entries = section ? previewOf(found, source, section, briefing, now) : [];
  say();
  say(
    entries.length > 0
      ? 'This would be printed:'
      : `Nothing of it is new enough to be printed (window: ${briefing.window}).`,
  );
  for (const { title, summary, published } of entries) {
    say(`  • ${title}${published ? `  (${published.slice(0, 16).replace('T', ' ')} UTC)` : ''}`);
    if (summary) say(`    ${summary.text}`);
  }
  say();
}

async function sectionAsked(
  asked: unknown,
  briefing: Briefing,
  dryRun: boolean,
): Promise<Section | undefined> {
  const sections = briefing.sections.filter(({ id }) => id !== weatherSectionId);
  const list = sections.map(({ id }) => id).join(', ');
  const named = (id: string): Section | undefined => sections.find((one) => one.id === id);
  if (asked !== undefined) {
    const section = named(String(asked));
    if (!section) throw new UsageError(`There is no section ${String(asked)}. There are: ${list}.`);
    return section;
  }
  if (dryRun) return sections[0];
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    for (const { id, title } of sections) say(`  ${id.padEnd(14)} ${title}`);
    terminal.setPrompt('In which section? (Enter for none) ');
    terminal.prompt();
    for await (const line of terminal) {
      const answer = line.trim();
      if (answer === '') return undefined;
      const section = named(answer);
      if (section) return section;
      say(`There is no section ${answer}.`);
      terminal.prompt();
    }
    throw new UsageError(`Nobody was there to say in which section. Write --section and one of: ${list}.`);
  } finally {
    terminal.close();
  }
}
