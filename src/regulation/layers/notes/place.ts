import type { Correction } from '../../corrections.ts';
import type { Diagnostic } from '../../diagnostics.ts';
import type { Provision, RegulationText, TextRange } from '../../model.ts';
import { divisionsByEId } from '../../provisions.ts';
import { type Place, resolveAnchor } from '../anchor.ts';
import { anchorDiagnostic, openingMissing } from '../anchor-diagnostic.ts';
import type { NoteMark } from '../marks.ts';
import type { Note, PlacedNote } from './note.ts';

export interface NotesLayer {
  /** In reading order: the regulation's, then division by division. */
  readonly notes: readonly PlacedNote[];
  readonly marks: readonly NoteMark[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Puts notes in their places and numbers them by division; a note without a place is left out and reported. */
export function placeNotes(
  text: RegulationText,
  notes: readonly Note[],
  corrections: readonly Correction[] = [],
): NotesLayer {
  const divisions = divisionsByEId(text);
  const order = new Map(text.divisions.map(({ eId }, index) => [eId, index]));
  const diagnostics: Diagnostic[] = [];
  const found: PlaceFound[] = [];
  for (const note of notes) {
    const resolution = resolveAnchor(text, note.anchor);
    if (resolution.ok) {
      const { place } = resolution;
      if (place.kind === 'provision' && note.anchor.kind === 'provision' && note.anchor.opening === undefined)
        diagnostics.push(openingMissing(text, place.provision, note.origin));
      const division = place.kind === 'regulation' ? null : (divisions.get(place.provision.eId)?.eId ?? null);
      found.push({ note, place, division, divisionIndex: division === null ? -1 : (order.get(division) ?? -1) });
    } else {
      diagnostics.push(anchorDiagnostic(text, note.anchor, resolution.failure, note.origin, corrections));
    }
  }
  const placed = numbered(found.toSorted(inReadingOrder));
  return { notes: placed, marks: marksOf(placed), diagnostics };
}

interface PlaceFound {
  readonly note: Note;
  readonly place: Place;
  readonly division: string | null;
  readonly divisionIndex: number;
}

/**
 * A note's number stands where its words end, so notes follow each other by their ends; of two that end together the
 * shorter is inside and its number comes first. Those without words stand where the first text below them begins.
 */
function inReadingOrder(a: PlaceFound, b: PlaceFound): number {
  const [x, y] = [spanOf(a.place), spanOf(b.place)];
  return a.divisionIndex - b.divisionIndex || x.end - y.end || y.start - x.start || (a.note.id < b.note.id ? -1 : 1);
}

function spanOf(place: Place): TextRange {
  const start = place.kind === 'provision' ? beginningOf(place.provision) : 0;
  return markedRange(place) ?? { start, end: start };
}

const beginningOf = ({ pieces, children }: Provision): number =>
  pieces[0]?.start ?? children.reduce((least, child) => Math.min(least, beginningOf(child)), Number.POSITIVE_INFINITY);

/**
 * The words that carry the note's number: the quote, or a provision's own text (the heading of an article, the text of a
 * paragraph). Null for the regulation, and for a provision that has only others below it.
 */
function markedRange(place: Place): TextRange | null {
  switch (place.kind) {
    case 'quote':
      return place.range;
    case 'provision': {
      const [first] = place.provision.pieces;
      const last = place.provision.pieces.at(-1);
      return first && last ? { start: first.start, end: last.end } : null;
    }
    case 'regulation':
      return null;
  }
}

function numbered(found: readonly PlaceFound[]): readonly PlacedNote[] {
  const last = new Map<string | null, number>();
  return found.map(({ note, place, division }) => {
    if (markedRange(place) === null) return { ...note, place, division, number: null };
    const number = (last.get(division) ?? 0) + 1;
    last.set(division, number);
    return { ...note, place, division, number };
  });
}

/** Of marks over the same words the first given is shown outermost, and its number last: hence backwards. */
function marksOf(notes: readonly PlacedNote[]): readonly NoteMark[] {
  return notes
    .flatMap(({ id, number, place }): readonly NoteMark[] => {
      const range = markedRange(place);
      if (range === null || number === null) return [];
      return [
        { kind: 'note', ...range, data: { note: id, number, on: place.kind === 'quote' ? 'words' : 'provision' } },
      ];
    })
    .reverse();
}
