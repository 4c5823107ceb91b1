import { basename, join, relative } from 'node:path';
import type { AstroIntegration } from 'astro';
import sirv from 'sirv';
import { formatReport } from '../../content/check/reporters.ts';
import { convert } from '../../content/convert.ts';
import { isContent } from '../../content/folder-state.ts';
import { isError, loadLibrary } from '../../content/library.ts';
import { rememberRegulations } from '../../content/load-regulation.ts';
import { describeWriteError } from '../../files/errors.ts';
import { type Paths, shownPath } from '../../files/paths.ts';
import type { Diagnostic } from '../../regulation/diagnostics.ts';
import { indexLibrary } from '../../search/index/build.ts';
import { isLarge, site } from '../config.ts';
import { escapeXml } from '../pictures/svg.ts';
import { addresses } from '../urls.ts';

/**
 * While developing, the site follows the content folder: saving a source, a note or `regulation.yaml` converts it again
 * and reloads the open pages. What is wrong with it is shown in the page and in the terminal.
 */
export function followContent(paths: Paths): AstroIntegration {
  return {
    name: 'tiaowen:follow-content',
    hooks: {
      'astro:server:setup': async ({ server, logger }) => {
        // Each content folder its own, as its MDX: two servers may run
        const index = join(paths.root, '.cache', 'dev-pagefind', basename(paths.generated));
        const serveIndex = sirv(index, { dev: true, etag: true });
        /** The index of the content as it is, made when somebody searches: of a large library that takes longer than one waits for a page. */
        let indexed: (() => Promise<void>) | null = null;
        server.middlewares.use(`${site.base}pagefind`, async (request, response, next) => {
          await indexed?.();
          serveIndex(request, response, next);
        });

        const sayFailure = (error: unknown) => logger.error(describeWriteError(error) ?? String(error));
        const load = rememberRegulations();
        let latest: Promise<void> = Promise.resolve();
        const follow = oneAtATime(async () => {
          const reading = await loadLibrary(paths.content, addresses, load);
          const { library, diagnostics } = await convert(paths, reading);
          if (diagnostics.length > 0) logger.warn(formatReport(diagnostics, shownPath(paths.content)));
          const errors = diagnostics.filter(isError);
          if (errors.length > 0) {
            server.ws.send({ type: 'error', err: overlayError(errors) });
            return;
          }
          let made: Promise<void> | null = null;
          indexed = () => {
            // One after another: they write the same folder
            made ??= latest = latest
              .then(() => indexLibrary(library, addresses, index, isLarge(library.regulations.length)))
              .then(() => {}, sayFailure);
            return made;
          };
          // Astro's own event: what getStaticPaths gave is asked for again
          for (const { hot } of Object.values(server.environments)) hot.send('astro:content-changed', {});
          server.ws.send({ type: 'full-reload' });
        });
        // A full disk must not end the server: the next save may go well
        const followOrSay = () => follow().catch(sayFailure);

        let settled: NodeJS.Timeout | undefined;
        server.watcher.add(paths.content);
        server.watcher.on('all', (_event, file) => {
          if (!isContent(relative(paths.content, file))) return;
          clearTimeout(settled);
          settled = setTimeout(followOrSay, WRITTEN);
        });
        await followOrSay();
      },
    },
  };
}

/**
 * In milliseconds. Many editors empty a file before they write it, and the watcher tells of one change in 50 ms: what is read at once can
 * be the empty file, and nothing tells of the full one.
 */
const WRITTEN = 100;

/** What Astro's overlay shows in the open page. It takes the message for HTML, and a note may quote some. */
function overlayError(errors: readonly Diagnostic[]) {
  const lines = errors.map(
    ({ file, line, column, message, hint }) => `${file}:${line}:${column} ${message}\n怎样改：${hint}`,
  );
  return { name: '内容', title: '内容有错误', message: escapeXml(lines.join('\n\n')), stack: '' };
}

/** Runs a task again and again but never twice at once; calls during a run become one more run. */
function oneAtATime(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let again = false;
  return async function run(): Promise<void> {
    if (running) {
      again = true;
      return running;
    }
    running = task().finally(() => {
      running = null;
    });
    await running;
    if (again) {
      again = false;
      await run();
    }
  };
}
