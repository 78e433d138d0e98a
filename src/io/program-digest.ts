import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Everything of the project that decides what a page says, besides the content folder. */
const parts = ['src', 'public', 'scripts/build', 'scripts/check'];
const files = ['package-lock.json', 'astro.config.mjs'];

/**
 * SHA-256 of the program that checks and builds: its files in `project`, the packages, the owner’s briefing, the Node
 * that formats dates. While it is the same, the same editions have the same findings and the same pages.
 */
export function programDigest(project: string, content: string): string {
  const hash = createHash('sha256').update(process.version);
  const names = parts.flatMap((part) =>
    readdirSync(join(project, part), { recursive: true, encoding: 'utf8' }).map((name) => join(part, name)),
  );
  const all = [...names.sort(), ...files].map((name) => [name, join(project, name)] as const);
  for (const [name, path] of [...all, ['briefing.yaml', join(content, 'briefing.yaml')] as const])
    if (statSync(path).isFile()) hash.update(`${name}\n`).update(readFileSync(path));
  return hash.digest('hex');
}
