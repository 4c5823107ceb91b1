import { createHash, hash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { filesBelow } from '../files/paths.ts';
import { compareText } from '../regulation/strings.ts';
import { filesByRegulation, sharedFilesOf } from '../search/index/levels.ts';
import type { WholeFile } from '../search/levels.ts';
import { classicScript } from './classic-script.ts';

/**
 * `manifest.json` of a built site: what anyone needs to tell that nothing was changed on the way. SHA-256, hexadecimal. Of a site of many
 * files it lists further ones that hold what follows its origin: `SplitManifest`.
 */
export interface Manifest extends Origin, Listed {}

export interface SplitManifest extends Origin {
  /** `manifest-1.json` …, with the path of the first file in each: the texts of a work stand where its `source.txt` does. */
  readonly parts: Readonly<Record<string, FileEntry & { readonly from: string }>>;
}

interface Listed {
  readonly texts: readonly OfficialTextEntry[];
  /** Every file of the site but the manifest, by its path with `/`, sorted. */
  readonly files: Readonly<Record<string, FileEntry>>;
}

interface FileEntry {
  readonly sha256: string;
  readonly size: number;
}

/** What decides every byte. */
interface Origin {
  /** The day for which it was told what is in force. */
  readonly day: string;
  /** Of the content; null where that is not exactly what a commit holds. */
  readonly commit: string | null;
}

/** An edition and its official text. */
export interface OfficialTextEntry {
  readonly work: string;
  /** The day it is named by; null where that is not known. */
  readonly edition: string | null;
  readonly title: string;
  /** Of the source file, `<work>/source.txt`. */
  readonly source: string;
  /** Of the text as any format gives it back: see `officialLetters`. */
  readonly text: string;
  /** Of the official file that the text was imported from, where there is one. */
  readonly original?: string;
}

/**
 * The last step of a build: adds what makes the site readable offline, and the manifest, both made from the checksums of all that
 * is there. The same site gives the same bytes on the same day.
 * @param known of its files those whose bytes were read when they were made
 * @param elsewhere further ones, which will be there only when it is published
 */
export async function sealSite(
  folder: string,
  { day, commit, texts }: Origin & Pick<Manifest, 'texts'>,
  known: Built = new Map(),
  elsewhere: Built = new Map(),
): Promise<void> {
  const built = await builtFiles(folder, known, elsewhere);
  const files = new Map(built);
  for (const [path, text] of await offlineFiles(built, worksOf({ texts }), await keptIndex(folder, built))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    files.set(path, { hash: sha256(text), size: Buffer.byteLength(text) });
  }
  const origin = [`"day": ${JSON.stringify(day)}`, `"commit": ${JSON.stringify(commit)}`];
  const manifest = await manifestOf(
    [...files].sort(([a], [b]) => compareText(a, b)),
    texts,
    folder,
  );
  await writeFile(join(folder, 'manifest.json'), `{\n ${[...origin, ...manifest].join(',\n ')}\n}\n`);
}

/** Files in one manifest: about 100 kB compressed. */
const MOST_LISTED = 2_000;

/** What the manifest says of texts and files; of many files, in which manifests that stand. A line an entry: what differs reads well. */
async function manifestOf(
  files: readonly (readonly [path: string, file: BuiltFile])[],
  texts: readonly OfficialTextEntry[],
  folder: string,
): Promise<readonly string[]> {
  const entryOf = ({ hash, size }: BuiltFile) => `"sha256": "${hash}", "size": ${size}`;
  if (files.length <= MOST_LISTED) {
    const entries = files.map(([path, file]) => `  ${JSON.stringify(path)}: {${entryOf(file)}}`);
    const listed = texts.map((text) => `  ${JSON.stringify(text)}`);
    return [`"texts": [\n${listed.join(',\n')}\n ]`, `"files": {\n${entries.join(',\n')}\n }`];
  }
  const parts: string[] = [];
  for (let start = 0; start < files.length; start += MOST_LISTED) {
    const own = files.slice(start, start + MOST_LISTED);
    const [from, next] = [files[start]?.[0] ?? '', files[start + MOST_LISTED]?.[0]];
    const isIn = (path: string) => (start === 0 || from <= path) && (next === undefined || path < next);
    const begun = texts.filter(({ work }) => isIn(`${work}/source.txt`));
    const text = `{\n ${(await manifestOf(own, begun, folder)).join(',\n ')}\n}\n`;
    const name = `manifest-${parts.length + 1}.json`;
    await writeFile(join(folder, name), text);
    const file = { hash: sha256(text), size: Buffer.byteLength(text) };
    parts.push(`  ${JSON.stringify(name)}: {"from": ${JSON.stringify(from)}, ${entryOf(file)}}`);
  }
  return [`"parts": {\n${parts.join(',\n')}\n }`];
}

/** Slugs, in the order of the library. */
export const worksOf = ({ texts }: Pick<Manifest, 'texts'>): readonly string[] => [
  ...new Set(texts.map(({ work }) => work)),
];

/**
 * All files of a folder by path with `/`, sorted.
 * @param known those that were read before
 * @param elsewhere further ones
 */
export async function builtFiles(
  folder: string,
  known: Built = new Map(),
  elsewhere: Built = new Map(),
): Promise<Built> {
  const files = new Map<string, BuiltFile>();
  for (const path of [...(await filesBelow(folder)), ...elsewhere.keys()].sort())
    files.set(path, elsewhere.get(path) ?? known.get(path) ?? builtFile(readFileSync(join(folder, path))));
  return files;
}

export const builtFile = (bytes: Uint8Array): BuiltFile => ({ hash: sha256(bytes), size: bytes.length });

const sha256 = (content: string | Uint8Array): string => hash('sha256', content);

/** What a file of the built site is: its SHA-256 in hexadecimal and its size in bytes. */
export interface BuiltFile {
  readonly hash: string;
  readonly size: number;
}

/** A site's files by path with `/`. */
export type Built = ReadonlyMap<string, BuiltFile>;

/** Beyond so many pages a statute is kept as its whole text alone. */
const MOST_PAGES = 300;
/** In bytes: a larger index of a small library is not fetched ahead; without a network such a library reads but does not search. */
const LARGEST_INDEX = 5 * 1024 * 1024;

/** What of a large library's index is kept: with the site, and with each regulation by its slug. */
interface KeptIndex {
  readonly shared: readonly string[];
  readonly own: ReadonlyMap<string, readonly string[]>;
}

/** Of a small library null: its index is kept whole. */
async function keptIndex(folder: string, built: Built): Promise<KeptIndex | null> {
  if (!built.has(`${INDEX}whole.json`)) return null;
  const whole: WholeFile = JSON.parse(await readFile(join(folder, INDEX, 'whole.json'), 'utf8'));
  const own = filesByRegulation(whole);
  const inSite = (paths: readonly string[]) => paths.map((path) => INDEX + path);
  return {
    shared: inSite(sharedFilesOf(whole)),
    own: new Map(Array.from(own, ([slug, paths]) => [slug, inSite(paths)])),
  };
}

const INDEX = 'pagefind/';

/** What a list of files to keep is called: that of the site, and that of each regulation in its folder. */
export const OFFLINE_LIST = 'offline.json';

/**
 * What makes a site readable offline, by path: the service worker `sw.js`, `offline.json` with the files every reader keeps, and
 * for each regulation `<slug>/offline.json` with those that whoever keeps it keeps; each says what its files take together.
 */
export async function offlineFiles(
  built: Built,
  slugs: readonly string[],
  index: KeptIndex | null = null,
): Promise<ReadonlyMap<string, string>> {
  const digest = createHash('sha256');
  for (const [path, { hash }] of built) digest.update(`${hash} ${path}\n`);
  const edition = digest.digest('hex').slice(0, 16);
  const pages = Map.groupBy(
    [...built.keys()].filter((path) => path.endsWith('/index.html') && !OTHER_EDITIONS.test(path)),
    (path) => path.slice(0, path.indexOf('/')),
  );
  const list = (paths: readonly string[]) => {
    const bytes = sizeOf(built, paths);
    const files = paths.map((path) => [addressOf(path), built.get(path)?.hash.slice(0, 16)]);
    return `${JSON.stringify({ edition, bytes, files })}\n`;
  };
  return new Map([
    ['sw.js', await workerOf(edition)],
    [OFFLINE_LIST, list(sharedFiles(built, index))],
    ...slugs.map((slug) => {
      const files = [...regulationFiles(built, slug, pages.get(slug) ?? []), ...(index?.own.get(slug) ?? [])];
      return [`${slug}/${OFFLINE_LIST}`, list(files)] as const;
    }),
  ]);
}

function sharedFiles(built: Built, index: KeptIndex | null): readonly string[] {
  const paths = [...built.keys()];
  const whole = paths.filter((path) => path.startsWith(INDEX) && !path.startsWith(`${INDEX}editions/`));
  return [
    ...[
      'index.html',
      'offline/index.html',
      'search/index.html',
      'desk/index.html',
      'basket/index.html',
      'proofread/index.html',
      'side/index.html',
      'icon.svg',
    ].filter((path) => built.has(path)),
    ...paths.filter((path) => path.startsWith('_astro/') && !FOR_WHO_ASKS.test(path)),
    ...(index?.shared ?? (sizeOf(built, whole) <= LARGEST_INDEX ? whole : [])),
  ];
}

/** In bytes. */
const sizeOf = (built: Built, paths: readonly string[]): number =>
  paths.reduce((sum, path) => sum + (built.get(path)?.size ?? 0), 0);

/** What makes Word files is large: the browser keeps what it has fetched. */
const FOR_WHO_ASKS = /\/word-maker-/;

function regulationFiles(built: Built, slug: string, pages: readonly string[]): readonly string[] {
  const citing = [`${slug}/citation.json`].filter((path) => built.has(path));
  return [...(pages.length <= MOST_PAGES ? pages : [`${slug}/index.html`, `${slug}/full/index.html`]), ...citing];
}

/** Of a work with several editions, the one in force is kept. */
const OTHER_EDITIONS = /^[^/]+\/(?:\d{4}-\d\d-\d\d|compare)\//;

/** `law/art-1/index.html` is read at `law/art-1/`. */
const addressOf = (path: string): string => path.replace(/(^|\/)index\.html$/, '$1');

async function workerOf(edition: string): Promise<string> {
  const source = await readFile(new URL('../offline/worker.ts', import.meta.url), 'utf8');
  // A classic script: not every browser knows another kind of service worker
  return (await classicScript(source)).replace('__EDITION__', edition);
}

/**
 * Lets the search page ask at once for all the scripts that a search needs: else its script would be followed by the script's parts and
 * these by the worker, and on a slow link each step costs the whole delay of the link again. What they are called is known only
 * when they are made; the index is asked for by `IndexPreloads.astro`.
 */
export async function addSearchPreloads(folder: string): Promise<void> {
  const page = join(folder, 'search', 'index.html');
  const html = await readFile(page, 'utf8');
  const [, script] = /<script type="module" src="([^"]*\/SearchPanel[^"]*\.js)"/.exec(html) ?? [];
  if (script === undefined) throw new Error('search/index.html 里没有检索脚本的地址');
  const scripts = await partsOf(basename(script), join(folder, '_astro'));
  const links = scripts.map((name) => `<link rel="modulepreload" href="${dirname(script)}/${name}">`);
  await writeFile(
    page,
    html.replace('<title>', () => `${links.join('')}<title>`),
  );
}

/** The scripts that a script begins with, and the worker that it starts; itself first. */
async function partsOf(entry: string, folder: string): Promise<string[]> {
  const found = new Set([entry]);
  for (const name of found) {
    const text = await readFile(join(folder, name), 'utf8');
    for (const [, part = ''] of text.matchAll(STATIC_IMPORT)) found.add(part);
    for (const [part] of text.matchAll(WORKER)) found.add(part);
  }
  return [...found];
}

// e.g. `from"./page.DT0av5UZ.js"`, `import"./page.DT0av5UZ.js"`
const STATIC_IMPORT = /(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g;
// e.g. `worker-DOIHQEn1.js`
const WORKER = /\bworker-[\w-]+\.js\b/g;
