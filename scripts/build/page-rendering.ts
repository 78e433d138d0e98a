import type { AstroIntegrationLogger, AstroPrerenderer } from 'astro';
import type { WriteFile } from './file-writer.ts';
import { addressOf, fileOf, type Path } from './page-files.ts';
import { withSharedStyle } from './shared-style.ts';

type Render = AstroPrerenderer['render'];
type Rendered = Awaited<ReturnType<Render>>;
type Bytes = Buffer<ArrayBuffer>;

export interface PageRendering {
  /** Renders as Astro does. */
  render: Render;
  write: WriteFile;
  /** Where pages stand on the web, with the base. */
  site: URL;
  /** Takes the styles that pages share out of the page of a file. */
  styled: (page: Bytes, file: string) => Bytes;
  /** Told of each file as it is written. */
  logger: Pick<AstroIntegrationLogger, 'info'>;
}

/** So many pages are in the making at once, because pictures are drawn on other threads. */
const atOnce = 16;

/**
 * Renders pages and writes them, and gives the paths that are left to Astro because what came is no plain page. Astro itself
 * spends on the way of a page to its file a tenth of the time that ten years take.
 */
export async function renderPages(paths: Iterable<Path>, rendering: PageRendering): Promise<Path[]> {
  const left: Path[] = [];
  const queue = each(paths);
  const work = async (): Promise<void> => {
    for (const path of queue) {
      if (!(await renderPage(path, rendering))) left.push(path);
      // What a second process says is heard between pages.
      await new Promise(setImmediate);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return left;
}

/** Unlike the list itself it ends for all who take from it when one of them fails. */
function* each<T>(list: Iterable<T>): Generator<T> {
  yield* list;
}

async function renderPage(path: Path, rendering: PageRendering): Promise<boolean> {
  const { render, write, site, styled, logger } = rendering;
  const { route, pathname } = path;
  try {
    const request = new Request(new URL(`${site.href}${addressOf(path)}`));
    const response = responseOf(await render(request, { routeData: route }));
    if (!response.ok || !response.body) return false;
    const bytes = await bytesOf(response.body);
    const file = fileOf(path);
    write(file, route.type === 'page' ? styled(bytes, file) : bytes);
    logger.info(file);
    return true;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${pathname} cannot be rendered: ${why}`, { cause: error });
  }
}

/** The whole of a page. It comes in one piece, which is taken as it is: a copy of each takes as long as writing it. */
async function bytesOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<Bytes> {
  const pieces = [];
  for await (const piece of body) pieces.push(piece);
  const [first, ...more] = pieces;
  return first && more.length === 0
    ? Buffer.from(first.buffer, first.byteOffset, first.byteLength)
    : Buffer.concat(pieces);
}

/** What Astro is to write itself: a page without the styles that pages share. */
export async function styledResponse(
  rendered: Rendered,
  file: string,
  styled: PageRendering['styled'],
): Promise<Rendered> {
  const response = responseOf(rendered);
  if (!response.ok || !response.body) return rendered;
  const { status, headers } = response;
  return new Response(styled(Buffer.from(await response.arrayBuffer()), file), { status, headers });
}

function responseOf(rendered: Rendered): Response {
  return rendered instanceof Response ? rendered : rendered.response;
}

/** Notes of the sheets that pages share. */
export interface Sheets {
  /** Where sheets are written, and the address of that; both end in a slash. */
  assets: string;
  assetsAddress: string;
  write: WriteFile;
  written: Set<string>;
  /** The sheet of each page that names one, by their files. */
  sheetOf: Map<string, string>;
}

/** A page without the styles that it shares with others; writes their sheet, where it is the first to name it. */
export function withSheet(page: Bytes, file: string, sheets: Sheets): Bytes {
  const { page: styled, style } = withSharedStyle(page, sheets.assetsAddress);
  if (!style) return styled;
  const sheet = `${sheets.assets}${style.name}`;
  sheets.sheetOf.set(file, sheet);
  if (sheets.written.has(sheet)) return styled;
  sheets.written.add(sheet);
  sheets.write(sheet, style.css);
  return styled;
}
