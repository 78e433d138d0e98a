import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { git, gitLines } from '../src/io/git.ts';
import { siteSource } from '../src/io/source-digest.ts';
import { projectFolder } from './run-node.ts';
import { type FeedServer, startFeedServer } from './testing/feed-server.ts';
import { type GitHubServer, startGitHubServer } from './testing/github-server.ts';
import { type Play, type Played, playWorkflow, type Stage } from './testing/play-workflow.ts';
import { brokenLinks } from './testing/site-files.ts';
import { feedOf } from './testing/small-feed.ts';
import { serveFolder, type StaticServer } from './testing/static-server.ts';

/**
 * A whole week of mornings as GitHub would run them, on this machine: a bare repository, fresh clones as runners, a
 * local publisher, a folder that stands for Pages. The steps come from the workflow file itself.
 */

const repository = 'reader/paper';
let work: string;
let stage: Stage;
let publisher: FeedServer;
let github: GitHubServer;
let pages: StaticServer;
/** What has been told to the hub of WebSub. */
const told: string[] = [];
const day = (date: number, time = '10:17'): string => `2026-11-${date}T${time}:00Z`;

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'briefing-rehearsal-'));
  publisher = await startFeedServer({
    '/quay': { body: feedOf('Ferries return'), etag: true },
    '/hill': { body: feedOf('Goats climb'), etag: true },
    '/hub': () => ({
      handler: (request, response) => {
        request.on('data', (part: Buffer) => told.push(part.toString())).on('end', () => response.end());
      },
    }),
  });
  github = await startGitHubServer(repository);
  await mkdir(join(work, 'pages'));
  pages = await serveFolder(join(work, 'pages'), '/paper');
  stage = {
    work,
    hub: await openHub('hub.git', { websub: `${publisher.origin}/hub` }),
    pages: join(work, 'pages'),
    repository,
    env: { SITE_URL: pages.url, GITHUB_API_URL: github.url },
  };
});
afterAll(async () => {
  await Promise.all([publisher?.close(), github?.close(), pages?.close()]);
  await rm(work, { recursive: true, force: true });
});

/** A repository made from this project, as the button “Use this template” makes one, with a briefing of its own. */
async function openHub(name: string, briefing: Record<string, unknown> | undefined): Promise<string> {
  const seed = join(work, `${name}.seed`);
  const apart = [
    '.git',
    'node_modules',
    'dist',
    '.astro',
    '.demo',
    '.screenshots',
    '.fuzz',
    'editions',
    'health',
  ];
  await cp(projectFolder, seed, { recursive: true, filter: (path) => !apart.includes(basename(path)) });
  if (briefing) await writeFile(join(seed, 'content/briefing.yaml'), stringify(briefingOf(briefing)));
  await git(seed, 'init', '--quiet', '--initial-branch=main');
  await commit(seed, 'Begin');
  await git(work, 'clone', '--quiet', '--bare', seed, name);
  return join(work, name);
}

const source = (id: string) => ({ id, name: `The ${id}`, url: `${publisher.origin}/${id}` });
const briefingOf = (more: Record<string, unknown> = {}) => ({
  network: { allowHosts: ['127.0.0.1'] },
  window: '9000d',
  sections: ['quay', 'hill'].map((id) => ({ id, title: `On the ${id}`, sources: [source(id)] })),
  ...more,
});

async function commit(folder: string, message: string): Promise<void> {
  await git(folder, 'add', '--all');
  const who = ['-c', 'user.name=An owner', '-c', 'user.email=owner@example.org'];
  await git(folder, ...who, 'commit', '--quiet', '--message', message);
}

const play = (now: string, more: Partial<Play> = {}, on: Stage = stage): Promise<Played> =>
  playWorkflow({ ...on, env: { ...on.env, BRIEFING_NOW: now } }, { event: 'schedule', ...more });
const byHand = (inputs: Record<string, string | boolean>): Partial<Play> => ({
  event: 'workflow_dispatch',
  inputs,
});
const messages = () => gitLines(stage.hub, 'log', '--format=%s', 'main');
const head = async () => (await git(stage.hub, 'rev-parse', 'main')).trim();
const published = async (path: string) => await (await fetch(new URL(path, pages.url))).text();

/** The promise of every case: what is on the web is what the repository holds. */
async function expectPublished(): Promise<void> {
  const clone = await mkdtemp(join(work, 'look-'));
  await git(work, 'clone', '--quiet', stage.hub, clone);
  const { source: digest } = JSON.parse(await published('provenance.json')) as { source: string };
  expect(digest).toBe((await siteSource(clone))?.digest);
}

const alone = { share: 'skipped', merge: 'skipped' };
const allWell = { edition: 'success', ...alone, check: 'success', build: 'success', deploy: 'success' };

describe('the week of a paper', () => {
  it('begins with an edition that is collected, kept, built, published and told of', async () => {
    const { jobs, summary, log } = await play(day(20));
    expect(jobs, log).toEqual({ ...allWell, tell: 'success', issues: 'success' });
    expect((await messages())[0]).toBe('edition: 2026-11-20 (2 stories, 2 of 2 sources)');
    expect(await published('2026/11/20/')).toContain('Ferries return');
    expect(summary).toContain('## Made the edition of 2026-11-20: 2 entries; 2 of 2 sources read.');
    expect(summary).toContain('| The quay | quay | ok 200 | 1 | 1 | 1 |');
    expect(told).toContain(`hub.mode=publish&hub.url=${encodeURIComponent(`${pages.url}rss.xml`)}`);
    await expectPublished();
  });

  it('has nothing to do at the second attempt, and asks no publisher', async () => {
    const [before, asked] = [await head(), publisher.log.length];
    const { jobs, log } = await play(day(20, '10:47'));
    expect(log).toContain('The edition of 2026-11-20 is whole, and the site shows it.');
    expect(jobs).toEqual({
      ...{ ...alone, edition: 'success', check: 'skipped', build: 'skipped', deploy: 'skipped' },
      ...{ tell: 'skipped', issues: 'success' },
    });
    expect([await head(), publisher.log.length]).toEqual([before, asked]);
  });

  it('keeps nothing of a dry run', async () => {
    publisher.set('/quay', { body: feedOf('Ferries return', 'Lamps are lit') });
    const before = await head();
    const { jobs, summary } = await play(day(20, '11:00'), byHand({ 'dry-run': true }));
    expect([jobs['edition'], jobs['build']]).toEqual(['success', 'skipped']);
    expect(summary).toContain('Added to the edition of 2026-11-20: 3 entries');
    expect(await head()).toBe(before);
    expect(await published('')).not.toContain('Lamps are lit');
  });

  it('adds what is new when it is refreshed by hand, and tells nobody twice', async () => {
    told.length = 0;
    const { jobs } = await play(day(20, '12:00'), byHand({ refresh: true }));
    expect(jobs).toEqual({ ...allWell, tell: 'skipped', issues: 'success' });
    expect(await published('2026/11/20/')).toContain('Lamps are lit');
    expect(told).toEqual([]);
    await expectPublished();
  });

  it('goes on where somebody has pushed while it was collecting', async () => {
    publisher.set('/hill', { body: feedOf('Goats climb', 'Bells ring') });
    const before = async ({ run }: { run: string }): Promise<void> => {
      if (run !== 'npm run keep') return;
      const owner = join(work, 'owner');
      await git(work, 'clone', '--quiet', stage.hub, owner);
      await writeFile(join(owner, 'NOTES.md'), 'Something of the owner.\n');
      await commit(owner, 'Add notes');
      await git(owner, 'push', '--quiet', 'origin', 'main');
    };
    const { jobs, log } = await play(day(21), { before });
    expect(jobs, log).toEqual({ ...allWell, tell: 'success', issues: 'success' });
    expect((await messages()).slice(0, 2)).toEqual([
      'edition: 2026-11-21 (1 story, 2 of 2 sources)',
      'Add notes',
    ]);
    await expectPublished();
  });

  it('is made once where two runs begin together', async () => {
    publisher.set('/hill', { body: feedOf('Goats climb', 'Bells ring', 'Snow comes') });
    const both = await Promise.all([play(day(22)), play(day(22))]);
    for (const { jobs, log } of both) expect(jobs['edition'], log).toBe('success');
    const editions = (await messages()).filter((message) => message.startsWith('edition: 2026-11-22'));
    expect(editions).toHaveLength(1);
    await play(day(22, '10:47'));
    await expectPublished();
  });

  it('keeps an edition whose site could not be built, and publishes it at the next attempt', async () => {
    publisher.set('/quay', { body: feedOf('Ferries return', 'Lamps are lit', 'Nets are mended') });
    const before = async ({ run, folder }: { run: string; folder: string }): Promise<void> => {
      if (run === 'npm run build')
        await writeFile(join(folder, 'astro.config.mjs'), 'throw new Error("broken")');
    };
    const { jobs } = await play(day(23), { before });
    expect(jobs).toMatchObject({ edition: 'success', build: 'failure', deploy: 'skipped', tell: 'skipped' });
    expect((await messages())[0]).toContain('edition: 2026-11-23 (1 story');
    expect(await published('')).not.toContain('Nets are mended');
    const asked = publisher.log.length;
    const again = await play(day(23, '10:47'));
    expect(again.jobs).toEqual({ ...allWell, tell: 'success', issues: 'success' });
    expect(publisher.log.slice(asked).filter(({ path }) => path !== '/hub')).toEqual([]);
    expect(await published('')).toContain('Nets are mended');
    await expectPublished();
  });

  it('makes the edition of a missed day, when it is asked to', async () => {
    const dated = `<rss version="2.0"><channel><title>Hill</title><item><title>Old bells</title><link>https://hill.example/old</link><pubDate>Thu, 19 Nov 2026 08:00:00 GMT</pubDate></item></channel></rss>`;
    publisher.set('/hill', { body: dated });
    const { jobs, log } = await play(day(23, '15:00'), byHand({ date: '2026-11-19' }));
    expect(jobs, log).toEqual({ ...allWell, tell: 'skipped', issues: 'success' });
    expect(await published('2026/11/19/')).toContain('Old bells');
    expect(await published('2026/11/23/')).toContain('Nets are mended');
    await expectPublished();
  });

  it('is red and stands as it is on a morning on which nothing can be read; the site says so when it is old', async () => {
    publisher.set('/quay', { status: 500 });
    publisher.set('/hill', { status: 500 });
    const [before, home] = [await head(), await published('')];
    const { jobs, log } = await play(day(24));
    expect([jobs['edition'], jobs['build'], jobs['issues']], log).toEqual(['failure', 'skipped', 'success']);
    expect([await head(), await published('')]).toEqual([before, home]);
    const late = await play(day(25));
    expect([late.jobs['edition'], late.jobs['deploy']]).toEqual(['failure', 'success']);
    expect(await published('')).toContain('No new edition has come since Monday 23 November 2026.');
    expect(await published('rss.xml')).toContain(':late:2026-11-23</guid>');
    expect(await published('2026/11/23/')).not.toContain('No new edition has come');
  });

  const only = ['edition', 'issues'];

  it('opens an issue for a source that was silent for three mornings, and closes it when it speaks', async () => {
    publisher.set('/quay', { body: feedOf('Ferries return', 'Tides turn') });
    await play(day(26));
    for (const date of [27, 28]) await play(day(date), { only });
    expect(github.issues.map(({ title, state }) => [title, state])).toEqual([
      ['The source The hill has stopped answering', 'open'],
    ]);
    expect(github.issues[0]?.body).toContain('on 3 mornings in a row, since 2026-11-26');
    expect(await published('')).not.toContain('No new edition has come');
    await play(day(29), { only });
    expect(github.issues).toHaveLength(1);
    publisher.set('/hill', { body: feedOf('Goats climb again') });
    await play(day(30), { only });
    expect(github.issues.map(({ state, comments }) => [state, comments])).toEqual([
      ['closed', ['The hill has answered again.']],
    ]);
  });

  it('is none the worse for a GitHub that will not open issues', async () => {
    github.refuse(410);
    const { jobs, log } = await play(day(30, '10:47'), { only });
    expect(jobs['issues']).toBe('success');
    expect(log).toContain('This repository has no issues');
    github.refuse(undefined);
  });
});

describe('a paper whose sources several machines share', () => {
  const first = ['edition', 'share', 'merge'];
  let shared: Stage;
  let site: StaticServer;
  const readers = (log: string): string[] => log.match(/^Share \d of 3: .*$/gm) ?? [];

  beforeAll(async () => {
    await mkdir(join(work, 'shared-pages'));
    site = await serveFolder(join(work, 'shared-pages'), '/paper');
    publisher.set('/quay', { body: feedOf('Ferries return'), etag: true });
    publisher.set('/hill', { body: feedOf('Goats climb'), etag: true });
    // Each source on a host of its own, so that there is something to share out.
    const sections = ['quay', 'hill'].map((id) => {
      const url = `http://${id}.localhost:${publisher.port}/${id}`;
      return { id, title: id, sources: [{ ...source(id), url }] };
    });
    const network = { allowHosts: ['quay.localhost', 'hill.localhost', '127.0.0.1'], machines: 3 };
    shared = {
      ...stage,
      hub: await openHub('shared.git', { network, sections, websub: `${publisher.origin}/hub` }),
      pages: join(work, 'shared-pages'),
      env: { ...stage.env, SITE_URL: site.url },
    };
  });
  afterAll(() => site?.close());

  it('is made of what three machines have heard', async () => {
    const { jobs, log, summary } = await play(day(20), {}, shared);
    const done = { ...allWell, share: 'success', merge: 'success' };
    expect(jobs, log).toEqual({ ...done, tell: 'success', issues: 'success' });
    expect(readers(log).toSorted()).toEqual([
      'Share 1 of 3: 1 of 1 sources read.',
      'Share 2 of 3: 1 of 1 sources read.',
      'Share 3 of 3: 0 of 0 sources read.',
    ]);
    expect(summary).toContain('## Made the edition of 2026-11-20: 2 entries; 2 of 2 sources read.');
    const [subject] = await gitLines(shared.hub, 'log', '--format=%s', 'main');
    expect(subject).toBe('edition: 2026-11-20 (2 stories, 2 of 2 sources)');
    expect(await (await fetch(new URL('2026/11/20/', site.url))).text()).toContain('Goats climb');
  });

  it('begins no machine where there is nothing to do', async () => {
    const asked = publisher.log.length;
    const { jobs, log } = await play(day(20, '10:47'), {}, shared);
    expect(jobs, log).toMatchObject({ edition: 'success', ...alone, build: 'skipped' });
    expect(publisher.log.length).toBe(asked);
  });

  it('keeps nothing of a dry run, and makes a day that was missed', async () => {
    const head = await git(shared.hub, 'rev-parse', 'main');
    const dry = await play(day(20, '11:00'), { ...byHand({ 'dry-run': true }), only: first }, shared);
    expect(dry.jobs, dry.log).toMatchObject({ share: 'success', merge: 'success' });
    expect(await git(shared.hub, 'rev-parse', 'main')).toBe(head);
    publisher.set('/hill', { body: feedOf('Old bells').replace('Sun, 22 Nov', 'Thu, 19 Nov') });
    const { jobs, log } = await play(day(20), { ...byHand({ date: '2026-11-19' }), only: first }, shared);
    expect(jobs, log).toMatchObject({ share: 'success', merge: 'success' });
    const [subject] = await gitLines(shared.hub, 'log', '--format=%s', 'main');
    expect(subject).toBe('edition: 2026-11-19 (1 story, 2 of 2 sources)');
  });

  it('loses no edition where a machine is lost, nor where all are', async () => {
    publisher.set('/quay', { body: feedOf('Nets are mended'), etag: true });
    publisher.set('/hill', { body: feedOf('Bells ring'), etag: true });
    const losing =
      (lost: RegExp) =>
      async ({ run, folder }: { run: string; folder: string }) => {
        if (run.includes('--shard') && lost.test(folder))
          await rm(join(folder, 'scripts'), { recursive: true });
      };
    const one = await play(day(21), { before: losing(/share-2$/), only: first }, shared);
    expect(one.jobs, one.log).toMatchObject({ edition: 'success', share: 'failure', merge: 'success' });
    expect(one.log).toContain('1 source counts as failed, because share 2 of 3 did not arrive.');
    const [subject] = await gitLines(shared.hub, 'log', '--format=%s', 'main');
    expect(subject).toBe('edition: 2026-11-21 (1 story, 1 of 2 sources)');
    const all = await play(day(21, '10:47'), { before: losing(/share-\d$/), only: first }, shared);
    expect(all.jobs, all.log).toMatchObject({ edition: 'success', share: 'failure', merge: 'success' });
    expect(all.log).toContain('No share has arrived: this machine asks every source itself.');
    const [repaired] = await gitLines(shared.hub, 'log', '--format=%s', 'main');
    expect(repaired).toBe('edition: 2026-11-21 (2 stories, 2 of 2 sources)');
  });
});

describe('the four steps of the README', () => {
  it('lead to a paper under another name', async () => {
    const readme = await readFile(join(projectFolder, 'README.md'), 'utf8');
    const section = /## Make it yours\n(.*?)\n## /s.exec(readme)?.[1] ?? '';
    const steps = [...section.matchAll(/^\d\. (.*?)(?=^\d\. |\n\n)/gms)].map(([, text = '']) => text);
    expect(steps).toHaveLength(4);
    const bold = (nth: number): string => /\*\*(.*?)\*\*/s.exec(steps[nth] ?? '')?.[1] ?? '';

    expect(bold(0)).toBe('Use this template');
    const hub = await openHub('fork.git', undefined);
    expect(bold(1)).toContain('Pages → Source: GitHub Actions');
    const folder = join(work, 'fork-pages');
    const fork: Stage = { work, hub, pages: folder, repository: 'Somebody/Other-Paper', env: {} };

    const edited = /`([^`]+)`/.exec(bold(2))?.[1] ?? '';
    expect(edited).toBe('content/briefing.yaml');
    const clone = join(work, 'fork');
    await git(work, 'clone', '--quiet', hub, clone);
    await writeFile(join(clone, edited), stringify(briefingOf({ title: 'The Other Paper' })));
    await commit(clone, 'Make it mine');
    await git(clone, 'push', '--quiet', 'origin', 'main');

    const [, workflow, button] = bold(3).replace(/\.$/, '').split(' → ');
    const file = parse(await readFile(join(clone, '.github/workflows/briefing.yml'), 'utf8')) as {
      name: string;
      on: object;
    };
    expect([file.name, button]).toEqual([workflow, 'Run workflow']);
    expect(file.on).toHaveProperty('workflow_dispatch');
    const { jobs, log } = await play(day(20), byHand({ date: '', refresh: false, 'dry-run': false }), fork);
    expect(jobs, log).toMatchObject(allWell);

    const home = await readFile(join(folder, 'index.html'), 'utf8');
    expect(home).toContain('The Other Paper');
    expect(home).toContain('href="https://somebody.github.io/Other-Paper/2026/11/20/"');
    expect(await brokenLinks(folder, new URL('https://somebody.github.io/Other-Paper/'))).toEqual([]);
  });
});
