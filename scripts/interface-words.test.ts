import { readFileSync, readdirSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/**
 * Words that readers see stand in `src/site/english` and `src/site/french` alone: what is written anywhere else would
 * stay English on a French page.
 */

const root = resolve(import.meta.dirname, '..');

/** Attributes whose text people read or hear. */
const spoken = /^(?:aria-label|aria-description|aria-roledescription|title|alt|placeholder|label|summary)$/;

/** The markup of a component as the tree of a TSX file: the two are written alike where we use them. */
function markupOf(template: string): ts.SourceFile {
  const markup = template
    .replace(/^\s*---\r?\n[\s\S]*?\r?\n---/, '')
    .replace(/<!doctype html>/i, '')
    .replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/g, '');
  return ts.createSourceFile('a.tsx', `<>${markup}</>`, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
}

/** Text in a component that is in no list of words: between tags, in an attribute that is read, or chosen in braces. */
function looseWords(template: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node, isRead: boolean): void => {
    if (ts.isJsxText(node)) found.push(node.text);
    else if (
      ts.isStringLiteralLike(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddleOrTemplateTail(node)
    ) {
      if (isRead && !isCompared(node)) found.push(node.text);
    } else if (ts.isJsxAttribute(node)) {
      const inner = spoken.test(node.name.getText());
      ts.forEachChild(node, (child) => visit(child, inner));
      return;
    } else if (ts.isCallExpression(node)) {
      // What a function is given is looked at where it prints it; a component that maps a list is not a function of words.
      visit(node.expression, isRead);
      for (const argument of node.arguments) visit(argument, isRead && !ts.isStringLiteralLike(argument));
      return;
    }
    ts.forEachChild(node, (child) => visit(child, isRead));
  };
  visit(markupOf(template), true);
  return found.map((text) => text.trim()).filter((text) => /\p{L}{2}/u.test(text));
}

/** `place === 'day'` and `'degrees' in weather` print nothing, nor does the name of a property. */
function isCompared({ parent }: ts.Node): boolean {
  if (ts.isPropertyAssignment(parent) || ts.isElementAccessExpression(parent)) return true;
  if (!ts.isBinaryExpression(parent)) return false;
  return !['??', '||', '&&', '+'].includes(parent.operatorToken.getText());
}

/** Sentences in a module: two words or more one after another, but for errors and logs, which nobody reads on a page. */
function sentencesIn(path: string, text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) || ts.isImportDeclaration(node)) return;
    if (ts.isCallExpression(node) && /^(?:console|logger)\./.test(node.expression.getText())) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return found.filter((words) => /\p{L}{2}[,.:;]? \p{L}{2}/u.test(words) && !/[<>]/.test(words));
}

function filesUnder(folder: string, ending: RegExp): { path: string; text: string }[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => posix.join(folder, path.replaceAll('\\', '/')))
    .filter((path) => ending.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

const templates = filesUnder('src', /\.astro$/);
const modules = [...filesUnder('src/site', /\.ts$/), ...filesUnder('src/pages', /\.ts$/)].filter(
  ({ path }) => !/\.test\.ts$|^src\/site\/(?:english|french)\//.test(path),
);

/** What is no word of a language. */
const allowed = new Set(['404', 'RSS', 'OPML', 'JSON']);

/** Two words that no reader sees: a step of a scale, a line to write into a file, a value of a style or a style sheet, fonts. */
const unread = /^very high$|^userAgent: |^\d+px |^:root \{|;\n|^(?:Besley|Atkinson),/;

describe('the words of the interface', () => {
  it('are looked for in real files', () => {
    expect(templates.length).toBeGreaterThan(30);
    expect(modules.length).toBeGreaterThan(20);
  });

  it.each(templates)('$path holds none', ({ text }) =>
    expect(looseWords(text).filter((words) => !allowed.has(words))).toEqual([]),
  );

  it.each(modules)('$path holds no sentence', ({ path, text }) =>
    expect(sentencesIn(path, text).filter((words) => !unread.test(words))).toEqual([]),
  );
});

describe('a planted word is found', () => {
  it.each([
    ['<p>Hello</p>', 'Hello'],
    ['<p>{name} and more</p>', 'and more'],
    ['<nav aria-label="Pages"></nav>', 'Pages'],
    ['<img alt={`Map of ${place}`} />', 'Map of'],
    ["<p>{open ? 'open' : t.closed}</p>", 'open'],
    ["<p>{name ?? 'nobody'}</p>", 'nobody'],
    ["<ul>{list.map((one) => <li title={one.name || 'none'}>{one.text}</li>)}</ul>", 'none'],
    ['---\nconst a = 1;\n---\n\n<ul>\n  {list.map(() => (\n    <li>Fine</li>\n  ))}\n</ul>', 'Fine'],
  ])('%s', (template, words) => expect(looseWords(template)).toEqual([words]));

  it.each([
    "<p class={a ? 'ditto' : undefined}>{t.hello}</p>",
    "<p>{place === 'day' && t.hello} {'degrees' in weather && <b>{weather.degrees}</b>}</p>",
    "<p>{names.join(', ')}</p>",
    '<p style={`--n:${n}`}>–</p>',
    '<a rel="prev" href={href.edition(date)} aria-current={a ? \'page\' : undefined}>{t.previous}</a>',
  ])('but not in %s', (template) => expect(looseWords(template)).toEqual([]));

  it('nor are errors, names and markup sentences', () => {
    const text = (line: string): string[] => sentencesIn('a.ts', line);
    expect(text('const a = `${b} from the archive`;')).toEqual([' from the archive']);
    expect(text("const a = 'Nothing new.';")).toEqual(['Nothing new.']);
    expect(text("throw new Error('there is no such file');")).toEqual([]);
    expect(text("const a = 'data-kind';")).toEqual([]);
  });
});
