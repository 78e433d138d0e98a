import { Worker } from 'node:worker_threads';

/** What one thread of a run is given. */
export interface FuzzPart {
  documents: readonly string[];
  seed: number;
  first: number;
  step: number;
  end: number;
  /** Shared with the thread: the index of the input it is at, −1 when it has ended. */
  now: Int32Array<SharedArrayBuffer>;
}

export interface Fault {
  index: number;
  found: string[];
}

export interface FuzzRun {
  inputs: number;
  seed: number;
  threads: number;
  onProgress?: (done: number) => void;
}

/** An input that keeps a processor busy for longer is a hang. */
const hangMs = 1_000;
/** A thread that does nothing for so long waits for something that never comes. */
const deadMs = 30_000;
const lookEveryMs = 50;

/**
 * Examines so many mutations of the documents in threads of their own, and watches from outside: a thread that stays
 * at one input for more than a second, or dies of it, is a fault of that input, and the rest goes on behind it.
 */
export async function fuzz(documents: readonly string[], run: FuzzRun): Promise<Fault[]> {
  const faults: Fault[] = [];
  const parts = Array.from({ length: run.threads }, async (_, first) => {
    let next = first;
    while (next < run.inputs) next = await runPart({ documents, first: next, run, faults });
  });
  await Promise.all(parts);
  return faults.sort((a, b) => a.index - b.index);
}

interface Part {
  documents: readonly string[];
  first: number;
  run: FuzzRun;
  faults: Fault[];
}

/** Milliseconds of processor time of a thread: a busy machine makes no input slow. */
async function busyMsOf(worker: Worker): Promise<number> {
  try {
    const { user, system } = await worker.cpuUsage();
    return (user + system) / 1000;
  } catch {
    return 0;
  }
}

/** Runs one thread until it is through or breaks at an input; returns the index from which to go on. */
function runPart({ documents, first, run, faults }: Part): Promise<number> {
  const { inputs, seed, threads, onProgress = () => undefined } = run;
  const now = new Int32Array(new SharedArrayBuffer(4));
  Atomics.store(now, 0, first);
  const workerData: FuzzPart = { documents, seed, first, step: threads, end: inputs, now };
  const worker = new Worker(new URL('./fuzz-worker.ts', import.meta.url), { workerData });
  return new Promise((resolve) => {
    let at = -1;
    let since = { ms: 0, busyMs: 0 };
    const look = setInterval(() => {
      const current = Atomics.load(now, 0);
      onProgress(current);
      void busyMsOf(worker).then((busyMs) => {
        const ms = performance.now();
        if (current !== at) [at, since] = [current, { ms, busyMs }];
        // The first input of a thread pays for loading everything.
        else if (at !== first && (busyMs - since.busyMs > hangMs || ms - since.ms > deadMs))
          broken('it took longer than a second');
      });
    }, lookEveryMs);
    const end = (next: number): void => {
      clearInterval(look);
      void worker.terminate().then(() => resolve(next));
    };
    let isBroken = false;
    const broken = (why: string): void => {
      if (isBroken) return;
      isBroken = true;
      const index = Math.max(first, Atomics.load(now, 0));
      faults.push({ index, found: [why] });
      end(index + threads);
    };
    worker.on('message', (message: Fault | 'done') => {
      if (message === 'done') end(inputs);
      else faults.push(message);
    });
    worker.on('error', (error) => broken(`it ended the thread: ${(error as Error).message}`));
  });
}
