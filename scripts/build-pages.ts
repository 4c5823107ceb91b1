/**
 * The part of `npm run build` that Astro does, run by `build.ts` in a process of its own, which ends with it. Pages are made once the
 * parent says that their MDX and the library are written; what Astro does before goes on meanwhile. Of many pages a share is made by other
 * processes with the bundle that was made here (`render-pages.ts`).
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import { pathsFromEnvironment, projectRoot } from '../src/files/paths.ts';
import { deal } from '../src/publishing/deal.ts';
import { site } from '../src/site/config.ts';
import { type Material, takeOver } from '../src/site/library.ts';
import { explain } from './command-line/explain.ts';
import { endWithParent, type LastOrder, listWritten, type PageOrder, writePage } from './command-line/made-pages.ts';

endWithParent();

// Vite lets variables of these names stand for its own `import.meta.env`: with DEV=1, as tests have it, every page read the content again
for (const name of ['BASE_URL', 'DEV', 'MODE', 'PROD', 'SSR']) delete process.env[name];

/** So many, with the files beside them, are worth the start of a process. */
const PAGES_A_PROCESS = 2000;
/** Each holds the whole library. */
const MOST_PROCESSES = 4;

/** What the parent says: that the library is handed over, and that all is written. What has come before is told in one go. */
const said = { handed: Promise.withResolvers<void>(), converted: Promise.withResolvers<void>() };
process.on('message', (what: keyof typeof said) => said[what].resolve());
const { build } = await import('astro');

/** Who makes the pages of a folder, where that is not this process. */
const makers = new Map<string, ChildProcess>();

const pagesOnceConverted: AstroIntegration = {
  name: 'pages-once-converted',
  hooks: {
    'astro:build:start': ({ setPrerenderer }) =>
      setPrerenderer((prerenderer) => ({
        ...prerenderer,
        async setup() {
          await said.handed.promise;
          // The pages' own modules find it there
          globalThis.READ_MATERIAL = await takeOver<Material>(process.env.LIBRARY_FILE ?? '');
          await said.converted.promise;
          await prerenderer.setup?.();
        },
        async getStaticPaths() {
          const paths = await prerenderer.getStaticPaths();
          // Regulation by regulation: what its pages are made of is made once and not kept any longer
          const folders = Map.groupBy(paths, ({ pathname }) => pathname.split('/')[1] ?? '');
          const ofRegulations = [...folders].filter(([, paths]) =>
            paths.every(({ route }) => route.route.startsWith('/[')),
          );
          const count = Math.min(
            1 + Math.floor(paths.length / PAGES_A_PROCESS),
            MOST_PROCESSES,
            availableParallelism(),
          );
          const sizes = ofRegulations.map(([folder, paths]) => [folder, paths.length] as const);
          const [, ...shares] = deal(sizes, count);
          for (const share of shares) {
            const maker = startMaker();
            for (const folder of share) makers.set(folder, maker);
          }
          // Others begin while this process makes its own
          return [...folders]
            .toSorted(([a], [b]) => Number(makers.has(b)) - Number(makers.has(a)))
            .flatMap(([, paths]) => paths);
        },
        // Of an answer without a body Astro writes nothing
        async render(request, options) {
          const { type, params, route } = options.routeData;
          const maker = makers.get(new URL(request.url).pathname.slice(site.base.length).split('/')[0] ?? '');
          if (maker) {
            maker.send({ url: request.url, route } satisfies PageOrder);
            return new Response(null);
          }
          // Else Astro would wait for all that others make
          const rendered = await prerenderer.render(request, options).catch(fail);
          const response = rendered instanceof Response ? rendered : rendered.response;
          if (response.status !== 200 || params.length === 0) return rendered;
          await writePage(request.url, type, response);
          return new Response(null);
        },
        async teardown() {
          const all = [...new Set(makers.values())];
          for (const maker of all) maker.send('last' satisfies LastOrder);
          await Promise.all(all.map((maker) => once(maker, 'exit')));
          await prerenderer.teardown?.();
        },
      })),
  },
};

function startMaker(): ChildProcess {
  const bundle = join(pathsFromEnvironment().out, '.prerender');
  const entry = readdirSync(bundle).find((name) => name.startsWith('prerender-entry.'));
  if (entry === undefined) throw new Error(`${bundle}: no prerender-entry`);
  const maker = fork(join(projectRoot, 'scripts', 'render-pages.ts'), [pathToFileURL(join(bundle, entry)).href]);
  maker.once('exit', (status) => {
    if (status !== 0) process.exit(1);
  });
  return maker;
}

function fail(error: unknown): never {
  console.error(explain(error));
  process.exit(1);
}

const cacheDir = join(process.cwd(), 'cache');
await build({ root: projectRoot, logLevel: 'silent', cacheDir, integrations: [pagesOnceConverted] }).catch(fail);
listWritten();
process.exit(0);
