import { readFile, rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { filesBelow } from '../files/paths.ts';
import { writeWhole } from '../files/replace-folder.ts';

/** Text in any form. Pagefind's own files are compressed already. */
const COMPRESSIBLE = new Set([
  '.html',
  '.css',
  '.js',
  '.json',
  '.txt',
  '.md',
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

/**
 * Puts a `.br` and a `.gz` copy beside every file of a site that is worth it, for servers that send them as they are. All of them
 * or, when it fails, none: a copy that is cut off would be sent as the page.
 */
export async function precompress(folder: string): Promise<Precompression> {
  // Copies of an earlier run would be sent in place of what has changed since
  await removeCopies(folder);
  try {
    return await writeCopies(folder);
  } catch (error) {
    await removeCopies(folder);
    throw error;
  }
}

async function writeCopies(folder: string): Promise<Precompression> {
  let [files, before, after] = [0, 0, 0];
  for (const path of (await filesBelow(folder)).filter((each) => COMPRESSIBLE.has(extname(each)))) {
    const file = join(folder, path);
    const bytes = await readFile(file);
    if (bytes.length < SMALLEST) continue;
    const [small, compatible] = await Promise.all([
      promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
      promisify(gzip)(bytes, { level: 9 }),
    ]);
    await writeWhole(`${file}.br`, small);
    await writeWhole(`${file}.gz`, compatible);
    files += 1;
    before += bytes.length;
    after += small.length;
  }
  return { files, before, after };
}

// e.g. `index.html.br`, and what a run that was killed left of it, `index.html.br.2f1c….tmp`
const COPY = /\.(?:br|gz)(?:\.[\da-f-]{36}\.tmp)?$/;

async function removeCopies(folder: string): Promise<void> {
  for (const path of (await filesBelow(folder)).filter((each) => COPY.test(each))) await rm(join(folder, path));
}
