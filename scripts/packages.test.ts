import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What package.json and the lockfile must be, so that an install brings the same bytes everywhere and runs nothing unseen. */

interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  allowScripts?: Record<string, boolean>;
}

interface Locked {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  hasInstallScript?: boolean;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

interface Lockfile {
  packages: Record<string, Locked>;
}

function wanted({ dependencies, devDependencies, optionalDependencies }: Manifest): [string, string][] {
  return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
}

function unpinned(manifest: Manifest): string[] {
  return wanted(manifest)
    .filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))
    .map(([name, version]) => `${name}@${version}`);
}

function outOfStep(manifest: Manifest, { packages }: Lockfile): string[] {
  const asked = Object.fromEntries(wanted(packages[''] ?? {}));
  const missing = wanted(manifest).filter(
    ([name, version]) => asked[name] !== version || packages[`node_modules/${name}`]?.version !== version,
  );
  const extra = Object.entries(asked).filter(([name]) => !wanted(manifest).some(([known]) => known === name));
  return [...missing, ...extra].map(([name]) => name);
}

function installed({ packages }: Lockfile): { name: string; locked: Locked }[] {
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, locked]) => ({ name: path.split('node_modules/').at(-1) ?? path, locked }));
}

/** Packages that run a script when they are installed and are not reviewed, and reviews of packages that run none. */
function unreviewedScripts({ allowScripts = {} }: Manifest, lockfile: Lockfile): string[] {
  const running = new Set(
    installed(lockfile)
      .filter(({ locked }) => locked.hasInstallScript)
      .map(({ name }) => name),
  );
  const reviewed = Object.keys(allowScripts);
  return [
    ...[...running].filter((name) => !reviewed.includes(name)),
    ...reviewed.filter((name) => !running.has(name)),
  ];
}

/** Packages whose bytes are not fixed, or that come from anywhere but the public registry. */
function unverified(lockfile: Lockfile): string[] {
  return installed(lockfile)
    .filter(({ locked: { integrity, resolved, link } }) => {
      const fixed = integrity?.startsWith('sha512-') === true && !link;
      return !fixed || (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'));
    })
    .map(({ name }) => name);
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(resolve(import.meta.dirname, '..', name), 'utf8'));
const manifest = read('package.json') as Manifest;
const lockfile = read('package-lock.json') as Lockfile;

describe('packages', () => {
  it('are named with one exact version', () => expect(unpinned(manifest)).toEqual([]));
  it('stand in the lockfile as in package.json', () => expect(outOfStep(manifest, lockfile)).toEqual([]));
  it('run no install script that nobody reviewed', () =>
    expect(unreviewedScripts(manifest, lockfile)).toEqual([]));
  it('come with a checksum from the public registry', () => {
    expect(installed(lockfile).length).toBeGreaterThan(wanted(manifest).length);
    expect(unverified(lockfile)).toEqual([]);
  });
});

describe('a planted offence is found', () => {
  it.each(['^1.0.0', '~1.0.0', '1.x', 'latest', '>=1', 'github:a/b', '1.0.0-beta.1'])(
    'version %s',
    (version) => expect(unpinned({ devDependencies: { a: version } })).toEqual([`a@${version}`]),
  );

  it('a lockfile that is behind', () => {
    const dependencies = { a: '1.0.0' };
    const locked = (asked: string, version: string): Lockfile => ({
      packages: { '': { dependencies: { a: asked } }, 'node_modules/a': { version } },
    });
    expect(outOfStep({ dependencies }, locked('1.0.0', '1.0.0'))).toEqual([]);
    expect(outOfStep({ dependencies }, locked('1.0.0', '1.0.1'))).toEqual(['a']);
    expect(outOfStep({ dependencies }, locked('0.9.0', '1.0.0'))).toEqual(['a']);
    expect(outOfStep({}, locked('1.0.0', '1.0.0'))).toEqual(['a']);
  });

  it('an install script, also deep down, and a review of none', () => {
    const deep: Lockfile = { packages: { 'node_modules/a/node_modules/@b/c': { hasInstallScript: true } } };
    expect(unreviewedScripts({}, deep)).toEqual(['@b/c']);
    expect(unreviewedScripts({ allowScripts: { '@b/c': false } }, deep)).toEqual([]);
    expect(unreviewedScripts({ allowScripts: { '@b/c': true, d: true } }, deep)).toEqual(['d']);
  });

  const integrity = 'sha512-AAAA';
  it.each<[string, Locked]>([
    ['no checksum', {}],
    ['a weak checksum', { integrity: 'sha1-AAAA' }],
    ['a git address', { integrity, resolved: 'git+ssh://git@example.com/a.git' }],
    ['an insecure address', { integrity, resolved: 'http://registry.npmjs.org/a/-/a-1.0.0.tgz' }],
    ['another registry', { integrity, resolved: 'https://npm.example.com/a.tgz' }],
    ['a folder', { integrity, link: true }],
  ])('%s', (_, locked) => expect(unverified({ packages: { 'node_modules/a': locked } })).toEqual(['a']));

  it('and a sound entry is not', () => {
    const resolved = 'https://registry.npmjs.org/a/-/a-1.0.0.tgz';
    expect(unverified({ packages: { '': {}, 'node_modules/a': { integrity, resolved } } })).toEqual([]);
    expect(unverified({ packages: { 'node_modules/a': { integrity } } })).toEqual([]);
  });
});
