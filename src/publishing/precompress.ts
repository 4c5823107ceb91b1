import { readFile, rm, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { filesBelow } from '../files/list-files.ts';

/** Text in any form. Pagefind's own files are compressed already. */
const COMPRESSIBLE = new Set([
  '.html',
  '.css',
  '.js',
  '.json',
  '.txt',
  '.svg',
  '.xml',
  '.atom',
  '.webmanifest',
  '.csv',
]);

/** In bytes: what fits into one network packet anyway gains nothing. */
const SMALLEST = 1024;

/** Nine in ten of the bytes the highest quality saves, in a tenth of its time. */
const BROTLI_QUALITY = 9;

export interface Precompression {
  /** How many files have a compressed copy. */
  readonly files: number;
  /** In bytes, of these files and of their `.br` copies. */
  readonly before: number;
  readonly after: number;
}

/** Puts a `.br` and a `.gz` copy beside every file of a site that is worth it, for servers that send them as they are. */
export async function precompress(folder: string): Promise<Precompression> {
  const paths = (await filesBelow(folder)).map((path) => join(folder, path));
  // Copies of an earlier run would be sent in place of what has changed since
  await Promise.all(paths.filter(isCopy).map((path) => rm(path)));
  let [files, before, after] = [0, 0, 0];
  for (const path of paths.filter((each) => COMPRESSIBLE.has(extname(each)))) {
    const bytes = await readFile(path);
    if (bytes.length < SMALLEST) continue;
    const [small, compatible] = await Promise.all([
      promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
      promisify(gzip)(bytes, { level: 9 }),
    ]);
    await Promise.all([writeFile(`${path}.br`, small), writeFile(`${path}.gz`, compatible)]);
    files += 1;
    before += bytes.length;
    after += small.length;
  }
  return { files, before, after };
}

const isCopy = (path: string): boolean => ['.br', '.gz'].includes(extname(path));
