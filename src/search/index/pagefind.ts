import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as pagefind from 'pagefind';
import type { PagefindStart } from '../catalogue.ts';
import { readChunks } from '../chunks.ts';

/**
 * Pagefind fills a chunk of its index up to this many positions. A search downloads the list of chunks, and a chunk for every two
 * characters of a phrase: both together are smallest where the chunk grows with the root of the text. At 10,023 articles
 * that makes chunks of about 5 kB gzip, Pagefind's own 20,000 makes 45 kB. The variable is marked
 * unstable: should a later version drop it, answers stay the same and only downloads grow (a test says so).
 */
const CHUNK_SIZE_VARIABLE = 'PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE';
const chunkSize = (words: number): number => Math.max(200, Math.round(2 * Math.sqrt(words)));

/** No stemmer and no word segmentation: Pagefind takes the words as we cut them. */
const LANGUAGE = 'und';

/** What is shipped of what Pagefind writes: wasm and index. Its script goes into our worker, its pages and styles nowhere. */
const SHIPPED = /^(?:index\/|wasm\.)/;

/**
 * Writes a Pagefind index of one record with the given words, word k at position k, and returns what is not written: where Pagefind
 * starts.
 * @throws Error with what Pagefind said as its `cause`
 */
export async function writePagefindIndex(words: readonly string[], outDir: string): Promise<PagefindStart> {
  const files = await makeFiles(words);
  // Written by us: when Pagefind's own process meets a full disk it dies without an answer
  for (const { path, content } of files.filter((file) => SHIPPED.test(file.path))) {
    const file = join(outDir, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  return startOf(files);
}

/**
 * Pagefind's script for browsers, a module. What its `createInstance` gives cannot say when it is ready, and asks itself every 50
 * milliseconds; the class behind it can, so that is exported, too.
 */
export async function pagefindScript(): Promise<string> {
  const files = await makeFiles(['x']);
  const script = files.find(({ path }) => path === 'pagefind.js');
  if (!script) throw new Error('Pagefind 没有写出 pagefind.js');
  return `${Buffer.from(script.content).toString('utf8')}\nexport { PagefindInstance };\n`;
}

/** Pagefind carries an inflate of its own, a fifth of its script. */
const INFLATE = /var u8=Uint8Array;.*?var gz_default=gunzipSync;/s;

/**
 * The same for a worker that unpacks what it gives to Pagefind (`Downloads`), without what Pagefind would unpack it with.
 * @throws Error when the script is not laid out as Pagefind 1.6 does
 */
export async function pagefindScriptForUnpacked(): Promise<string> {
  const script = await pagefindScript();
  if (!INFLATE.test(script)) throw new Error('pagefind.js 的结构与 Pagefind 1.6 不同：升级 Pagefind 后须重新测定');
  return script.replace(INFLATE, 'var gz_default=()=>{throw new Error("packed")};');
}

let latest: Promise<unknown> = Promise.resolve();

/** One after another: closing Pagefind's process ends whatever it is doing for others. */
function makeFiles(words: readonly string[]): Promise<readonly pagefind.IndexFile[]> {
  const files = latest.then(() => makeFilesNow(words));
  latest = files.catch(() => {});
  return files;
}

async function makeFilesNow(words: readonly string[]): Promise<readonly pagefind.IndexFile[]> {
  const before = process.env[CHUNK_SIZE_VARIABLE];
  process.env[CHUNK_SIZE_VARIABLE] = String(chunkSize(words.length));
  try {
    const { index, errors } = await pagefind.createIndex({ forceLanguage: LANGUAGE });
    stopOn(errors, '建立索引');
    if (!index) throw new Error('Pagefind 没有建立索引');
    const added = await index.addCustomRecord({ url: '/', content: words.join(' '), language: LANGUAGE });
    stopOn(added.errors, '收录正文');
    const { files, errors: unwritten } = await index.getFiles();
    stopOn(unwritten, '交出索引');
    return files;
  } finally {
    await pagefind.close();
    if (before === undefined) delete process.env[CHUNK_SIZE_VARIABLE];
    else process.env[CHUNK_SIZE_VARIABLE] = before;
  }
}

/** @throws Error when Pagefind has not written what its version 1.6 does */
function startOf(files: readonly pagefind.IndexFile[]): PagefindStart {
  const entry = files.find(({ path }) => path === 'pagefind-entry.json');
  const meta = files.find(({ path }) => path.endsWith('.pf_meta'));
  if (!entry || !meta) throw new Error('Pagefind 没有写出 pagefind-entry.json 和 pf_meta 文件');
  try {
    readChunks(gunzipSync(meta.content));
  } catch (cause) {
    throw new Error(`${meta.path} 的结构与 Pagefind 1.6 不同：升级 Pagefind 后须重新测定`, { cause });
  }
  return {
    entry: Buffer.from(entry.content).toString('utf8'),
    meta: Buffer.from(meta.content).toString('base64'),
  };
}

function stopOn(errors: readonly string[], what: string): void {
  if (errors.length === 0) return;
  throw new Error(`Pagefind ${what}失败`, { cause: new AggregateError(errors.map((message) => new Error(message))) });
}
