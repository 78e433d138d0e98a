import type { AstroPrerenderer } from 'astro';
import { expect, it } from 'vitest';
import type { Path, Route } from './page-files.ts';
import { renderPages } from './page-rendering.ts';

type Answer = (address: string) => Response;

async function rendered(
  answer: Answer,
  paths: readonly { pathname: string; type?: Route['type'] }[],
): Promise<{ files: Record<string, string>; left: string[]; said: string[] }> {
  const files: Record<string, string> = {};
  const said: string[] = [];
  const say = (line: string): void => void said.push(line);
  const render: AstroPrerenderer['render'] = async ({ url }) => answer(url);
  const asked = paths.map(
    ({ pathname, type = 'page' }) => ({ pathname, route: { type } }) as unknown as Path,
  );
  const left = await renderPages(asked, {
    render,
    write: (file, bytes) => void (files[file] = Buffer.from(bytes).toString()),
    site: new URL('https://news.example/base/'),
    styled: (page) => Buffer.concat([page, Buffer.from('!')]),
    logger: { info: say },
  }).catch((error: Error) => {
    say(error.message);
    return [];
  });
  return { files, left: left.map(({ pathname }) => pathname), said };
}

it('asks for pages and files at the addresses at which Astro does, and styles pages alone', async () => {
  const { files, said } = await rendered(
    (address) => new Response(address),
    [{ pathname: '/2026/11/22' }, { pathname: '/2026/11/22.txt', type: 'endpoint' }, { pathname: '/à/b:c' }],
  );
  expect(files).toEqual({
    '2026/11/22/index.html': 'https://news.example/base/2026/11/22/!',
    '2026/11/22.txt': 'https://news.example/base/2026/11/22.txt',
    'à/b:c/index.html': 'https://news.example/base/%C3%A0/b:c/!',
  });
  expect(said.sort()).toEqual(Object.keys(files).sort());
});

it('leaves to Astro what is no plain answer', async () => {
  const { files, left } = await rendered(
    (address) => (address.endsWith('/a/') ? new Response('', { status: 404 }) : new Response(null)),
    [{ pathname: '/a' }, { pathname: '/b' }],
  );
  expect(files).toEqual({});
  expect(left).toEqual(['/a', '/b']);
});

it('names the page that cannot be rendered, and begins no other', async () => {
  const asked: string[] = [];
  const { said } = await rendered(
    (address) => {
      asked.push(address);
      throw new Error('no');
    },
    Array.from({ length: 100 }, (_, index) => ({ pathname: `/${index}` })),
  );
  expect(said[0]).toBe('/0 cannot be rendered: no');
  expect(asked.length).toBeLessThan(20);
});
