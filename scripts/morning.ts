import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addresses } from '../src/core/addresses.ts';
import { editionDate } from '../src/core/calendar-day.ts';
import { editionDateSchema } from '../src/core/edition.ts';
import { reportMarkdown } from '../src/core/report-markdown.ts';
import type { RunReport } from '../src/core/report.ts';
import { siteAddress } from '../src/core/site-address.ts';
import { readBriefing } from '../src/io/briefing-file.ts';
import { readEdition } from '../src/io/content-folder.ts';
import { gitLines } from '../src/io/git.ts';
import { readModelSetup } from '../src/io/model-settings.ts';
import { plainProgress } from '../src/io/progress-plain.ts';
import { assertOpen } from './collect/closed-day.ts';
import { type CollectOptions, collect } from './collect/run.ts';
import { momentOf } from './collect/options.ts';
import { reportForLog, tellGitHub } from './collect/tell.ts';
import { runCommand, UsageError } from './command.ts';
import { type Guard, isPublished, taskOf } from './morning/guard.ts';
import { isLate } from './morning/lateness.ts';
import { giveOutputs, giveSummary } from './morning/outputs.ts';
import { handedOver, handOut } from './morning/shares.ts';

const help = `Usage: npm run morning -- [options]

What the workflow does first: collects today's edition unless it is whole already, and tells the next steps what is
left to do. On GitHub it also writes the summary of the run; where the briefing says that several machines share the
sources (network.machines), it hands them out to other jobs, and makes the edition when it is called again for what they
have handed over.

  --date DAY       the edition of a day that was missed, such as 2026-11-20
  --refresh        asks the sources even where the edition is whole; with --date completes one that stands
  --dry-run        collects into a copy of the folder, reports, and keeps nothing
  --content DIR    the content folder    (default: content)
  --now ISO        the moment of the run (default: the clock)
  --help           this text

Environment: BRIEFING_DATE, BRIEFING_REFRESH=true and BRIEFING_DRY_RUN=true stand for the first three options;
BRIEFING_SHARES is the folder with what other jobs have handed over.
Outputs for GitHub: keep (something may have changed), publish (the site is to be built), tell (somebody wants
to hear of a new edition), commit (what is checked out); for shares: shares, machines, now, date, handover.
Exit codes: 0 an edition stands · 1 unexpected error · 2 the configuration is wrong · 3 no source could be read`;

const options = {
  date: { type: 'string' },
  refresh: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
} as const;
const { env } = process;
const say = (line: string): void => void process.stderr.write(`${line}\n`);

await runCommand({ help, takes: ['content', 'now'], options }, async (given) => {
  const { content, values } = given;
  const folder = env['BRIEFING_SHARES'];
  const shares = folder ? await handedOver(folder, say) : undefined;
  const now = momentOf(given, shares);
  const { timeZone, site, network, websub } = await readBriefing(content);
  const { site: origin, base } = siteAddress(env, site);
  const guard: Guard = {
    content,
    today: editionDate(now, timeZone),
    root: new URL(base, origin).href,
    allowHosts: network.allowHosts,
  };
  const wanted = websub !== undefined || env['MAIL_WANTED'] === 'true';
  const asked = { date: dayAsked(values['date']), refresh: isSet(values['refresh'], 'BRIEFING_REFRESH') };
  const dryRun = isSet(values['dry-run'], 'BRIEFING_DRY_RUN');
  await giveOutputs({ commit: (await gitLines(content, 'rev-parse', 'HEAD').catch(() => []))[0] ?? '' });
  const task =
    asked.date || asked.refresh || dryRun
      ? { collect: true, publish: true, reason: 'Asked for by hand.' }
      : folder
        ? { collect: true, publish: true, reason: 'The sources were handed out.' }
        : await taskOf(guard);
  say(task.reason);
  if (!task.collect) {
    await giveSummary(task.reason);
    await giveOutputs({ keep: 'false', publish: String(task.publish), tell: String(task.publish && wanted) });
    return 0;
  }
  if (!folder && network.machines > 1 && env['GITHUB_OUTPUT']) {
    // Before machines are started for a day that none may make.
    if (asked.date)
      assertOpen(asked.date, guard.today, await readEdition(content, asked.date), asked.refresh);
    say(`${network.machines} machines share the sources.`);
    await handOut({ machines: network.machines, now, date: asked.date });
    return 0;
  }
  const run = { guard, now, asked, shares };
  return dryRun ? rehearse(run) : collectAndTell(run, wanted);
});

interface Run {
  guard: Guard;
  now: Date;
  asked: AskedDay;
  shares: CollectOptions['shares'];
}

interface AskedDay {
  date: string | undefined;
  refresh: boolean;
}

async function collectAndTell(run: Run, wanted: boolean): Promise<number> {
  const { guard, now, asked } = run;
  const { content, today } = guard;
  const before = await readEdition(content, asked.date ?? today);
  const report = await collectDay(run);
  if (report.outcome === 'none') {
    // Nothing to keep but what publishers asked for; a site that grows old in silence is built to say so.
    const late = await isLate(content, now);
    await giveOutputs({ keep: 'true', publish: String(late), tell: 'false' });
    return 3;
  }
  const changed = (await gitLines(content, 'status', '--porcelain', '.').catch(() => ['?'])).length > 0;
  const publish = changed || !(await isPublished(guard));
  const isNew = before === undefined && report.date === today;
  await giveOutputs({ keep: String(changed), publish: String(publish), tell: String(isNew && wanted) });
  return 0;
}

/** Collects into a copy that is thrown away. */
async function rehearse(run: Run): Promise<number> {
  const copy = await mkdtemp(join(tmpdir(), 'briefing-dry-run-'));
  try {
    await cp(run.guard.content, copy, { recursive: true });
    const report = await collectDay({ ...run, guard: { ...run.guard, content: copy } });
    say('This was a dry run: nothing was kept.');
    await giveOutputs({ keep: 'false', publish: 'false', tell: 'false' });
    return report.outcome === 'none' ? 3 : 0;
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

async function collectDay({ guard, now, asked: { date, refresh }, shares }: Run): Promise<RunReport> {
  const { content, root } = guard;
  const day = date === undefined ? undefined : { date, reopen: refresh };
  const progress = plainProgress(say);
  const report = await collect({ content, now, progress, day, shares, model: readModelSetup(env) });
  await tellGitHub(report, content, say);
  process.stdout.write(`\n${reportForLog(report)}\n`);
  const edition = await readEdition(content, report.date);
  await giveSummary(reportMarkdown(report, edition, addresses(root).edition(report.date)));
  return report;
}

function dayAsked(value: unknown): string | undefined {
  const date = String(value ?? env['BRIEFING_DATE'] ?? '').trim();
  if (date === '') return undefined;
  if (!editionDateSchema.safeParse(date).success)
    throw new UsageError(`“${date}” is no day; write it like 2026-11-20.`);
  return date;
}

function isSet(value: unknown, name: string): boolean {
  return value === true || env[name] === 'true';
}
