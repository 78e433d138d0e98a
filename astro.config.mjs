import { defineConfig, fontProviders } from 'astro/config';
import { siteAddress } from './src/core/site-address.ts';
import { noPrebundling } from './scripts/build/no-prebundling.ts';
import { onlyChanged } from './scripts/build/only-changed.ts';
import { editionDates, programDigest, readBriefing } from './src/site/files.ts';
import { writeSearchIndex } from './src/site/search-index.ts';

// Variables of these names would override Vite's own and move every link; test runners and some hosts set them.
for (const name of ['BASE_URL', 'SITE', 'MODE', 'DEV', 'PROD', 'SSR', 'ASSETS_PREFIX'])
  delete process.env[name];

const { site, base } = siteAddress(process.env, readBriefing().site);

/** Read from the npm package, so that a build needs no network; the Latin part alone, 37 and 34 KB. */
const fontFile = (name) => `./node_modules/@fontsource-variable/${name}-latin-wght-normal.woff2`;

export default defineConfig({
  site,
  base,
  // Made from the editions that have a page, when all pages stand: the search index.
  integrations: [
    onlyChanged({
      keep: process.env.BRIEFING_KEEP,
      program: programDigest(),
      dates: editionDates,
      finish: writeSearchIndex,
    }),
    noPrebundling(),
  ],
  trailingSlash: 'always',
  prerenderConflictBehavior: 'error',
  // Two builds at once (tests, the demo) must not share one store.
  ...(process.env.BRIEFING_CACHE && { cacheDir: process.env.BRIEFING_CACHE }),
  build: { inlineStylesheets: 'always', concurrency: 16 },
  // The policy of the pages lets no script run that stands in them.
  vite: {
    // `npm run build` keeps the site of the last time, and has removed from it what may not stay.
    build: {
      assetsInlineLimit: 0,
      ...(process.env.BRIEFING_KEEP && { emptyOutDir: false }),
    },
    // Every page names its script: a short name, with a digest, so that it may be kept for ever.
    environments: {
      client: { build: { rollupOptions: { output: { entryFileNames: '_astro/[hash].js' } } } },
    },
  },
  devToolbar: { enabled: false },
  fetchFile: null,
  fonts: [
    {
      provider: fontProviders.local(),
      name: 'Besley',
      cssVariable: '--display',
      fallbacks: ['Rockwell Nova', 'Roboto Slab', 'Noto Serif', 'Georgia', 'serif'],
      options: {
        variants: [{ src: [fontFile('besley/files/besley')], weight: '400 900', style: 'normal' }],
      },
    },
    {
      provider: fontProviders.local(),
      name: 'Atkinson',
      cssVariable: '--body',
      fallbacks: ['system-ui', '-apple-system', 'Segoe UI', 'Roboto', 'Noto Sans', 'sans-serif'],
      options: {
        variants: [
          {
            src: [fontFile('atkinson-hyperlegible-next/files/atkinson-hyperlegible-next')],
            weight: '200 800',
            style: 'normal',
          },
        ],
      },
    },
  ],
});
