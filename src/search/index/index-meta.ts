import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type CborValue, decodeCbor } from './cbor.ts';

/** Pagefind puts this before everything it compresses. */
const SIGNATURE = 'pagefind_dcd';

export interface IndexMeta {
  /** Pagefind's name for this very index: `und_ceffe8b63db`. */
  readonly hash: string;
  /** The first word of each index chunk. */
  readonly chunkStarts: readonly string[];
}

/**
 * What the catalogue must know of the index beside it, from `pagefind.<hash>.pf_meta`. Pagefind itself loads only the one chunk a
 * word falls into, but all that begins with 质 may fill several, and a search for one character needs them all.
 * @throws Error when the file is not laid out as Pagefind 1.6 does: [version, pages, [[from, to, hash] …], …]
 */
export async function readIndexMeta(bundle: string): Promise<IndexMeta> {
  const name = (await readdir(bundle)).find((file) => file.endsWith('.pf_meta'));
  const [, hash] = /^pagefind\.(.+)\.pf_meta$/.exec(name ?? '') ?? [];
  if (name === undefined || hash === undefined) throw new Error('Pagefind 没有写出 pf_meta 文件');
  const bytes = gunzipSync(await readFile(join(bundle, name)));
  if (bytes.toString('latin1', 0, SIGNATURE.length) !== SIGNATURE) throw new Error(`${name} 不是 Pagefind 的文件`);
  const chunks = item(decodeCbor(bytes.subarray(SIGNATURE.length)), 2);
  if (!isList(chunks)) throw new Error(`${name} 的结构与 Pagefind 1.6 不同：升级 Pagefind 后须重新测定`);
  const chunkStarts = chunks.map((chunk) => {
    const from = item(chunk, 0);
    if (typeof from !== 'string') throw new Error(`${name} 的索引块没有起始词`);
    return from;
  });
  return { hash, chunkStarts };
}

function isList(value: CborValue | undefined): value is readonly CborValue[] {
  return Array.isArray(value);
}

function item(value: CborValue, index: number): CborValue | undefined {
  return isList(value) ? value[index] : undefined;
}
