/**
 * Where in the library the words of a draft may come from: before a text is loaded, from the same index that answers searches. Pieces of
 * four characters are looked up, the rare ones tell; pieces that follow one another here as there come from one place.
 */
import type { TextRange } from '../regulation/ranges.ts';
import { lastAtMost } from '../search/catalogue.ts';
import { type Chunk, chunkOf, wordsInChunk } from '../search/chunks.ts';
import type { ChunkSource } from '../search/query/engine.ts';
import { wordsOf } from '../search/words.ts';

/** A stretch of the library's one long text that has pieces of the draft's stretch in its order. Offsets of the index, half-open. */
export interface CandidatePlace {
  readonly start: number;
  readonly end: number;
  /** The part of the stretch that its pieces cover. */
  readonly from: number;
  readonly to: number;
  /** How many pieces. */
  readonly pieces: number;
}

/** Two words of the index, two characters each. */
const PIECE = 4;
/** A piece that stands in more places says nothing as long as others do. */
const COMMON = 400;
/** Of a stretch that has nothing but common pieces so many places are looked at. */
const MOST_PLACES = 20_000;
/** Characters that may be missing or added between two pieces of one place. */
const WIDEST_GAP = 48;
const WIDEST_SHIFT = 24;

interface Seed {
  readonly at: number;
  readonly place: number;
}

/** Where a word of the index stands, in ascending order. */
export type WordLookup = (word: string) => Promise<Uint32Array>;

/** Looks words up as a long draft needs it: what lies in a chunk of the index is read at once. */
export function chunkLookup({ chunks, load }: ChunkSource): WordLookup {
  const read = new Map<Chunk, Promise<ReadonlyMap<string, Uint32Array>>>();
  return async (word) => {
    const chunk = chunkOf(word, chunks);
    if (!chunk) return NOWHERE;
    const words = read.get(chunk) ?? load(chunk).then(wordsInChunk);
    read.set(chunk, words);
    words.catch(() => read.delete(chunk));
    return (await words).get(word) ?? NOWHERE;
  };
}

const NOWHERE = new Uint32Array();

/** Every word of a long draft is looked up once. */
export function rememberingLookup(find: WordLookup): WordLookup {
  const known = new Map<string, Promise<Uint32Array>>();
  return (word) => {
    const found = known.get(word) ?? find(word);
    known.set(word, found);
    found.catch(() => known.delete(word));
    return found;
  };
}

/** Places the stretch may come from, in order of the library. */
export async function candidatesOf(stretch: string, lookup: WordLookup): Promise<readonly CandidatePlace[]> {
  const pieces = await piecesOf(stretch, lookup);
  const telling = pieces.map((found) => (found.length > COMMON ? [] : found));
  const chosen = telling.some(({ length }) => length > 0)
    ? telling
    : pieces.map((found) => found.slice(0, MOST_PLACES));
  const seeds = chosen.flatMap((found, at): Seed[] => found.map((place) => ({ at, place })));
  return clustersOf(seeds.sort((a, b) => a.place - b.place || a.at - b.at));
}

/** A piece of Chinese alone: a sign, a digit or a blank may be printed in several ways. */
const PLAIN_PIECE = /^\p{Script=Han}{4}$/u;

/** Whether pieces of the stretch that reach into a range of it tell that it stands nowhere word for word: there are some, and none stands anywhere. */
export async function standsNowhere(stretch: string, { start, end }: TextRange, lookup: WordLookup): Promise<boolean> {
  const around = stretch.slice(Math.max(0, start - PIECE + 1), end + PIECE - 1);
  const plain = (await piecesOf(around, lookup)).filter((_, at) => PLAIN_PIECE.test(around.slice(at, at + PIECE)));
  return plain.length > 0 && plain.every(({ length }) => length === 0);
}

/** Where each piece of the stretch stands. */
async function piecesOf(stretch: string, lookup: WordLookup): Promise<readonly (readonly number[])[]> {
  if (stretch.length < PIECE) return [];
  const places = await Promise.all(wordsOf(stretch).slice(0, -1).map(lookup));
  return places.slice(0, -2).map((first, at) => placesOfPiece(first, places[at + 2] ?? NOWHERE));
}

/** Where both words stand two characters apart. */
function placesOfPiece(first: Uint32Array, second: Uint32Array): readonly number[] {
  const shorter = first.length <= second.length ? first : second;
  const found: number[] = [];
  for (const place of shorter) {
    const [list, wanted] = shorter === first ? [second, place + 2] : [first, place - 2];
    if (list[lastAtMost(list, wanted)] === wanted) found.push(shorter === first ? place : wanted);
  }
  return found;
}

function clustersOf(seeds: readonly Seed[]): readonly CandidatePlace[] {
  const clusters: { start: number; end: number; from: number; to: number; shift: number; at: Set<number> }[] = [];
  /** Those that can still grow. */
  let open: typeof clusters = [];
  for (const { at, place } of seeds) {
    open = open.filter(({ end }) => place - end <= WIDEST_GAP);
    const shift = place - at;
    const near = open
      .filter((cluster) => Math.abs(cluster.shift - shift) <= WIDEST_SHIFT)
      .sort((a, b) => Math.abs(a.shift - shift) - Math.abs(b.shift - shift))[0];
    if (near) {
      near.end = Math.max(near.end, place + PIECE);
      near.from = Math.min(near.from, at);
      near.to = Math.max(near.to, at + PIECE);
      near.shift = shift;
      near.at.add(at);
    } else {
      const made = { start: place, end: place + PIECE, from: at, to: at + PIECE, shift, at: new Set([at]) };
      clusters.push(made);
      open.push(made);
    }
  }
  return clusters.map(({ start, end, from, to, at }) => ({ start, end, from, to, pieces: at.size }));
}
