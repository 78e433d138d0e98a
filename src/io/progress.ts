import { Listr } from 'listr2';

/** What a run tells while it works. `ended` says in one line what came of a source. */
export interface Progress {
  /** Announces the sources about to be asked; may be called again for backups. */
  asking(sources: readonly { id: string; name: string }[]): void;
  ended(id: string, line: string, good: boolean): void;
  /** Waits until everything is on the screen. */
  finish(): Promise<void>;
}

/** One line for each source as it ends: for logs, where nothing can be drawn over. */
export function plainProgress(write: (line: string) => void): Progress {
  const names = new Map<string, string>();
  return {
    asking(sources) {
      for (const { id, name } of sources) names.set(id, name);
      if (sources.length > 0) write(`Asking ${sources.length} sources …`);
    },
    ended(id, line, good) {
      write(`${good ? '+' : '!'} ${names.get(id) ?? id}: ${line}`);
    },
    finish: () => Promise.resolve(),
  };
}

/** A list on a terminal in which every source turns from waiting into what came of it. */
export function liveProgress(): Progress {
  const waiting = new Map<string, (ending: { line: string; good: boolean }) => void>();
  const lists: Promise<unknown>[] = [];
  return {
    asking(sources) {
      const tasks = sources.map(({ id, name }) => {
        const ending = new Promise<{ line: string; good: boolean }>((resolve) => waiting.set(id, resolve));
        return {
          title: name,
          task: async (_: unknown, task: { title: string }) => {
            const { line, good } = await ending;
            if (!good) throw new Error(line);
            task.title = `${name}: ${line}`;
          },
        };
      });
      lists.push(
        new Listr(tasks, {
          concurrent: true,
          exitOnError: false,
          rendererOptions: { collapseErrors: false },
        }).run(),
      );
    },
    ended(id, line, good) {
      waiting.get(id)?.({ line, good });
    },
    finish: async () => void (await Promise.all(lists)),
  };
}
