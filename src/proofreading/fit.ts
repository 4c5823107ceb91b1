/** Words of a draft laid against the texts they may come from: the index of what is in force, or other editions of a work. */
import type { TextRange } from '../regulation/ranges.ts';
import { lastAtMost } from '../search/catalogue.ts';
import { SIGN } from '../search/fold.ts';
import { wordsOf } from '../search/words.ts';
import { align, type WordAlignment } from './align.ts';
import type { QuotingDraft } from './draft.ts';
import { divisionAt, type IndexedPassage, otherPassages, type ProofIndex, passageOf } from './library.ts';
import { type CandidatePlace, candidatesOf, rememberingLookup, type WordLookup } from './places.ts';

/** Texts end to end, and where the words in them stand. */
export interface Shelf {
  readonly find: WordLookup;
  passageAt(place: number): Promise<IndexedPassage>;
}

/** What a draft is checked with. */
export interface Workbench {
  readonly index: ProofIndex;
  /** As it is meant: in simplified characters, with plain numerals. */
  readonly draft: QuotingDraft;
  readonly written: string;
  /** What is in force. */
  readonly shelf: Shelf;
  /** Other editions of a work; null where there are none. */
  others(document: number): Promise<Shelf | null>;
}

export function openWorkbench(draft: QuotingDraft, written: string, index: ProofIndex): Workbench {
  const shelves = new Map<number, Promise<Shelf | null>>();
  return {
    index,
    draft,
    written,
    shelf: {
      find: rememberingLookup(index.find),
      passageAt: (place) => passageOf(divisionAt(place, index.catalogue), index),
    },
    others(document) {
      const shelf = shelves.get(document) ?? shelfOfOthers(document, index);
      shelves.set(document, shelf);
      return shelf;
    },
  };
}

async function shelfOfOthers(document: number, index: ProofIndex): Promise<Shelf | null> {
  const times = await index.loadTimes(index.catalogue.documents[document]?.slug ?? '');
  const passages = times === null ? [] : otherPassages(document, times, index);
  return passages.length === 0 ? null : shelfOf(passages);
}

function shelfOf(passages: readonly IndexedPassage[]): Shelf {
  const places = new Map<string, number[]>();
  for (const { start, text } of passages)
    for (const [offset, word] of wordsOf(text).entries()) {
      const known = places.get(word);
      if (known) known.push(start + offset);
      else places.set(word, [start + offset]);
    }
  const starts = passages.map(({ start }) => start);
  const [first] = passages;
  if (first === undefined) throw new RangeError('an empty shelf');
  return {
    find: async (word) => Uint32Array.from(places.get(word) ?? []),
    passageAt: async (place) => passages[lastAtMost(starts, place)] ?? first,
  };
}

/** A place that a stretch was laid against. */
export interface Fit {
  readonly passage: IndexedPassage;
  readonly alignment: WordAlignment;
}

/** Share of what the words weigh that may differ. */
const LIKE = 0.34;
/** Places that are looked at for one stretch. */
export const MOST_CANDIDATES = 8;

export const lettersIn = (text: string): number => Array.from(text).filter((letter) => !SIGN.test(letter)).length;
export const weightOf = (letters: number): number => 2 * letters;

export const isLike = (range: TextRange, fit: Fit | null, { written }: Workbench): fit is Fit =>
  fit !== null && fit.alignment.cost <= LIKE * weightOf(lettersIn(written.slice(range.start, range.end)));

/** Where the words may come from, the likeliest first. */
export async function placesOf(
  range: TextRange,
  shelf: Shelf,
  { draft }: Workbench,
): Promise<readonly CandidatePlace[]> {
  const found = await candidatesOf(draft.text.slice(range.start, range.end), shelf.find);
  return found.toSorted((a, b) => b.pieces - a.pieces || a.start - b.start);
}

export async function fitsOf(range: TextRange, shelf: Shelf, bench: Workbench): Promise<readonly Fit[]> {
  const places = (await placesOf(range, shelf, bench)).slice(0, MOST_CANDIDATES);
  return (await Promise.all(places.map((place) => fitNear(range, place, shelf, bench)))).filter(
    (each) => each !== null,
  );
}

/** Characters around a place that are compared with it. */
const MARGIN = 40;
/** Characters compared with each other at most: the text of an annex may be a book. */
const MOST_COMPARED = 12_000_000;

/** A place may begin with a word or two of the article before, or end with some of the next: the one that has the words is meant. */
export async function fitNear(
  range: TextRange,
  { start, end }: TextRange,
  shelf: Shelf,
  bench: Workbench,
): Promise<Fit | null> {
  const margin = range.end - range.start + MARGIN;
  const passages = await Promise.all([start, Math.floor((start + end) / 2), end - 1].map(shelf.passageAt));
  const fits = passages
    .filter((each, at) => passages.findIndex(({ division }) => division === each.division) === at)
    .flatMap((passage) => {
      const [from, to] = [start - margin, end + margin].map((place) => place - passage.start);
      const window = { start: Math.max(0, from ?? 0), end: Math.min(passage.text.length, to ?? 0) };
      return fitIn(range, passage, bench, window) ?? [];
    });
  const [first = null] = fits.sort((a, b) => a.alignment.cost - b.alignment.cost);
  return first;
}

export function fitIn(
  { start, end }: TextRange,
  passage: IndexedPassage,
  { written, draft }: Workbench,
  window: TextRange = { start: 0, end: passage.text.length },
): Fit | null {
  const stretch = written.slice(start, end);
  const text = passage.text.slice(window.start, window.end);
  if (stretch.length * text.length > MOST_COMPARED) return null;
  const alignment = align(stretch, text, draft.text.slice(start, end));
  return alignment && { passage, alignment: shifted(withoutClosing(alignment, stretch, text), window.start) };
}

const shifted = ({ start, end, cost, differences }: WordAlignment, by: number): WordAlignment => ({
  start: start + by,
  end: end + by,
  cost,
  differences: differences.map((each) => ({
    ...each,
    officialStart: each.officialStart + by,
    officialEnd: each.officialEnd + by,
  })),
});

/** Who quotes half a sentence may end it: 。 for the ， or ； of the text is no fault. */
function withoutClosing(alignment: WordAlignment, stretch: string, text: string): WordAlignment {
  const last = alignment.differences.at(-1);
  const isClosing =
    last?.kind === 'sign' &&
    last.end === stretch.length &&
    stretch.slice(last.start) === '。' &&
    /^[，；、：]?$/u.test(text.slice(last.officialStart, last.officialEnd));
  return isClosing
    ? { ...alignment, cost: alignment.cost - 1, differences: alignment.differences.slice(0, -1) }
    : alignment;
}
