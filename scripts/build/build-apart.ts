import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Indexed } from '../../src/site/edition-index.ts';

/** What another process needs for rendering: what Astro has bundled, and where pages go. */
export interface Orders {
  /** The file of the bundle’s entry. */
  entry: string;
  /** The styles of each route, by Astro’s key. */
  styles: [key: string, styles: unknown][];
  outDir: string;
  assets: string;
  assetsAddress: string;
  /** The address of the site, with the base. */
  site: string;
}

/** A page to render: its path, and the pattern of its route. */
export type Asked = [pathname: string, route: string];

/** What became of some pages: the sheets that they share, by their files, and those that are left to Astro, by their place. */
export interface Rendered {
  sheets: [file: string, sheet: string][];
  left: number[];
}

/** What the other process can do, by the name of the task. */
export interface Tasks {
  index: (dates: readonly string[]) => Promise<Indexed[]>;
  load: (orders: Orders) => Promise<void>;
  render: (pages: readonly Asked[]) => Promise<Rendered>;
}

/** What is sent to it, and what it answers. */
export type Task = { [Name in keyof Tasks]: { task: Name; of: Parameters<Tasks[Name]>[0] } }[keyof Tasks];
export type Answer = { done: unknown } | { failed: string };

/**
 * A second process of a build: indexing and rendering are the work of one thread, and machines have two and more. It does
 * one task after the other, and what it is asked rejects with its reason where it cannot do that.
 */
export type BuildApart = Tasks & { end: () => Promise<void> };

const advice = 'Where there is too little memory for two, build with BRIEFING_PROCESSES=1.';

export function startBuildApart(): BuildApart {
  const child = fork(join(import.meta.dirname, 'build-child.ts'), {
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  // The build may end, or fail, without having asked anything more; while it waits for the other it may not end.
  const holdBuild = (held: boolean): void => {
    for (const one of [child, child.channel])
      if (held) one?.ref();
      else one?.unref();
  };
  holdBuild(false);
  const ended = once(child, 'exit').then(([code, signal]): never => {
    const message = `The second process of the build ended with ${code ?? signal}. ${advice}`;
    // Where it was waited for says nothing of why.
    throw Object.assign(new Error(message), { stack: '' });
  });
  ended.catch(() => undefined);
  let last: Promise<unknown> = Promise.resolve();
  const ask = <T>(message: Task): Promise<T> => {
    const answered = last.then(async () => {
      holdBuild(true);
      if (!child.connected) return ended;
      child.send(message);
      const [answer] = (await Promise.race([once(child, 'message'), ended])) as [Answer];
      holdBuild(false);
      if ('failed' in answer) throw new Error(answer.failed);
      return answer.done as T;
    });
    last = answered.catch(() => undefined);
    return answered;
  };
  return {
    index: (of) => ask({ task: 'index', of }),
    load: (of) => ask({ task: 'load', of }),
    render: (of) => ask({ task: 'render', of }),
    end: async () => {
      holdBuild(true);
      // It has written what it was asked for, and has nothing to lose.
      child.kill('SIGKILL');
      await ended.catch(() => undefined);
    },
  };
}
