/**
 * The part of `npm run build` that Astro does, run by `build.ts` in a process of its own, which ends with it. Pages are made once the
 * parent says that their MDX and the library are written; what Astro does before goes on meanwhile.
 */
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AstroIntegration, RouteData } from 'astro';
import { pathsFromEnvironment, projectRoot } from '../src/files/paths.ts';
import { site } from '../src/site/config.ts';
import { explain } from './command-line/explain.ts';

// A build that was killed must not go on writing. Astro takes a second to load: a parent that ended meanwhile would not be missed
if (!process.connected) process.exit(1);
// At once: an orderly exit waits for threads of native tools, which now and then wait for each other for ever
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

// Vite lets variables of these names stand for its own `import.meta.env`: with DEV=1, as tests have it, every page read the content again
for (const name of ['BASE_URL', 'DEV', 'MODE', 'PROD', 'SSR']) delete process.env[name];

const converted = once(process, 'message');
const { build } = await import('astro');

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
        // Regulation by regulation: what its pages are made of is made once and not kept any longer
        async getStaticPaths() {
          const paths = await prerenderer.getStaticPaths();
          return [...Map.groupBy(paths, ({ pathname }) => pathname.split('/')[1]).values()].flat();
        },
        async render(request, options) {
          const rendered = await prerenderer.render(request, options);
          const response = rendered instanceof Response ? rendered : rendered.response;
          if (response.status !== 200 || options.routeData.params.length === 0) return rendered;
          write(fileOf(request.url, options.routeData.type), new Uint8Array(await response.arrayBuffer()));
          // Of an answer without a body Astro writes nothing
          return new Response(null);
        },
      })),
  },
};

/** @param address of a page or of a file @returns where it lies in the site */
function fileOf(address: string, type: RouteData['type']): string {
  const path = decodeURIComponent(new URL(address).pathname).slice(site.base.length);
  return join(pathsFromEnvironment().out, type === 'page' ? `${path}index.html` : path.replace(/\/$/u, ''));
}

const folders = new Set<string>();

/** Astro asks the file system whether there is a folder, waits, writes, and waits again, 40,000 times: a sixth of the time. */
function write(file: string, bytes: Uint8Array): void {
  const folder = dirname(file);
  if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
  folders.add(folder);
  writeFileSync(file, bytes);
}

try {
  const cacheDir = join(process.cwd(), 'cache');
  await build({ root: projectRoot, logLevel: 'silent', cacheDir, integrations: [pagesOnceConverted] });
  process.exit(0);
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}
