import type { AstroIntegration } from 'astro';

/**
 * Keeps a build from bundling the packages of the development toolbar. Astro loads the content through a development
 * server of Vite, also where it builds, and that server prepares them for a browser that never comes: a quarter of a
 * second in every build.
 */
export function noPrebundling(): AstroIntegration {
  const name = 'no-prebundling';
  return {
    name,
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        if (command !== 'build') return;
        const configEnvironment = (_: string, of: { optimizeDeps?: { include?: string[] } }): void => {
          if (of.optimizeDeps) of.optimizeDeps.include = [];
        };
        // Behind those that name the packages.
        updateConfig({ vite: { plugins: [{ name, enforce: 'post', configEnvironment }] } });
      },
    },
  };
}
