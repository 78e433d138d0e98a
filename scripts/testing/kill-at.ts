import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Loaded before a command (`node --import`), ends its process with SIGKILL just before or just after the step that
 * `KILL_AT` names: `7` before the seventh change to a file or folder, `7+` after it. Without `KILL_AT` it writes the
 * number of steps to the standard error when the command ends.
 */
const asked = process.env['KILL_AT'];
const stepWanted = Number.parseInt(asked ?? '0', 10);
const isAfter = asked?.endsWith('+') ?? false;
let steps = 0;

function counted<A extends unknown[], R>(change: (...args: A) => Promise<R>): (...args: A) => Promise<R> {
  return async function (this: unknown, ...args: A): Promise<R> {
    steps += 1;
    const mine = steps;
    if (mine === stepWanted && !isAfter) process.kill(process.pid, 'SIGKILL');
    const result = await change.apply(this, args);
    if (mine === stepWanted && isAfter) process.kill(process.pid, 'SIGKILL');
    return result;
  };
}

const changing = ['mkdir', 'open', 'rename', 'rm', 'writeFile', 'unlink'] as const;
const api = promises as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
for (const name of changing) api[name] = counted(api[name] as (...args: unknown[]) => Promise<unknown>);

const probe = await promises.open(import.meta.filename, 'r');
const handle = Object.getPrototypeOf(probe) as Record<string, (...args: unknown[]) => Promise<unknown>>;
await probe.close();
for (const name of ['writeFile', 'sync', 'close']) {
  const own = handle[name];
  if (own) handle[name] = counted(own);
}
steps = 0;
syncBuiltinESMExports();

if (asked === undefined) process.on('exit', () => process.stderr.write(`steps ${steps}\n`));
