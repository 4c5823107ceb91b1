/** What the processes that a build starts have in common, and how those that make pages tell each other and it of them. */
import { hash } from 'node:crypto';
import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { RouteData } from 'astro';
import { pathsFromEnvironment } from '../../src/files/paths.ts';
import type { BuiltFile } from '../../src/publishing/finish.ts';
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

export async function makeFolder(
  { pages }: FolderOrder,
  routes: ReadonlyMap<string, RouteData>,
  render: (request: Request, routeData: RouteData) => Promise<Response>,
): Promise<void> {
  for (const { url, route } of pages) {
    const routeData = routes.get(route);
    if (routeData === undefined) throw new RangeError(`no route ${route}`);
    const page = await render(new Request(url), routeData);
    if (page.status !== 200) throw new Error(`${url}: status ${page.status}`);
    await writePage(url, routeData.type, page);
  }
}

const { out } = pathsFromEnvironment();
const folders = new Set<string>();

/**
 * Astro asks the file system whether there is a folder, waits, writes, and waits again, 25,000 times: a sixth of the time. But without any
 * wait orders would neither leave nor arrive, and nobody would notice that the parent is gone.
 */
export async function writePage(url: string, type: RouteData['type'], page: Response): Promise<void> {
  const path = decodeURIComponent(new URL(url).pathname).slice(site.base.length);
  const inSite = type === 'page' ? `${path}index.html` : path.replace(/\/$/u, '');
  const file = join(out, inSite);
  const folder = dirname(file);
  if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
  folders.add(folder);
  const bytes = new Uint8Array(await page.arrayBuffer());
  writeFileSync(file, bytes);
  noteWritten(inSite, bytes);
  await setImmediate();
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
