import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from './command.ts';
import { examine } from './fuzz/examine.ts';
import { type Fault, fuzz } from './fuzz/fuzz-run.ts';
import { mutated } from './fuzz/mutate.ts';
import { seedOf } from './fuzz/random.ts';
import { seedDocuments } from './fuzz/seeds.ts';

const help = `Usage: npm run fuzz -- [options]

Breaks feed documents in every way that chance finds and looks whether an edition made from them is still sound:
nothing throws, nothing takes a second, no character is illegal, no link is anything but http and https.

  --inputs N    how many documents                       (default: 20000)
  --seed N      another seed gives other documents       (default: 1)
  --threads N   threads to work in                       (default: 2)
  --only N      the input of that number alone, to see a fault again
  --help        this text

Exit codes: 0 nothing found · 1 faults, each saved in .fuzz/ and listed with how to see it again`;

const folder = '.fuzz';
const numbers = ['inputs', 'seed', 'threads', 'only'] as const;

await runCommand(
  {
    help,
    takes: ['json'],
    options: Object.fromEntries(numbers.map((name) => [name, { type: 'string' as const }])),
  },
  async ({ json, values }) => {
    const number = (name: (typeof numbers)[number], standard: number): number =>
      values[name] === undefined ? standard : Number(values[name]);
    const [inputs, seed, threads] = [number('inputs', 20_000), number('seed', 1), number('threads', 2)];
    const documents = seedDocuments();
    if (values['only'] !== undefined) {
      const index = number('only', 0);
      const found = await examine(mutated(documents, seedOf(seed, index)), 0);
      console.log(found.join('\n') || 'Nothing is wrong with it.');
      return found.length > 0 ? 1 : 0;
    }
    const started = performance.now();
    const faults = await fuzz(documents, { inputs, seed, threads });
    const seconds = Math.round((performance.now() - started) / 1000);
    await save(faults, documents, seed);
    const figures = { inputs, seed, documents: documents.length, seconds, faults };
    if (json) console.log(JSON.stringify(figures));
    else
      console.log(
        `${inputs} inputs from ${documents.length} documents in ${seconds} s: ${faults.length} faults.`,
      );
    return faults.length > 0 ? 1 : 0;
  },
);

async function save(faults: readonly Fault[], documents: readonly string[], seed: number): Promise<void> {
  if (faults.length > 0) await mkdir(folder, { recursive: true });
  for (const { index, found } of faults) {
    const file = join(folder, `${seed}-${index}.txt`);
    await writeFile(file, mutated(documents, seedOf(seed, index)).bytes);
    console.error(
      `${file}: ${found.join('; ')}\n  See it again: npm run fuzz -- --seed ${seed} --only ${index}`,
    );
  }
}
