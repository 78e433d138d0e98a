import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { projectFolder } from './run-node.ts';

/** Prints the modules of a package that a file of the project loads, with all that it imports. */
const loaded = `
import { registerHooks } from 'node:module';
const [file, name] = process.argv.slice(1);
const urls = [];
registerHooks({ load: (url, context, next) => { urls.push(url); return next(url, context); } });
await import(file);
console.log(JSON.stringify(urls.filter((url) => url.includes('/node_modules/' + name + '/'))));
`;

async function modulesOf(name: string, file: string): Promise<unknown[]> {
  const args = ['--input-type=module', '-e', loaded, `${projectFolder}/${file}`, name];
  return JSON.parse((await promisify(execFile)(process.execPath, args)).stdout) as unknown[];
}

// What knows sixty languages takes a hundred megabytes, and belongs into the process that parses.
test.each(['scripts/collect/run.ts', 'scripts/collect/share.ts', 'scripts/collect/edit.ts'])(
  '%s begins without the knowledge of languages',
  async (file) => {
    expect(await modulesOf('eld', file)).toEqual([]);
    expect(await modulesOf('zod', file)).not.toEqual([]);
  },
);
