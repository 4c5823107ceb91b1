import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, normalize } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { type Catalogue, type CatalogueFile, readCatalogue } from '../catalogue.ts';
import { type Chunk, readChunks } from '../chunks.ts';
import { buildSearchIndex, type IndexExtras, type IndexReport } from '../index/build.ts';
import { pagefindScript } from '../index/pagefind.ts';
import type { ChunkSource, Postings } from '../query/engine.ts';
import { type PagefindScript, pagefindPostings } from '../query/engine.ts';
import type { SearchIndex } from '../query/search.ts';
import { traditionalTable } from '../query/synonyms.ts';
import type { SearchRecord } from '../record.ts';

/** A search index built into a temporary folder and served over HTTP, as a site would: for tests and measurements. */
export interface TemporaryIndex extends AsyncDisposable {
  readonly folder: string;
  readonly catalogue: Catalogue;
  readonly report: IndexReport;
  readonly source: ChunkSource;
  /** Bytes sent so far, by path. */
  readonly sent: Map<string, number>;
  /** A fresh Pagefind with nothing loaded yet; `onLoad` is told of each chunk before Pagefind asks for it. */
  postings(onLoad?: (chunk: Chunk) => void): Promise<Postings>;
  /** Everything a search needs, with nothing loaded yet. */
  index(): Promise<SearchIndex>;
}

export async function makeTemporaryIndex(
  records: Iterable<SearchRecord>,
  extras: IndexExtras = {},
): Promise<TemporaryIndex> {
  const root = await mkdtemp(join(tmpdir(), 'tiaowen-search-'));
  const folder = join(root, 'pagefind');
  const report = await buildSearchIndex(records, folder, extras);
  const sent = new Map<string, number>();
  const file: CatalogueFile = JSON.parse(await readFile(join(folder, 'catalogue.json'), 'utf8'));
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    const start = startFile(path, file.pagefind);
    if (start) {
      response.end(start);
      return;
    }
    const stream = createReadStream(join(root, path));
    stream.on('data', (chunk) => sent.set(path, (sent.get(path) ?? 0) + chunk.length));
    stream.on('error', () => response.writeHead(404).end());
    stream.pipe(response);
  });
  // A test that keeps the process busy for seconds would else find its idle connections closed as it uses them again
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const url = `http://127.0.0.1:${address.port}/pagefind/`;
  const catalogue = readCatalogue(file);
  const script = join(root, 'pagefind.js');
  await writeFile(script, await pagefindScript());
  const { PagefindInstance }: PagefindScript = await import(pathToFileURL(script).href);
  const chunks = readChunks(gunzipSync(Buffer.from(file.pagefind.meta, 'base64')));
  const load = async ({ hash }: Chunk) => gunzipSync(await readFile(join(folder, 'index', `${hash}.pf_index`)));
  const postings = async (onLoad: (chunk: Chunk) => void = () => {}) => {
    const pagefind = new PagefindInstance({ basePath: url });
    await pagefind.init('und', { load_wasm: true });
    return pagefindPostings({
      chunks,
      pagefind: Promise.resolve(pagefind),
      load: (chunk) => {
        onLoad(chunk);
        return load(chunk);
      },
    });
  };
  return {
    folder,
    catalogue,
    report,
    source: { chunks, load },
    sent,
    postings,
    index: async () => ({
      catalogue,
      postings: await postings(),
      loadShard: (number) => readJson(join(folder, 'text', catalogue.stamp, `${number}.json`)),
      loadTraditional: async () => traditionalTable(await readJson(join(folder, 'traditional.json'))),
      base: '/',
      loadSpelledNames: () => readJson(join(folder, 'pinyin.json')),
      loadDocumentNumbers: () => readJson(join(folder, 'document-numbers.json')),
      loadVocabulary: () => readJson(join(folder, 'vocabulary.json')),
      loadCitedLaws: () => readJson(join(folder, 'cited-laws.json')),
    }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** What Pagefind asks for first lies in the catalogue. */
function startFile(path: string, { entry, meta }: CatalogueFile['pagefind']): string | Buffer | null {
  if (path.endsWith('/pagefind-entry.json')) return entry;
  return path.endsWith('.pf_meta') ? Buffer.from(meta, 'base64') : null;
}

async function readJson<T>(file: string): Promise<T> {
  return JSON.parse(await readFile(file, 'utf8'));
}
