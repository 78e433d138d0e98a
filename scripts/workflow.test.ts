import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isMap, isScalar, parse, parseDocument, visit } from 'yaml';
import { parseBriefing } from '../src/core/briefing-text.ts';

/** What every workflow of the repository must hold to, and the one that publishes above all. */

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
}

interface Job {
  permissions?: Record<string, string>;
  'timeout-minutes'?: number;
  needs?: string | string[];
  steps?: Step[];
}

interface Workflow {
  on: { schedule?: { cron: string; timezone?: string }[] };
  permissions?: Record<string, string>;
  concurrency?: { group: string; 'cancel-in-progress': boolean };
  jobs: Record<string, Job>;
}

interface House {
  timeZone: string;
  scripts: string[];
  nodeMajor: number;
}

/** Publishing must never hang for hours; the whole test suite may take its time. */
const minutesMax = 60;

/** What a workflow does that it must not, in the order of the file. */
function offences(text: string, house: House): string[] {
  const workflow = parse(text) as Workflow;
  const { permissions, concurrency, jobs } = workflow;
  return [
    ...(permissions && Object.keys(permissions).length === 0 ? [] : ['grants rights to every job at once']),
    ...(workflow.on.schedule ?? []).flatMap((slot) => scheduleOffences(slot, house.timeZone)),
    ...(workflow.on.schedule && concurrency?.['cancel-in-progress'] !== false
      ? ['may stop a run half-way']
      : []),
    ...unpinnedActions(text),
    ...Object.entries(jobs).flatMap(([name, job]) =>
      [...jobOffences(job), ...(job.steps ?? []).flatMap((step) => stepOffences(step, house))].map(
        (offence) => `${name} ${offence}`,
      ),
    ),
  ];
}

function scheduleOffences({ cron, timezone }: { cron: string; timezone?: string }, zone: string): string[] {
  const [minute, hour] = cron.split(' ').map(Number);
  return [
    ...(timezone === zone ? [] : [`${cron} is not in the zone of the briefing`]),
    ...(Number(minute) % 2 === 1 ? [] : [`${cron} is at a crowded minute`]),
    // Between one and three an hour is missing on one day of the year, and doubled on another.
    ...(Number(hour) >= 4 && Number(hour) <= 11 ? [] : [`${cron} is not in the morning`]),
  ];
}

function unpinnedActions(text: string): string[] {
  const found: string[] = [];
  visit(parseDocument(text), {
    Pair: (_, { key, value }) => {
      if (!isScalar(key) || key.value !== 'uses' || !isScalar(value)) return;
      const pinned = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/.test(String(value.value));
      if (!pinned || !/^ v\d+\.\d+\.\d+$/.test(value.comment ?? ''))
        found.push(`uses ${String(value.value)} unpinned`);
    },
  });
  return found;
}

function jobOffences({ permissions, 'timeout-minutes': minutes }: Job): string[] {
  const may = typeof permissions === 'object' ? permissions : undefined;
  return [
    ...(may ? [] : ['does not say what it may do']),
    ...(may?.['pages'] === 'write' && may['contents'] === 'write' ? ['may both write and publish'] : []),
    ...(minutes !== undefined && minutes <= minutesMax ? [] : ['may run for hours']),
  ];
}

function stepOffences({ uses = '', run = '', with: options = {} }: Step, house: House): string[] {
  const unknown = [...run.matchAll(/\bnpm run ([\w:-]+)/g)]
    .map(([, script]) => script ?? '')
    .filter((script) => !house.scripts.includes(script));
  return [
    ...unknown.map((script) => `runs ${script}, which package.json does not have`),
    ...(run.includes('${{') ? ['puts an expression into a command'] : []),
    ...(/--force|\bpush\b.*\s-f\b|\bpush\b.*\s\+/.test(run) ? ['rewrites history'] : []),
    ...(/\bnpm (install|i|add)\b/.test(run) ? ['installs past the lockfile'] : []),
    ...(uses.startsWith('actions/checkout@') && options['persist-credentials'] !== false
      ? ['leaves its token behind']
      : []),
    ...(uses.startsWith('actions/setup-node@') &&
    ![house.nodeMajor, '${{ matrix.node }}'].includes(options['node-version'] as number)
      ? ['runs on another Node']
      : []),
  ];
}

const root = resolve(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const manifest = JSON.parse(read('package.json')) as {
  scripts: Record<string, string>;
  devDependencies: { node: string };
};
const house: House = {
  timeZone: parseBriefing(read('content/briefing.yaml'), 'briefing.yaml').timeZone,
  scripts: Object.keys(manifest.scripts),
  nodeMajor: Number.parseInt(manifest.devDependencies.node),
};
const briefing = read('.github/workflows/briefing.yml');

describe('workflows', () => {
  const names = readdirSync(join(root, '.github/workflows')).filter((name) => /\.ya?ml$/.test(name));
  it.each(names)('%s holds the policy', (name) =>
    expect(offences(read(`.github/workflows/${name}`), house)).toEqual([]),
  );
});

describe('briefing.yml', () => {
  const { on, jobs } = parse(briefing) as Workflow;
  const steps = Object.values(jobs).flatMap((job) => job.steps ?? []);
  const place = (part: string): number =>
    steps.findIndex(({ run = '', uses = '' }) => run.includes(part) || uses.startsWith(part));

  it('collects, keeps, checks, builds and publishes in one run, in this order', () => {
    const order = [
      'npm run morning',
      'npm run keep',
      'npm run check',
      'npm run build',
      'actions/upload-pages-artifact',
    ];
    const places = [...order, 'actions/deploy-pages'].map(place);
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect([jobs['build']?.needs, jobs['check']?.needs, jobs['deploy']?.needs]).toEqual([
      ['edition', 'merge'],
      ['edition', 'merge'],
      'build',
    ]);
  });

  it('tries several times a morning, and by hand', () => {
    expect(on.schedule?.length).toBeGreaterThanOrEqual(3);
    expect(Object.keys(on)).toContain('workflow_dispatch');
  });

  it('gives the edition the same words, whether one machine has asked or several', () => {
    const [alone, merging] = [jobs['edition'], jobs['merge']].map((job) =>
      job?.steps?.find(({ run }) => run === 'npm run morning'),
    );
    expect(merging?.env).toEqual({ ...alone?.env, BRIEFING_SHARES: 'shares' });
  });

  it('gives each job what it needs and no more', () => {
    expect(Object.fromEntries(Object.entries(jobs).map(([name, job]) => [name, job.permissions]))).toEqual({
      edition: { contents: 'write' },
      share: { contents: 'read' },
      merge: { contents: 'write' },
      check: { contents: 'read' },
      build: { contents: 'read' },
      deploy: { pages: 'write', 'id-token': 'write' },
      tell: { contents: 'write' },
      issues: { contents: 'read', issues: 'write' },
    });
  });
});

describe('a planted offence is found', () => {
  const rows: { name: string; from: string | RegExp; to: string; expected: string }[] = [
    {
      name: 'rights for all',
      from: 'permissions: {}',
      to: 'permissions: write-all',
      expected: 'every job at once',
    },
    { name: 'no word on rights', from: 'permissions: {}', to: '', expected: 'every job at once' },
    { name: 'a tag', from: /@[0-9a-f]{40}/, to: '@v7', expected: 'unpinned' },
    { name: 'a pin without a version', from: ' # v7.0.1', to: '', expected: 'unpinned' },
    {
      name: 'another zone',
      from: 'timezone: America/Toronto',
      to: 'timezone: Etc/UTC',
      expected: 'in the zone',
    },
    { name: 'no zone', from: 'timezone: America/Toronto', to: '', expected: 'in the zone' },
    { name: 'the full hour', from: '17 5', to: '0 5', expected: 'crowded minute' },
    { name: 'the missing hour', from: '17 5', to: '17 2', expected: 'not in the morning' },
    {
      name: 'cancelling',
      from: 'in-progress: false',
      to: 'in-progress: true',
      expected: 'stop a run half-way',
    },
    { name: 'no time limit', from: 'timeout-minutes: 15', to: '', expected: 'run for hours' },
    {
      name: 'a job without rights',
      from: /permissions:\n {6}contents: read/,
      to: '',
      expected: 'does not say',
    },
    {
      name: 'a mighty job',
      from: 'pages: write',
      to: 'pages: write\n      contents: write',
      expected: 'both write',
    },
    { name: 'force', from: 'npm run keep', to: 'git push --force origin main', expected: 'rewrites history' },
    {
      name: 'force in short',
      from: 'npm run keep',
      to: 'git push -f origin main',
      expected: 'rewrites history',
    },
    {
      name: 'force by a plus',
      from: 'npm run keep',
      to: 'git push origin +HEAD:main',
      expected: 'rewrites history',
    },
    {
      name: 'an expression',
      from: 'npm run morning',
      to: 'npm run morning ${{ github.actor }}',
      expected: 'an expression',
    },
    { name: 'a missing script', from: 'npm run morning', to: 'npm run gather', expected: 'runs gather' },
    {
      name: 'an install past the lockfile',
      from: 'npm ci',
      to: 'npm install',
      expected: 'past the lockfile',
    },
    { name: 'a token left behind', from: 'persist-credentials: false', to: '', expected: 'its token' },
    { name: 'another Node', from: 'node-version: 24', to: 'node-version: 22', expected: 'another Node' },
  ];
  it.each(rows)('$name', ({ from, to, expected }) => {
    const planted = briefing.replace(from, to);
    expect(planted).not.toBe(briefing);
    expect(offences(planted, house)).toEqual([expect.stringContaining(expected)]);
  });
});

describe('dependabot.yml', () => {
  it('groups monthly updates of packages and actions, none younger than a week', () => {
    const document = parseDocument(read('.github/dependabot.yml'));
    expect(isMap(document.contents)).toBe(true);
    const { updates } = document.toJS() as { updates: Record<string, unknown>[] };
    expect(updates.map((update) => update['package-ecosystem'])).toEqual(['npm', 'github-actions']);
    for (const update of updates) {
      expect(update).toMatchObject({ directory: '/', schedule: { interval: 'monthly' } });
      expect((update['cooldown'] as { 'default-days': number })['default-days']).toBeGreaterThanOrEqual(7);
      expect(Object.keys(update['groups'] as object)).toHaveLength(1);
    }
  });
});
