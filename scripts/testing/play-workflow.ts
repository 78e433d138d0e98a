import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join, matchesGlob } from 'node:path';
import { parse } from 'yaml';
import { git } from '../../src/io/git.ts';
import { projectFolder } from '../run-node.ts';
import { type Contexts, filledIn, holds, listIn } from './workflow-expression.ts';

/**
 * Plays a workflow on this machine: its jobs in order, each in a fresh clone, its `run:` lines in a real shell, its
 * expressions by GitHub's own evaluator. What stands for GitHub: a bare repository for the hub, a folder for Pages.
 * Instead of `npm ci` the packages of this project are linked; actions are played by what they promise.
 */

interface Step {
  id?: string;
  name?: string;
  uses?: string;
  run?: string;
  if?: string;
  with?: Record<string, string>;
  env?: Record<string, string>;
  'continue-on-error'?: boolean;
}

interface Job {
  needs?: string | string[];
  if?: string;
  /** Each value an expression that gives a list. */
  strategy?: { matrix: Record<string, string> };
  outputs?: Record<string, string>;
  steps: Step[];
}

export interface Stage {
  /** A folder of this play, for clones and files of the runner. */
  work: string;
  /** The bare repository. */
  hub: string;
  /** What GitHub Pages serves. */
  pages: string;
  /** `owner/name` */
  repository: string;
  /** Variables of every step: the clock, addresses of stand-ins. */
  env: Record<string, string>;
  secrets?: Record<string, string>;
}

export interface Play {
  event: 'schedule' | 'workflow_dispatch';
  inputs?: Record<string, string | boolean>;
  /** The jobs to play, where not all of them matter; the others count as skipped. */
  only?: readonly string[];
  /** Called before each step with a `run:`, in the clone it will run in. */
  before?: (step: { job: string; run: string; folder: string }) => Promise<void>;
}

export interface Played {
  /** `success`, `failure` or `skipped` by job. */
  jobs: Record<string, string>;
  /** What GitHub shows under the run. */
  summary: string;
  /** Everything the steps said. */
  log: string;
}

export async function playWorkflow(stage: Stage, play: Play): Promise<Played> {
  const run = await mkdtemp(join(stage.work, 'run-'));
  const reader = join(run, 'reader');
  await git(stage.work, 'clone', '--quiet', stage.hub, reader);
  const file = join(reader, '.github/workflows/briefing.yml');
  const { jobs } = parse(await readFile(file, 'utf8')) as { jobs: Record<string, Job> };
  const player = new Player(stage, play, run, (await git(reader, 'rev-parse', 'HEAD')).trim());
  for (const [name, job] of Object.entries(jobs)) await player.playJob(name, job);
  return player.played();
}

class Player {
  private readonly needs: Record<string, { result: string; outputs: Record<string, string> }> = {};
  private readonly log: string[] = [];
  private readonly stage: Stage;
  private readonly play: Play;
  private readonly run: string;
  private readonly sha: string;

  constructor(stage: Stage, play: Play, run: string, sha: string) {
    this.stage = stage;
    this.play = play;
    this.run = run;
    this.sha = sha;
  }

  async playJob(name: string, job: Job): Promise<void> {
    const { needs = [], if: condition, outputs = {}, steps, strategy } = job;
    const waited = [needs].flat().map((one) => this.needs[one]?.result);
    const failed = waited.some((result) => result !== 'success');
    const contexts = this.contexts();
    const wanted = this.play.only?.includes(name) ?? true;
    if (!wanted || !holds(condition, contexts, { failed })) {
      this.needs[name] = { result: 'skipped', outputs: {} };
      return;
    }
    const [row] = Object.entries(strategy?.matrix ?? {});
    if (row) {
      const runs = listIn(row[1], contexts).map(async (value) => {
        const matrix = { [row[0]]: value };
        return this.playSteps(name, steps, join(this.run, `${name}-${value}`), matrix);
      });
      const failures = (await Promise.all(runs)).filter((done) => done.failed);
      this.needs[name] = { result: failures.length > 0 ? 'failure' : 'success', outputs: {} };
      return;
    }
    const folder = join(this.run, name);
    const done = await this.playSteps(name, steps, folder);
    const given = { ...contexts, steps: done.steps };
    const filled = Object.entries(outputs).map(([key, text]) => [key, filledIn(text, given)]);
    this.needs[name] = { result: done.failed ? 'failure' : 'success', outputs: Object.fromEntries(filled) };
  }

  async played(): Promise<Played> {
    const jobs = Object.entries(this.needs).map(([name, { result }]) => [name, result]);
    const summary = await readFile(join(this.run, 'summary'), 'utf8').catch(() => '');
    return { jobs: Object.fromEntries(jobs), summary, log: this.log.join('\n') };
  }

  private contexts(): Contexts {
    const { event, inputs = {} } = this.play;
    const { repository, secrets = {} } = this.stage;
    return {
      github: {
        event_name: event,
        repository,
        ref: 'refs/heads/main',
        sha: this.sha,
        run_id: '1',
        token: 'token',
      },
      ...{ inputs, secrets, vars: {}, needs: this.needs },
    };
  }

  private async playSteps(job: string, steps: readonly Step[], folder: string, matrix = {}) {
    const done: Record<string, { outputs: Record<string, string> }> = {};
    let failed = false;
    for (const [index, step] of steps.entries()) {
      const contexts = { ...this.contexts(), steps: done, matrix };
      if (!holds(step.if, contexts, { failed })) continue;
      const outputFile = `${folder}-${index}.output`;
      await writeFile(outputFile, '');
      const env = { GITHUB_OUTPUT: outputFile, ...this.stepEnv(step, contexts, folder) };
      const ok = step.uses
        ? await this.playAction(step, contexts, folder, env)
        : await this.playRun(job, step, folder, env);
      failed ||= !ok && !step['continue-on-error'];
      if (step.id) done[step.id] = { outputs: outputsIn(await readFile(outputFile, 'utf8')) };
    }
    return { steps: done, failed };
  }

  private stepEnv({ env = {} }: Step, contexts: Contexts, folder: string): Record<string, string> {
    const own = Object.entries(env).map(([key, text]) => [key, filledIn(String(text), contexts)]);
    return {
      ...{ CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: this.stage.repository },
      ...{ GITHUB_REPOSITORY_OWNER: this.stage.repository.split('/')[0] ?? '', GITHUB_REF_NAME: 'main' },
      ...{ GITHUB_SERVER_URL: 'https://github.com', GITHUB_WORKSPACE: folder, GITHUB_SHA: this.sha },
      GITHUB_STEP_SUMMARY: join(this.run, 'summary'),
      BRIEFING_CACHE: `${folder}.cache`,
      ...this.stage.env,
      ...Object.fromEntries(own),
    };
  }

  private async playAction(step: Step, contexts: Contexts, folder: string, env: Record<string, string>) {
    const [action] = (step.uses ?? '').split('@');
    const option = (name: string): string => filledIn(String(step.with?.[name] ?? ''), contexts);
    if (action === 'actions/checkout') {
      await git(this.run, 'clone', '--quiet', this.stage.hub, folder);
      await git(folder, 'checkout', '--quiet', option('ref').replace('refs/heads/', ''));
      return true;
    }
    if (action === 'actions/upload-artifact') {
      const path = option('path');
      return copied(join(folder, path), join(this.run, 'artifacts', option('name'), basename(path)));
    }
    if (action === 'actions/download-artifact') {
      const names = await readdir(join(this.run, 'artifacts')).catch(() => []);
      for (const name of names.filter((one) => matchesGlob(one, option('pattern'))))
        await copied(join(this.run, 'artifacts', name), join(folder, option('path')));
      return true;
    }
    if (action === 'actions/upload-pages-artifact')
      return copied(join(folder, option('path')), join(this.run, 'artifact'));
    if (action === 'actions/deploy-pages') {
      await rm(this.stage.pages, { recursive: true, force: true });
      return copied(join(this.run, 'artifact'), this.stage.pages);
    }
    if (['actions/setup-node', 'actions/cache'].includes(action ?? '')) return true;
    throw new Error(`nobody knows how to play ${action} (${env['GITHUB_WORKSPACE']})`);
  }

  private async playRun(job: string, { run = '' }: Step, folder: string, env: Record<string, string>) {
    if (run === 'npm ci') {
      await symlink(join(projectFolder, 'node_modules'), join(folder, 'node_modules'));
      return true;
    }
    await this.play.before?.({ job, run, folder });
    const [code, said] = await shell(run, folder, env);
    this.log.push(`[${job}] ${run}`, said);
    return code === 0;
  }
}

async function copied(from: string, to: string): Promise<boolean> {
  await mkdir(dirname(to), { recursive: true });
  await cp(from, to, { recursive: true });
  return true;
}

function outputsIn(text: string): Record<string, string> {
  return Object.fromEntries(
    text
      .split('\n')
      .flatMap((line) =>
        line.includes('=') ? [[line.split('=', 1)[0] ?? '', line.slice(line.indexOf('=') + 1)]] : [],
      ),
  );
}

/** Of our own environment nothing but what a program needs to start: a runner has no secrets of this machine. */
function shell(run: string, cwd: string, env: Record<string, string>): Promise<[number, string]> {
  const { PATH = '', HOME = '' } = process.env;
  const options = { cwd, env: { PATH, HOME, NODE_ENV: 'production', ...env }, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve) => {
    execFile(
      'bash',
      ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run],
      options,
      (error, stdout, stderr) => resolve([error ? Number(error.code ?? 1) : 0, stdout + stderr]),
    );
  });
}
