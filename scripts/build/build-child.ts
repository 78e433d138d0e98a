import { pathToFileURL } from 'node:url';
import { indexEdition } from '../../src/site/edition-index.ts';
import type { Answer, Orders, Task, Tasks } from './build-apart.ts';
import { fileWriter } from './file-writer.ts';
import type { Path, Route } from './page-files.ts';
import { type PageRendering, renderPages, type Sheets, withSheet } from './page-rendering.ts';

/** The second process of a build: does what it is asked, and ends when the build does. */

/** Astro’s application in the bundle, with what `astro/dist/core/build/default-prerenderer.js` uses of it. */
interface App {
  manifest: { routes: { routeData: Route }[] };
  setInternals: (internals: object) => void;
  setOptions: (options: object) => void;
  getComponentByRoute: (route: Route) => Promise<{ getStaticPaths?: (options: object) => unknown }>;
  render: (request: Request, options: { routeData: Route }) => Promise<Response>;
}

let render: Tasks['render'] = () =>
  Promise.reject(new Error('No pages can be rendered before the bundle is loaded.'));

const tasks: Tasks = {
  index: async (dates) => dates.map(indexEdition),
  load: async (orders) => {
    render = await rendererOf(orders);
  },
  render: (pages) => render(pages),
};

process.on('message', (message: Task) => {
  void answerTo(message).then((answer) => process.send?.(answer));
});
process.on('disconnect', () => process.exit());

async function answerTo({ task, of }: Task): Promise<Answer> {
  try {
    return { done: await (tasks[task] as (of: unknown) => Promise<unknown>)(of) };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

async function rendererOf({
  entry,
  styles,
  outDir,
  assets,
  assetsAddress,
  site,
}: Orders): Promise<Tasks['render']> {
  const { app } = (await import(pathToFileURL(entry).href)) as { app: App };
  app.setInternals({ pagesByKeys: new Map(styles.map(([key, own]) => [key, { styles: own }])) });
  app.setOptions({ settings: { scripts: [] }, logger: { options: { destination: { write: say } } } });
  const routes = new Map(app.manifest.routes.map(({ routeData }) => [routeData.route, routeData]));
  await readArchive(app);
  const sheets: Sheets = {
    ...{ assets, assetsAddress, write: fileWriter(outDir) },
    ...{ written: new Set(), sheetOf: new Map() },
  };
  const rendering: PageRendering = {
    render: (request, { routeData }) => app.render(request, { routeData }),
    write: sheets.write,
    site: new URL(site),
    styled: (page, file) => withSheet(page, file, sheets),
    // The build itself says what has been rendered.
    logger: { info: () => undefined },
  };
  const known = new Set<Route>();
  return async (pages) => {
    const paths = pages.map(([pathname, route]) => ({ pathname, route: routes.get(route) }) as Path);
    // Astro asks a route for its paths with the first page of it, and for several at once would ask several times.
    const first = paths.filter(({ route }) => !known.has(route) && known.add(route));
    const rest = paths.filter((path) => !first.includes(path));
    const left: Path[] = [];
    for (const one of [...first.map((path) => [path]), rest])
      left.push(...(await renderPages(one, rendering)));
    const rendered = { sheets: [...sheets.sheetOf], left: left.map((path) => paths.indexOf(path)) };
    sheets.sheetOf.clear();
    return rendered;
  };
}

/** Does what each process has to do before its first page, while the build finds out what there is to render. */
async function readArchive(app: App): Promise<void> {
  const routes = app.manifest.routes.filter(({ routeData }) => routeData.params.length > 0);
  const [first] = await Promise.all(routes.map(({ routeData }) => app.getComponentByRoute(routeData)));
  await first?.getStaticPaths?.({});
}

function say({ level, message }: { level: string; message: string }): void {
  if (level === 'warn' || level === 'error') process.stderr.write(`${message}\n`);
}
