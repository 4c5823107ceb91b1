/**
 * Pagefind's list of the chunks of its index: `pf_meta`, unpacked. Pagefind loads the one chunk that a word falls into, when it is
 * itself ready to search; who can read the list asks for the chunk before that, and for all that begins with 质 knows every chunk.
 * So can the chunks be read: `pf_index`, unpacked.
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
  return listIn(decode(meta), 2).map((chunk) => {
    const [from, to, hash] = [item(chunk, 0), item(chunk, 1), item(chunk, 2)];
    if (typeof from !== 'string' || typeof to !== 'string' || typeof hash !== 'string')
      throw new SyntaxError('Pagefind writes its index in another way');
    return { from, to, hash };
  });
}

/** The chunk that Pagefind loads for a word, if any. The end of a chunk may be cut short: 快 for 快递. */
export function chunkOf(word: string, chunks: readonly Chunk[]): Chunk | null {
  return chunks.find(({ from, to }) => from <= word && (word <= to || word.startsWith(to))) ?? null;
}

/** Every chunk that can hold words beginning with the prefix. */
export function chunksOf(prefix: string, chunks: readonly Chunk[]): Chunk[] {
  const { length } = prefix;
  return chunks.filter(
    ({ from, to }) => from.slice(0, length) <= prefix && (prefix <= to.slice(0, length) || prefix.startsWith(to)),
  );
}

/**
 * Where the words of a chunk stand that begin with the prefix, in no order.
 * @throws SyntaxError when it is not laid out as Pagefind 1.6 does
 */
export function placesBeginningWith(prefix: string, chunk: Uint8Array): number[] {
  return entriesOf(chunk).flatMap(([word, places]) => (word.startsWith(prefix) ? places() : []));
}

/**
 * Every word of a chunk and where it stands, in ascending order.
 * @throws SyntaxError when it is not laid out as Pagefind 1.6 does
 */
export function wordsInChunk(chunk: Uint8Array): ReadonlyMap<string, Uint32Array> {
  return new Map(entriesOf(chunk).map(([word, places]) => [word, Uint32Array.from(places()).sort()]));
}

/**
 * Laid out as [[[word, [[page, [place …]] …]] …]], where each place is written as its distance from the one before, and a negative number
 * says what those after it weigh.
 */
function entriesOf(chunk: Uint8Array): readonly (readonly [string, () => number[]])[] {
  return listIn(decode(chunk), 0).map((entry) => {
    const word = item(entry, 0);
    if (typeof word !== 'string') throw new SyntaxError('Pagefind writes its index in another way');
    return [word, () => listIn(entry, 1).flatMap((page) => placesOn(listIn(page, 1)))];
  });
}

function placesOn(distances: readonly CborValue[]): number[] {
  const places: number[] = [];
  let place = 0;
  for (const distance of distances) {
    if (typeof distance !== 'number') throw new SyntaxError('Pagefind writes its index in another way');
    if (distance < 0) continue;
    place += distance;
    places.push(place);
  }
  return places;
}

function decode(file: Uint8Array): CborValue {
  if (new TextDecoder().decode(file.subarray(0, SIGNATURE.length)) !== SIGNATURE)
    throw new SyntaxError('not a file of Pagefind');
  return decodeCbor(file.subarray(SIGNATURE.length));
}

function listIn(value: CborValue | undefined, index: number): readonly CborValue[] {
  const list = item(value, index);
  if (!isList(list)) throw new SyntaxError('Pagefind writes its index in another way');
  return list;
}

function isList(value: CborValue | undefined): value is readonly CborValue[] {
  return Array.isArray(value);
}

function item(value: CborValue | undefined, index: number): CborValue | undefined {
  return isList(value) ? value[index] : undefined;
}
