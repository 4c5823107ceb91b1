import { basename, join, sep } from 'node:path';
import type { HookParameters } from 'astro';
import sirv from 'sirv';
import { formatReport } from '../../content/check/reporters.ts';
import { isContent } from '../../content/folder-state.ts';
import { rememberHistory } from '../../content/history/load-history.ts';
import { loadLibrary } from '../../content/library.ts';
import { rememberRegulations } from '../../content/load-regulation.ts';
import { type OpenedReading, openedRegulations } from '../../content/opened.ts';
import { loadPermalinks, segmentOf } from '../../content/permalinks/permalinks-file.ts';
import { loadRedirects, type Redirect } from '../../content/permalinks/redirects.ts';
import { findRegulationFolders } from '../../content/regulation-folders.ts';
import { describeWriteError } from '../../files/errors.ts';
import { type Paths, shownPath } from '../../files/paths.ts';
import { watchFolder } from '../../files/watch-folder.ts';
import { type Diagnostic, isError } from '../../regulation/diagnostics.ts';
import type { Library } from '../../regulation/regulation.ts';
import { indexLibrary } from '../../search/index/build.ts';
import { isLarge } from '../config.ts';
import { materialOf } from '../library.ts';
import { escapeXml } from '../pictures/svg.ts';
import { publishedAddresses } from '../published.ts';
import { addresses } from '../urls.ts';

/**
 * While developing, the site follows the content folder: saving a source, a note or `regulation.yaml` has it read again and reloads the
 * open pages. What is wrong with it is shown in the page and in the terminal. Of a large library a regulation is read when a page of it is
 * asked for: see `openedRegulations`.
 */
export async function followContent(paths: Paths, { server, logger }: Developing): Promise<void> {
  const { content } = paths;
  const opened = openedRegulations(content);
  const everything: OpenedReading = { load: rememberRegulations(), whole: new Set() };
  const historyNow = rememberHistory(content);
  const index = searchIndex(paths);
  /** What was said is not said again until it was away. */
  let said: ReadonlySet<string> = new Set();
  let folders: ReadonlySet<string> = new Set();
  let redirects: readonly Redirect[] = [];
  let failure: ReturnType<typeof overlayError> | null = null;

  // A full disk must not end the server: the next save may go well
  const sayFailure = (error: unknown) => logger.error(describeWriteError(error) ?? String(error));
  const read = oneAtATime(async () => {
    const { slugs } = await findRegulationFolders(content);
    const isPartly = isLarge(slugs.length);
    if (isPartly && folders.size === 0) logger.info(READ_PARTLY(slugs.length));
    folders = new Set(slugs);
    const { load, whole } = isPartly ? await opened.read(slugs) : everything;
    const { library, diagnostics } = await loadLibrary(content, addresses, load);
    const isAsked = (segment: string) => !isPartly || whole.has(segment) || !folders.has(segment);
    const [recorded, { value }, history] = await Promise.all([
      loadPermalinks(content, isAsked),
      loadRedirects(content),
      historyNow(),
    ]);
    redirects = value;
    const published = publishedAddresses(library);
    const material = materialOf(library, { redirects, recorded: recorded.value ?? new Map(), published }, history);
    // How many pages there are, a part does not tell; so many regulations are too many to draw one by one
    const shape = { ...material.shape, drawn: 'the site' } as const;
    globalThis.READ_MATERIAL = isPartly ? { ...material, shape, readWhole: whole.size } : material;
    index.of(library);

    // Whether a word is used nowhere, a part of the texts cannot tell
    const found = diagnostics.filter(({ code }) => !isPartly || code !== 'synonym-unused');
    const news = found.filter((each) => !said.has(JSON.stringify(each)));
    said = new Set(found.map((each) => JSON.stringify(each)));
    if (news.length > 0) logger.warn(formatReport(news, shownPath(content)));
    const errors = found.filter(isError);
    failure = errors.length > 0 ? overlayError(errors) : null;
    if (failure) server.ws.send({ type: 'error', err: failure });
    // Astro's own event: what getStaticPaths gave is asked for again
    for (const { hot } of Object.values(server.environments)) hot.send('astro:content-changed', {});
  });
  const readSaved = async () => {
    index.forget();
    await read().catch(sayFailure);
    if (!failure) server.ws.send({ type: 'full-reload' });
  };

  server.ws.on('vite:client:connect', (_, client) => {
    if (failure) client.send({ type: 'error', err: failure });
  });
  const readings = new Map<string, Promise<void>>();
  // Addresses come without the base path: Astro has taken it off
  server.middlewares.use(async ({ url = '' }, _response, next) => {
    const slug = segmentOf(url.slice(1));
    const leadsTo = redirects.flatMap(({ from, to }) => (to && segmentOf(from) === slug ? segmentOf(to) : []));
    const asked = isLarge(folders.size) ? [slug, ...leadsTo].filter((each) => folders.has(each)) : [];
    if (asked.map(opened.open).includes(true)) readings.set(slug, read().catch(sayFailure));
    await readings.get(slug);
    next();
  });
  server.middlewares.use('/pagefind', async (request, response, next) => {
    await index.ready(request.url ?? '').catch(sayFailure);
    index.serve(request, response, next);
  });

  let settled: NodeJS.Timeout | undefined;
  const changed = (path: string) => {
    const [folder, slug = ''] = path.split(sep);
    if (folder === 'regulations') opened.changed(slug);
    clearTimeout(settled);
    settled = setTimeout(readSaved, WRITTEN);
  };
  server.httpServer?.once('close', watchFolder(content, isContent, changed, sayFailure));
  await readSaved();
}

/** What Astro's `astro:server:setup` gives. */
type Developing = Pick<HookParameters<'astro:server:setup'>, 'server' | 'logger'>;

const READ_PARTLY = (regulations: number): string =>
  `库里有 ${regulations} 部法规：打开哪一部才读哪一部和它引用的，其余只读标题、日期等信息行。被谁引用、术语用在哪里、检索，都只算读过的；全部内容的问题看 npm run check。`;

/**
 * In milliseconds. Many editors empty a file before they write it, and the watcher tells of one change in 50 ms: what is read at once can
 * be the empty file, and nothing tells of the full one.
 */
const WRITTEN = 100;

/** The index of the content as it was read, made when somebody searches: of a large library that takes longer than one waits for a page. */
function searchIndex({ root, generated }: Paths) {
  // Each content folder its own: two servers may run
  const folder = join(root, '.cache', 'dev-pagefind', basename(generated));
  let latest: Library | null = null;
  let indexed: Library | null = null;
  let made: Promise<unknown> = Promise.resolve();
  return {
    serve: sirv(folder, { dev: true, etag: true }),
    of: (library: Library) => {
      latest = library;
    },
    forget: () => {
      indexed = null;
    },
    /** A search that has begun goes on in the index that it began in, whatever is opened meanwhile. */
    ready: (file: string): Promise<unknown> => {
      if (latest && latest !== indexed && (indexed === null || file.startsWith('/catalogue.json'))) {
        const library = latest;
        indexed = library;
        const make = () => indexLibrary(library, addresses, folder, isLarge(library.regulations.length));
        // One after another: they write the same folder
        made = made.then(make, make);
      }
      return made;
    },
  };
}

/** What Astro's overlay shows in the open page. It takes the message for HTML, and a note may quote some. */
function overlayError(errors: readonly Diagnostic[]) {
  const lines = errors.map(
    ({ file, line, column, message, hint }) => `${file}:${line}:${column} ${message}\n怎样改：${hint}`,
  );
  return { name: '内容', title: '内容有错误', message: escapeXml(lines.join('\n\n')), stack: '' };
}

/** Runs a task again and again but never twice at once; calls during a run become one more run, which all of them await. */
function oneAtATime(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  return () => {
    const run = () => {
      next = null;
      return task();
    };
    next ??= running = running.then(run, run);
    return next;
  };
}
