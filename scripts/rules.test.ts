import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/**
 * The rules of ARCHITECTURE.md that a machine can hold. Each is a function from sources to complaints, and each is
 * shown to find a planted offence, so that a rule that has stopped working is noticed.
 */

const root = resolve(import.meta.dirname, '..');

/** A file of the project: its path from the root, with forward slashes, and its text. */
interface File {
  path: string;
  text: string;
}

interface Import {
  specifier: string;
  typeOnly: boolean;
}

interface Zone {
  name: string;
  files: RegExp;
  /** Folders and modules whose values and types may be imported. */
  may: RegExp;
  /** Folders and modules whose types alone may be imported. */
  mayAsTypes?: RegExp;
}

const pure =
  'astro/zod|date-fns|@date-fns/|yaml|entities|htmlparser2|@noble/hashes/|suncalc|point-in-polygon-hao|eld/small';
const styles = String.raw`src/styles/.*|@fontsource-variable/.*|\S+\.css`;

/** Who may import whom. The first zone that holds a file decides. */
const zones: Zone[] = [
  { name: 'core', files: /^src\/core\//, may: named(`src/core/.*|(${pure}).*`) },
  {
    name: 'io',
    files: /^src\/io\//,
    may: named(
      `src/(io|core)/.*|node:.*|(${pure}).*|rss-parser|p-queue|undici|http-cache-semantics|ipaddr\\.js|listr2|fs-native-extensions|nodemailer`,
    ),
  },
  {
    name: 'site',
    files: /^src\/site\//,
    may: named(
      `src/(site|core)/.*|astro:content|astro/content/config|node:(fs|path|crypto|zlib)|(${pure}).*|@astrojs/rss|feedsmith|satori|sharp`,
    ),
    mayAsTypes: named('astro|astro:content|astro/loaders'),
  },
  {
    name: 'scripts of pages',
    files: /^src\/enhance\//,
    may: named('src/enhance/.*|src/core/search-terms\\.ts'),
  },
  {
    name: 'collection',
    files: /^src\/content\.config\.ts$/,
    may: named('src/site/edition-collection\\.ts|node:module'),
  },
  {
    name: 'components and layouts',
    files: /^src\/(components|layouts)\//,
    may: named(`src/(site|components|layouts|enhance)/.*|astro:(assets|transitions)|${styles}`),
    mayAsTypes: named('src/core/.*|astro|astro/types'),
  },
  {
    name: 'pages',
    files: /^src\/pages\//,
    may: named(`src/(site|components|layouts|enhance)/.*|@astrojs/rss|${styles}`),
    mayAsTypes: named('src/core/.*|astro'),
  },
  {
    name: 'second process of a build',
    files: /^scripts\/build\/build-(child|apart)\.ts$/,
    may: named('(scripts|src/(site|core))/.*|node:.*|an address made at run time'),
  },
  {
    name: 'scripts',
    files: /^scripts\//,
    may: named(`(scripts|src/(io|core))/.*|node:.*|(${pure}).*|listr2|astro|vitest/node`),
  },
];

function named(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`);
}

function importsOf({ path, text }: File): Import[] {
  return scriptsOf({ path, text }).flatMap((script) => {
    const found: Import[] = [];
    const visit = (node: ts.Node): void => {
      if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
        const typeOnly = ts.isImportDeclaration(node) ? isTypeImport(node.importClause) : node.isTypeOnly;
        found.push({ specifier: literal(node.moduleSpecifier), typeOnly });
      } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
        found.push({ specifier: literal(node.arguments[0]), typeOnly: false });
      ts.forEachChild(node, visit);
    };
    visit(parsed(path, script));
    return found;
  });
}

function isTypeImport(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  const names = clause.namedBindings;
  const each = names && ts.isNamedImports(names) && !clause.name ? names.elements : undefined;
  return (
    clause.phaseModifier === ts.SyntaxKind.TypeKeyword || (each?.every((name) => name.isTypeOnly) ?? false)
  );
}

const madeAtRunTime = 'an address made at run time';

/** A template is named by its end: the search loads its index from wherever the site stands. */
function literal(node: ts.Expression | undefined): string {
  if (node && ts.isStringLiteralLike(node)) return node.text;
  const end = node && ts.isTemplateExpression(node) ? node.templateSpans.at(-1)?.literal.text : '';
  return end || madeAtRunTime;
}

/** The TypeScript in a file: all of it, or of an Astro component what stands between the fences and in scripts. */
function scriptsOf({ path, text }: File): string[] {
  if (!path.endsWith('.astro')) return [text];
  const fenced = /^\s*---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1];
  const inline = [...text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script ?? '');
  return [...(fenced === undefined ? [] : [fenced]), ...inline];
}

function parsed(path: string, script: string): ts.SourceFile {
  return ts.createSourceFile(`${path}.ts`, script, ts.ScriptTarget.Latest, true);
}

/** A relative specifier as a path from the root, a package as it is written. */
function target(from: string, specifier: string): string {
  return specifier.startsWith('.') ? posix.join(dirname(from), specifier) : specifier;
}

function forbiddenImports(files: readonly File[]): string[] {
  return files.flatMap((file) => {
    const zone = zones.find(({ files: pattern }) => pattern.test(file.path));
    if (!zone) return [`${file.path} belongs to no part of the plan`];
    return importsOf(file)
      .map(({ specifier, typeOnly }) => ({ module: target(file.path, specifier), typeOnly }))
      .filter(
        ({ module, typeOnly }) => !zone.may.test(module) && !(typeOnly && zone.mayAsTypes?.test(module)),
      )
      .map(({ module }) => `${file.path} (${zone.name}) imports ${module}`);
  });
}

/** Modules that one file of the site alone may know. */
const single = ['astro:content', 'node:fs'];

function crowdedModules(files: readonly File[]): string[] {
  return single.flatMap((module) => {
    const knowing = files
      .filter(({ path }) => path.startsWith('src/site/'))
      .filter((file) => importsOf(file).some(({ specifier, typeOnly }) => specifier === module && !typeOnly))
      .map(({ path }) => path);
    return knowing.length > 1 ? [`${module} is known to ${knowing.join(' and ')}`] : [];
  });
}

/** Packages that are imported and work only by accident: something else happens to bring them. */
function undeclaredPackages(files: readonly File[], declared: readonly string[]): string[] {
  return files.flatMap((file) =>
    importsOf(file)
      .map(({ specifier }) => specifier)
      .filter((specifier) => specifier !== madeAtRunTime && !/^(\.|node:|astro:)/.test(specifier))
      .filter((specifier) => !declared.some((name) => `${specifier}/`.startsWith(`${name}/`)))
      .map((specifier) => `${file.path} imports ${specifier}, which package.json does not name`),
  );
}

const outsideWorld =
  /^(process|console|performance|fetch|crypto|setTimeout|setInterval|setImmediate|queueMicrotask|globalThis|Deno|require)$/;
const worldlyProperty = /^(Date\.now|Math\.random|Temporal\.Now|import\.meta)$/;

/** Where a file of the core asks the machine for something: the time, chance, the environment, the network. */
function impurities({ path, text }: File): string[] {
  const found: string[] = [];
  const source = parsed(path, text);
  const visit = (node: ts.Node): void => {
    const isClock =
      (ts.isNewExpression(node) && isNamed(node.expression, 'Date') && (node.arguments ?? []).length === 0) ||
      (ts.isCallExpression(node) && isNamed(node.expression, 'Date'));
    const isProperty = ts.isPropertyAccessExpression(node) && worldlyProperty.test(node.getText());
    const isWorld = ts.isIdentifier(node) && outsideWorld.test(node.text) && !isMerelyAName(node);
    if (isClock || isProperty || isWorld || ts.isMetaProperty(node)) {
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push(`${path}:${line} ${node.getText()}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isNamed(node: ts.Node, name: string): boolean {
  return ts.isIdentifier(node) && node.text === name;
}

/** `report.process`, `{ fetch: 1 }` and a declaration of that name say nothing of the world. */
function isMerelyAName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  return 'name' in parent && parent.name === node && !ts.isShorthandPropertyAssignment(parent);
}

const linesMax = 250;
const testLinesMax = 400;

function tooLong(files: readonly File[]): string[] {
  return files
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ path, lines }) => lines > (isTest(path) ? testLinesMax : linesMax))
    .map(({ path, lines }) => `${path} has ${lines} lines`);
}

function vagueNames(files: readonly File[]): string[] {
  return files
    .map(({ path }) => path)
    .filter((path) => /(^|\/)(utils?|helpers?|misc|common)(\.|\/)/i.test(path));
}

/** The data for machines that read: JSON in which no character can end its element, with a test of its own. */
const rawMarkupAllowed = ['src/components/JsonLd.astro', 'src/components/ThemeScript.astro'];

function rawMarkup(files: readonly File[]): string[] {
  const markup = /set:html|\.(?:innerHTML|outerHTML)\b|insertAdjacentHTML|document\.write/;
  return files
    .filter(({ path }) => path.startsWith('src/') && !isTest(path) && !rawMarkupAllowed.includes(path))
    .filter(({ text }) => markup.test(text))
    .map(({ path }) => path);
}

function isTest(path: string): boolean {
  return path.endsWith('.test.ts') || path.startsWith('scripts/testing/');
}

function filesUnder(folder: string, ending = /\.(ts|mjs|astro)$/): File[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => posix.join(folder, path.replaceAll('\\', '/')))
    .filter((path) => ending.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

const files = [...filesUnder('src'), ...filesUnder('scripts')];
const styleSheets = filesUnder('src/styles', /\.css$/);
const work = files.filter(({ path }) => !isTest(path));
const core = work.filter(({ path }) => path.startsWith('src/core/'));

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, object>;
const declared = Object.keys({ ...manifest['dependencies'], ...manifest['devDependencies'] });

describe('the house rules', () => {
  it('are held against real files', () => {
    expect(core.length).toBeGreaterThan(5);
    expect(styleSheets.length).toBeGreaterThan(5);
    expect(work.flatMap(importsOf).length).toBeGreaterThan(20);
  });

  it('each part imports only what the plan allows', () => expect(forbiddenImports(work)).toEqual([]));
  it('every package is named in package.json', () => expect(undeclaredPackages(files, declared)).toEqual([]));
  it('one file of the site knows the collection, one the disk', () =>
    expect(crowdedModules(work)).toEqual([]));
  it('the core asks the machine for nothing', () => expect(core.flatMap(impurities)).toEqual([]));
  it('files are short', () => expect(tooLong([...files, ...styleSheets])).toEqual([]));
  it('no file is named after nothing', () => expect(vagueNames(files)).toEqual([]));
  it('no markup is printed unescaped', () => expect(rawMarkup(files)).toEqual([]));
});

describe('a planted offence is found', () => {
  const imports: { name: string; path: string; text: string }[] = [
    { name: 'core → io', path: 'src/core/a.ts', text: "import { b } from '../io/b.ts';" },
    { name: 'core → node', path: 'src/core/a.ts', text: "import { readFileSync } from 'node:fs';" },
    { name: 'core → io, types', path: 'src/core/a.ts', text: "import type { B } from '../io/b.ts';" },
    { name: 'core → a network library', path: 'src/core/a.ts', text: "import PQueue from 'p-queue';" },
    { name: 'core → out, as an export', path: 'src/core/a.ts', text: "export * from '../site/b.ts';" },
    { name: 'core → out, at run time', path: 'src/core/a.ts', text: "await import('node:fs');" },
    { name: 'core → an unknown address', path: 'src/core/a.ts', text: 'await import(name);' },
    { name: 'io → site', path: 'src/io/a.ts', text: "import { b } from '../site/b.ts';" },
    { name: 'site → io', path: 'src/site/a.ts', text: "import { b } from '../io/b.ts';" },
    { name: 'scripts → site', path: 'scripts/a.ts', text: "import { b } from '../src/site/b.ts';" },
    {
      name: 'component → core',
      path: 'src/components/A.astro',
      text: "---\nimport { b } from '../core/b.ts';\n---\n",
    },
    {
      name: 'component → core, half as types',
      path: 'src/components/A.astro',
      text: "---\nimport { type B, b } from '../core/b.ts';\n---\n",
    },
    {
      name: 'page → collection',
      path: 'src/pages/a.ts',
      text: "import { getCollection } from 'astro:content';",
    },
    {
      name: 'script of a page → a package',
      path: 'src/pages/a.astro',
      text: "---\n---\n<script>import 'left-pad';</script>",
    },
    { name: 'a new folder', path: 'src/lib/a.ts', text: '' },
  ];
  it.each(imports)('$name', ({ path, text }) => expect(forbiddenImports([{ path, text }])).toHaveLength(1));

  it('and what is allowed is not', () => {
    const allowed = [
      {
        path: 'src/core/a.ts',
        text: "import { z } from 'astro/zod';\nimport { addDays } from 'date-fns/addDays';",
      },
      { path: 'src/components/A.astro', text: "---\nimport type { B } from '../core/b.ts';\n---\n" },
      { path: 'src/components/B.astro', text: "---\nimport { type B } from '../core/b.ts';\n---\n" },
      { path: 'scripts/a.ts', text: "import { b } from '../src/io/b.ts';" },
    ];
    expect(forbiddenImports(allowed)).toEqual([]);
  });

  it('two readers of the collection', () => {
    const text = "import { getCollection } from 'astro:content';";
    const reader = { path: 'src/site/a.ts', text };
    expect(crowdedModules([reader])).toEqual([]);
    expect(crowdedModules([reader, { path: 'src/site/b.ts', text }])).toHaveLength(1);
  });

  it('a package that nobody asked for', () => {
    const file = {
      path: 'src/core/a.ts',
      text: "import 'a/b';\nimport 'abc';\nimport 'node:fs';\nimport './a.ts';",
    };
    expect(undeclaredPackages([file], ['a', 'abc'])).toEqual([]);
    expect(undeclaredPackages([file], ['a'])).toEqual([
      'src/core/a.ts imports abc, which package.json does not name',
    ]);
  });

  const worldly = [
    'Date.now()',
    'new Date()',
    'new Date',
    'Date()',
    'process.env',
    'console.log(1)',
    'fetch(a)',
  ];
  const wiser = [
    'new Date(now)',
    'report.process',
    '({ console: 1 })',
    'Date.parse(a)',
    '// process',
    '"fetch"',
  ];
  it.each([...worldly, 'import.meta.env', 'Math.random()', 'const a = { process }'])('%s', (text) =>
    expect(impurities({ path: 'src/core/a.ts', text })).not.toEqual([]),
  );
  it.each(wiser)('but not %s', (text) => expect(impurities({ path: 'src/core/a.ts', text })).toEqual([]));

  it('a long file, a long test', () => {
    const text = 'a\n'.repeat(300);
    expect(tooLong([{ path: 'src/core/a.ts', text }])).toEqual(['src/core/a.ts has 300 lines']);
    expect(tooLong([{ path: 'src/styles/a.css', text }])).toHaveLength(1);
    expect(tooLong([{ path: 'src/core/a.test.ts', text }])).toEqual([]);
    expect(tooLong([{ path: 'src/core/a.test.ts', text: 'a\n'.repeat(401) }])).toHaveLength(1);
  });

  it.each(['src/core/utils.ts', 'src/site/util/dates.ts', 'scripts/helpers.ts'])('%s', (path) =>
    expect(vagueNames([{ path, text: '' }])).toEqual([path]),
  );

  it.each(['<p set:html={text} />', 'node.innerHTML = text'])('%s', (text) =>
    expect(rawMarkup([{ path: 'src/pages/a.astro', text }])).toHaveLength(1),
  );
});
