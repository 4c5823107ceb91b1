import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import ts from 'typescript';

/** What a file of the built site is: its SHA-256 in hexadecimal and its size in bytes. */
export interface BuiltFile {
  readonly hash: string;
  readonly size: number;
}

/** A site's files by path with `/`, sorted. */
type Built = ReadonlyMap<string, BuiltFile>;

/** Beyond so many pages a statute is kept as its whole text alone. */
const MOST_PAGES = 300;
/** In bytes: a larger search index is not fetched ahead; without a network such a library reads but does not search. */
const LARGEST_INDEX = 5 * 1024 * 1024;

/**
 * What makes a site readable offline, by path: the service worker `sw.js`, `offline.json` with the files every reader keeps, and
 * for each regulation `<slug>/offline.json` with those that whoever opened it keeps.
 */
export async function offlineFiles(built: Built, slugs: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const digest = createHash('sha256');
  for (const [path, { hash }] of built) digest.update(`${hash} ${path}\n`);
  const edition = digest.digest('hex').slice(0, 16);
  const list = (paths: readonly string[]) =>
    `${JSON.stringify({ edition, files: paths.map((path) => [addressOf(path), built.get(path)?.hash.slice(0, 16)]) })}\n`;
  return new Map([
    ['sw.js', await workerOf(edition)],
    ['offline.json', list(sharedFiles(built))],
    ...slugs.map((slug) => [`${slug}/offline.json`, list(regulationFiles(built, slug))] as const),
  ]);
}

function sharedFiles(built: Built): readonly string[] {
  const paths = [...built.keys()];
  const index = paths.filter((path) => path.startsWith('pagefind/'));
  const indexSize = index.reduce((sum, path) => sum + (built.get(path)?.size ?? 0), 0);
  return [
    ...['index.html', 'offline/index.html', 'search/index.html', 'icon.svg'].filter((path) => built.has(path)),
    ...paths.filter((path) => path.startsWith('_astro/')),
    ...(indexSize <= LARGEST_INDEX ? index : []),
  ];
}

function regulationFiles(built: Built, slug: string): readonly string[] {
  const pages = [...built.keys()].filter((path) => path.startsWith(`${slug}/`) && path.endsWith('/index.html'));
  const citing = [`${slug}/citation.json`].filter((path) => built.has(path));
  return [...(pages.length <= MOST_PAGES ? pages : [`${slug}/index.html`, `${slug}/full/index.html`]), ...citing];
}

/** `law/art-1/index.html` is read at `law/art-1/`. */
const addressOf = (path: string): string => path.replace(/(^|\/)index\.html$/, '$1');

async function workerOf(edition: string): Promise<string> {
  const source = await readFile(new URL('../offline/worker.ts', import.meta.url), 'utf8');
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, removeComments: true },
  });
  // A classic script: not every browser knows another kind of service worker
  return outputText.replace(/^export \{\};$/m, '').replace('__EDITION__', edition);
}
