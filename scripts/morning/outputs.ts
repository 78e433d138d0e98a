import { appendFile } from 'node:fs/promises';

/** Hands values to the next steps of a workflow: `GITHUB_OUTPUT`, where there is one. Values have one line each. */
export async function giveOutputs(values: Record<string, string>): Promise<void> {
  const lines = Object.entries(values).map(([name, value]) => `${name}=${value.replace(/[\r\n]+/g, ' ')}\n`);
  await append(process.env['GITHUB_OUTPUT'], lines.join(''));
}

/** Adds to the page of a run: `GITHUB_STEP_SUMMARY`, where there is one. GitHub takes one mebibyte of it. */
export async function giveSummary(markdown: string): Promise<void> {
  await append(process.env['GITHUB_STEP_SUMMARY'], `${markdown.slice(0, 1_000_000)}\n`);
}

async function append(file: string | undefined, text: string): Promise<void> {
  if (file) await appendFile(file, text);
}
