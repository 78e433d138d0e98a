import type { HookParameters } from 'astro';
import { expect, test } from 'vitest';
import { noPrebundling } from './no-prebundling.ts';

type Setup = HookParameters<'astro:config:setup'>;
interface Environment {
  optimizeDeps?: { include: string[] };
}

/** What Vite is told of the packages of an environment by the plugins that a command of Astro has been given. */
async function told(command: Setup['command'], of: Environment): Promise<Environment> {
  const plugins: { configEnvironment: (name: string, of: Environment) => void }[] = [];
  const updateConfig = ({ vite }: { vite: { plugins: typeof plugins } }): void =>
    void plugins.push(...vite.plugins);
  await noPrebundling().hooks['astro:config:setup']?.({ command, updateConfig } as unknown as Setup);
  for (const plugin of plugins) plugin.configEnvironment('client', of);
  return of;
}

const toolbar = (): Environment => ({ optimizeDeps: { include: ['astro/toolbar'] } });

test('a build prepares no package for the toolbar, and development does', async () => {
  expect(await told('build', toolbar())).toEqual({ optimizeDeps: { include: [] } });
  expect(await told('build', {})).toEqual({});
  expect(await told('dev', toolbar())).toEqual(toolbar());
});
