import { defineConfig } from 'vitest/config';

/** `unit` is quick and touches nothing; `whole` starts servers, commands, builds and a browser. */
export default defineConfig({
  test: {
    reporters: ['default', './scripts/testing/count-reporter.ts'],
    projects: [
      { test: { name: 'unit', include: ['src/**/*.test.ts'], exclude: ['src/**/*.whole.test.ts'] } },
      {
        test: {
          name: 'whole',
          include: ['src/**/*.whole.test.ts', 'scripts/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 300_000,
          // They import JSON in a way that Vite understands and Node does not.
          server: { deps: { inline: [/@actions\//] } },
        },
      },
    ],
  },
});
