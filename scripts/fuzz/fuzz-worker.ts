import { parentPort, workerData } from 'node:worker_threads';
import { examine } from './examine.ts';
import type { FuzzPart } from './fuzz-run.ts';
import { mutated } from './mutate.ts';
import { seedOf } from './random.ts';

/** One thread of a fuzz run: every `step`th input from `first` on. `now[0]` tells which one it is at. */
const { documents, seed, first, step, end, now } = workerData as FuzzPart;

for (let index = first; index < end; index += step) {
  Atomics.store(now, 0, index);
  const found = await examine(mutated(documents, seedOf(seed, index)), index);
  if (found.length > 0) parentPort?.postMessage({ index, found });
}
Atomics.store(now, 0, -1);
parentPort?.postMessage('done');
