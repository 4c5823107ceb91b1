/** What the processes that a build starts have in common, and how those that make pages tell each other and it of them. */
import { hash } from 'node:crypto';
import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { RouteData, SSRManifest } from 'astro';
import { pathsFromEnvironment } from '../../src/files/paths.ts';
import type { BuiltFile } from '../../src/publishing/finish.ts';
import { withSecurityPolicy } from '../../src/site/astro/security-policy.ts';
import { site } from '../../src/site/config.ts';

/** A folder that is to be made, with all the pages and files in it. */
export interface FolderOrder {
  readonly folder: string;
  readonly pages: readonly {
    /** The whole address. */
    readonly url: string;
    /** By its pattern, as Astro has it. */
    readonly route: string;
  }[];
}

/** There is no more to make. */
export type LastOrder = 'last';

/** To be called first: a build that was killed must not go on writing. */
export function endWithParent(): void {
  // To load what is imported takes a second: a parent that ended meanwhile would not be missed
  if (!process.connected) process.exit(1);
  // At once: an orderly exit waits for threads of native tools, which now and then wait for each other for ever
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
}

/** What of the bundle that Astro made is used to make pages. Its own renderer gives it more than is asked for. */
interface App {
  readonly manifest: {
    readonly routes: SSRManifest['routes'];
    middleware(): Promise<Middleware>;
  };
  /** Of a route, once a page of it was made. */
  readonly routeCache: {
    get(route: RouteData): { readonly staticPaths?: { readonly keyed: ReadonlyMap<string, Path> } } | undefined;
  };
  setInternals(internals: unknown): void;
  setOptions(options: unknown): void;
  getComponentByRoute(route: RouteData): Promise<{ GET(context: Pick<Path, 'props'>): Answer }>;
  render(request: Request, options: { readonly routeData: RouteData }): Promise<Response>;
}

interface Middleware {
  onRequest(context: Pick<Path, 'params'>, next: () => Answer): Promise<Response>;
}

type Answer = Response | Promise<Response>;

interface Path {
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly props: unknown;
}

interface Bundle {
  readonly app: App;
  /** By their patterns. */
  readonly routes: ReadonlyMap<string, RouteData>;
  readonly onRequest: Middleware['onRequest'];
}

/** @param entry its address */
export async function openBundle(entry: string): Promise<Bundle> {
  const { app }: { readonly app: App } = await import(entry);
  const { routes } = app.manifest;
  const styles = new Map(routes.map(({ routeData, styles }) => [`${routeData.route}&${routeData.component}`, styles]));
  const pagesByKeys = { get: (key: string) => ({ styles: styles.get(key)?.map((sheet) => ({ sheet })) ?? [] }) };
  app.setInternals({ pagesByKeys });
  app.setOptions({ settings: { scripts: [] }, logger: { options: { destination: { write() {} } } } });
  const { onRequest } = await app.manifest.middleware();
  return { app, routes: new Map(routes.map(({ routeData }) => [routeData.route, routeData])), onRequest };
}

export async function makeFolder({ pages }: FolderOrder, bundle: Bundle): Promise<void> {
  for (const { url, route } of pages) {
    const routeData = bundle.routes.get(route);
    if (routeData === undefined) throw new RangeError(`no route ${route}`);
    const page = await answer(url, routeData, bundle);
    if (page.status !== 200) throw new Error(`${url}: status ${page.status}`);
    await writePage(url, routeData.type, page);
  }
}

/** Files are asked for from their modules: what Astro does around that, for servers, takes longer than to make most of them. */
async function answer(url: string, route: RouteData, { app, onRequest }: Bundle): Promise<Response> {
  const path =
    route.type === 'endpoint' ? app.routeCache.get(route)?.staticPaths?.keyed.get(`/${pathOf(url)}`) : undefined;
  if (path === undefined) return app.render(new Request(url), { routeData: route });
  const { GET } = await app.getComponentByRoute(route);
  return onRequest({ params: path.params }, () => GET({ props: path.props }));
}

/** Of an address, the path in the site. */
const pathOf = (url: string): string => decodeURIComponent(new URL(url).pathname).slice(site.base.length);

const { out } = pathsFromEnvironment();
const folders = new Set<string>();

/**
 * Astro asks the file system whether there is a folder, waits, writes, and waits again, 25,000 times: a sixth of the time. But without any
 * wait orders would neither leave nor arrive, and nobody would notice that the parent is gone.
 */
export async function writePage(url: string, type: RouteData['type'], page: Response): Promise<void> {
  const path = pathOf(url);
  const inSite = type === 'page' ? `${path}index.html` : path.replace(/\/$/u, '');
  const file = join(out, inSite);
  const folder = dirname(file);
  if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
  folders.add(folder);
  const bytes = await sealed(page);
  writeFileSync(file, bytes);
  noteWritten(inSite, bytes);
  await setImmediate();
}

/** What an answer says, byte by byte: a page with its policy. While developing, the tools put scripts of their own into pages. */
export async function sealed(answer: Response): Promise<Buffer<ArrayBuffer>> {
  const bytes = Buffer.from(await answer.arrayBuffer());
  return answer.headers.get('content-type')?.startsWith('text/html') ? withSecurityPolicy(bytes) : bytes;
}

/** @param path in the site */
export const noteWritten = (path: string, bytes: Uint8Array): void =>
  noteFile(path, { hash: hash('sha256', bytes), size: bytes.length });

/** The same of one whose bytes are known. */
export function noteFile(path: string, { hash, size }: BuiltFile): void {
  written.push(`${hash} ${size} ${path}\n`);
  if (written.length === MOST_UNWRITTEN) listWritten();
}

/** Lines of those that were written: a site has them listed, and need not read them all again for that. */
const written: string[] = [];
const MOST_UNWRITTEN = 1000;

/** To be called when the last file is written, too. */
export function listWritten(): void {
  appendFileSync(join(process.cwd(), `${LISTS}${process.pid}`), written.splice(0).join(''));
}

const LISTS = 'written-';

/** @param scratch where the processes ran @returns what they wrote, by its path in the site */
export function writtenPages(scratch: string): ReadonlyMap<string, BuiltFile> {
  const lists = readdirSync(scratch).filter((name) => name.startsWith(LISTS));
  return new Map(
    lists.flatMap((list) =>
      Array.from(
        readFileSync(join(scratch, list), 'utf8').matchAll(/(\S+) (\d+) (.+)\n/gu),
        ([, hash = '', size, path = '']) => [path, { hash, size: Number(size) }] as const,
      ),
    ),
  );
}
