/**
 * The part of `npm run build` that Astro does, run by `build.ts` in a process of its own, which ends with it. Pages are made once the
 * parent says that their MDX and the library are written; what Astro does before goes on meanwhile.
 */
import { once } from 'node:events';
import { join } from 'node:path';
import { type AstroIntegration, build } from 'astro';
import { projectRoot } from '../src/files/paths.ts';
import { explain } from './command-line/explain.ts';

// A build that was killed must not go on writing
process.on('disconnect', () => process.exit(1));

const converted = once(process, 'message');

const pagesOnceConverted: AstroIntegration = {
  name: 'pages-once-converted',
  hooks: {
    'astro:build:start': ({ setPrerenderer }) =>
      setPrerenderer((prerenderer) => ({
        ...prerenderer,
        async setup() {
          await converted;
          await prerenderer.setup?.();
        },
      })),
  },
};

try {
  const cacheDir = join(process.cwd(), 'cache');
  await build({ root: projectRoot, logLevel: 'silent', cacheDir, integrations: [pagesOnceConverted] });
  process.exit(0);
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}
