/**
 * The part of `npm run build` that Astro does, run by `build.ts` in a process of its own, which ends with it. Pages are made once the
 * parent says that their MDX and the library are written; what Astro does before goes on meanwhile. Of many pages some are made by other
 * processes with the bundle that was made here (`render-pages.ts`). Names each regulation to the parent when all of it is there.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroIntegration, AstroPrerenderer, PathWithRoute } from 'astro';
import { takeOver } from '../src/files/hand-over.ts';
import { pathsFromEnvironment, projectRoot } from '../src/files/paths.ts';
import { compareText } from '../src/regulation/strings.ts';
import { site } from '../src/site/config.ts';
import type { Material } from '../src/site/library.ts';
import { explain } from './command-line/explain.ts';
import {
  endWithParent,
  type FolderOrder,
  type LastOrder,
  listWritten,
  makeFolder,
  openBundle,
  sealed,
  writePage,
} from './command-line/made-pages.ts';

endWithParent();

// Vite lets variables of these names stand for its own `import.meta.env`: with DEV=1, as tests have it, every page read the content again
for (const name of ['BASE_URL', 'DEV', 'MODE', 'PROD', 'SSR']) delete process.env[name];

/** So many, with the files beside them, are worth the start of a process. */
const PAGES_A_PROCESS = 1400;
/** Each holds the whole library. */
const MOST_PROCESSES = 4;
/** So few folders are given one by one. */
const FEW = 20;
/** What takes some quarter of a second. */
const LARGE_FOLDER = 200;

/** What the parent says: that the library is handed over, and that all is written. What has come before is told in one go. */
const said = { handed: Promise.withResolvers<void>(), converted: Promise.withResolvers<void>() };
process.on('message', (what: keyof typeof said) => said[what].resolve());
const { build } = await import('astro');

/**
 * Folders of regulations that nobody makes yet. Large ones come first, so that all who make them end at about the same time; the others in
 * the order in which they are archived, for of what is made out of order the archive would be written when all else is done.
 */
let waiting: FolderOrder[] = [];
/** When the others have ended. */
const ends: Promise<unknown>[] = [];

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
        /** Those that belong to no regulation: for each, Astro does and remembers so much that it costs as much as making a small one. */
        async getStaticPaths() {
          const paths = await prerenderer.getStaticPaths();
          const folders = Array.from(Map.groupBy(paths, ({ pathname }) => pathname.split('/')[1] ?? ''));
          const isOfRegulation = ([, paths]: (typeof folders)[number]) =>
            paths.every(({ route }) => route.route.startsWith('/['));
          waiting = folders
            .filter(isOfRegulation)
            .map(([folder, paths]) => ({ folder, pages: pagesOf(paths) }))
            .toSorted((a, b) => largePages(b) - largePages(a) || compareText(a.folder, b.folder));
          const count = Math.min(
            Math.floor(waiting.reduce((sum, { pages }) => sum + pages.length, 0) / PAGES_A_PROCESS),
            waiting.length - 1,
            MOST_PROCESSES - 1,
            availableParallelism() - 1,
          );
          for (let started = 0; started < count; started += 1) ends.push(startMaker());
          return folders.filter((each) => !isOfRegulation(each)).flatMap(([, paths]) => paths);
        },
        async render(request, options) {
          const { type, params } = options.routeData;
          // Else Astro would first have all the rest made, by `teardown`
          const rendered = await prerenderer.render(request, options).catch(fail);
          const response = responseOf(rendered);
          if (params.length === 0) return new Response(await sealed(response).catch(fail), response);
          if (response.status !== 200) fail(new Error(`${request.url}: status ${response.status}`));
          await writePage(request.url, type, response).catch(fail);
          // Of an answer without a body Astro writes nothing
          return new Response(null);
        },
        async teardown() {
          const bundle = await openBundle(bundleEntry());
          for (let order = waiting.shift(); order; order = waiting.shift()) {
            await makeFolder(order, bundle).catch(fail);
            process.send?.(order.folder);
          }
          await Promise.all(ends);
          await prerenderer.teardown?.();
        },
      })),
  },
};

const largePages = ({ pages }: FolderOrder): number => (pages.length < LARGE_FOLDER ? 0 : pages.length);

const responseOf = (rendered: Awaited<ReturnType<AstroPrerenderer['render']>>): Response =>
  rendered instanceof Response ? rendered : rendered.response;

/** As Astro has them: of two at one address the first. */
const pagesOf = (paths: readonly PathWithRoute[]): FolderOrder['pages'] =>
  [
    ...new Map(paths.toReversed().map((path) => [path.pathname.replace(/\/$/, ''), pageOf(path)])).values(),
  ].toReversed();

/** As Astro addresses it. */
function pageOf({ pathname, route }: PathWithRoute): FolderOrder['pages'][number] {
  const path = site.base + pathname.replace(/^\//, '');
  const whole = route.type === 'page' ? path.replace(/\/?$/, '/') : path;
  return { url: new URL(whole, site.origin).href, route: route.route };
}

/** The address of the bundle. */
function bundleEntry(): string {
  const bundle = join(pathsFromEnvironment().out, '.prerender');
  const entry = readdirSync(bundle).find((name) => name.startsWith('prerender-entry.'));
  if (entry === undefined) throw new Error(`${bundle}: no prerender-entry`);
  return pathToFileURL(join(bundle, entry)).href;
}

/** @returns when it has ended */
function startMaker(): Promise<unknown> {
  const maker = fork(join(projectRoot, 'scripts', 'render-pages.ts'), [bundleEntry()]);
  maker.once('exit', (status) => {
    if (status !== 0) process.exit(1);
  });
  let given = 0;
  const giveNext = () => {
    // One more at hand, so that it never waits; where few are left, each goes to whoever is free
    for (const most = waiting.length > FEW ? 2 : 1; given < most; given += 1)
      maker.send(waiting.shift() ?? ('last' satisfies LastOrder), () => {});
  };
  maker.on('message', (folder: string) => {
    process.send?.(folder);
    given -= 1;
    giveNext();
  });
  giveNext();
  return once(maker, 'exit');
}

function fail(error: unknown): never {
  console.error(explain(error));
  process.exit(1);
}

const cacheDir = join(process.cwd(), 'cache');
await build({ root: projectRoot, logLevel: 'silent', cacheDir, integrations: [pagesOnceConverted] }).catch(fail);
listWritten();
process.exit(0);
