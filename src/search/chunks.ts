/**
 * Pagefind's list of the chunks of its index: `pf_meta`, unpacked. Pagefind loads the one chunk that a word falls into, when it is
 * itself ready to search; who can read the list asks for the chunk before that, and for all that begins with 质 knows every chunk.
 */
import { type CborValue, decodeCbor } from './cbor.ts';

/** A chunk of the index, by the first and the last word in it, or their beginnings. Words ascend from chunk to chunk. */
export interface Chunk {
  readonly from: string;
  readonly to: string;
  /** `index/<hash>.pf_index`. */
  readonly hash: string;
}

/** Pagefind puts this before everything it compresses. */
const SIGNATURE = 'pagefind_dcd';

/** @throws SyntaxError when it is not laid out as Pagefind 1.6 does: [version, pages, [[from, to, hash] …], …] */
export function readChunks(meta: Uint8Array): Chunk[] {
  if (new TextDecoder().decode(meta.subarray(0, SIGNATURE.length)) !== SIGNATURE)
    throw new SyntaxError('not a file of Pagefind');
  const list = item(decodeCbor(meta.subarray(SIGNATURE.length)), 2);
  if (!isList(list)) throw new SyntaxError('Pagefind describes its index in another way');
  return list.map((chunk) => {
    const [from, to, hash] = [item(chunk, 0), item(chunk, 1), item(chunk, 2)];
    if (typeof from !== 'string' || typeof to !== 'string' || typeof hash !== 'string')
      throw new SyntaxError('Pagefind describes its chunks in another way');
    return { from, to, hash };
  });
}

/** The chunk that Pagefind loads for a word, if any. The end of a chunk may be cut short: 快 for 快递. */
export function chunkOf(word: string, chunks: readonly Chunk[]): Chunk | null {
  return chunks.find(({ from, to }) => from <= word && (word <= to || word.startsWith(to))) ?? null;
}

/** Every chunk that can hold words beginning with the prefix. */
export function chunksOf(prefix: string, chunks: readonly Chunk[]): Chunk[] {
  return chunks.filter(
    ({ from, to }) => from.slice(0, prefix.length) <= prefix && prefix <= to.slice(0, prefix.length),
  );
}

function isList(value: CborValue | undefined): value is readonly CborValue[] {
  return Array.isArray(value);
}

function item(value: CborValue | undefined, index: number): CborValue | undefined {
  return isList(value) ? value[index] : undefined;
}
