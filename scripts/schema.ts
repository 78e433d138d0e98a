import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { briefingJsonSchema } from '../src/core/briefing-schema.ts';
import { runCommand } from './command.ts';

const help = `npm run schema                     writes briefing.schema.json, which editors read beside briefing.yaml
npm run schema -- --check          exit code 1 where the file is not up to date
npm run schema -- --content DIR    another folder than content/`;

await runCommand(
  { help, takes: ['content'], options: { check: { type: 'boolean' } } },
  async ({ content, values }) => {
    const file = join(content, 'briefing.schema.json');
    const text = `${JSON.stringify(briefingJsonSchema(), null, 2)}\n`;
    const written = await readFile(file, 'utf8').catch(() => undefined);
    if (written === text) return 0;
    if (values['check']) {
      console.error(`${file} is not up to date: run npm run schema`);
      return 1;
    }
    await writeFile(file, text);
    console.log(`Wrote ${file}`);
    return 0;
  },
);
