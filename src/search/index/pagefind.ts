import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as pagefind from 'pagefind';

/**
 * Pagefind fills a chunk of its index up to this many positions; a search downloads a chunk for every two characters of a
 * phrase. At 10,023 articles 2,000 makes chunks of about 5 kB gzip, its own 20,000 makes 45 kB; still smaller ones cost more in the
 * list of chunks, which every search downloads, than they save. The variable is marked
 * unstable: should a later version drop it, answers stay the same and only downloads grow (a test says so).
 */
const CHUNK_SIZE_VARIABLE = 'PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE';
const CHUNK_SIZE = '2000';

/** No stemmer and no word segmentation: Pagefind takes the words as we cut them. */
const LANGUAGE = 'und';

/**
 * Writes a Pagefind index of one record with the given words, word k at position k.
 * @throws Error with what Pagefind said as its `cause`
 */
export async function writePagefindIndex(words: readonly string[], outDir: string): Promise<void> {
  const before = process.env[CHUNK_SIZE_VARIABLE];
  process.env[CHUNK_SIZE_VARIABLE] = CHUNK_SIZE;
  try {
    const { index, errors } = await pagefind.createIndex({ forceLanguage: LANGUAGE });
    stopOn(errors, '建立索引');
    if (!index) throw new Error('Pagefind 没有建立索引');
    const added = await index.addCustomRecord({ url: '/', content: words.join(' '), language: LANGUAGE });
    stopOn(added.errors, '收录正文');
    // Written by us: when Pagefind's own process meets a full disk it dies without an answer
    const { files, errors: unwritten } = await index.getFiles();
    stopOn(unwritten, '交出索引');
    for (const { path, content } of files) {
      const file = join(outDir, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
  } finally {
    await pagefind.close();
    if (before === undefined) delete process.env[CHUNK_SIZE_VARIABLE];
    else process.env[CHUNK_SIZE_VARIABLE] = before;
  }
}

function stopOn(errors: readonly string[], what: string): void {
  if (errors.length === 0) return;
  throw new Error(`Pagefind ${what}失败`, { cause: new AggregateError(errors.map((message) => new Error(message))) });
}
