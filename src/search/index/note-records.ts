import { noteId } from '../../regulation/addresses.ts';
import type { Place } from '../../regulation/layers/anchor.ts';
import type { SearchDivision, SearchDocument, SearchRecord } from '../record.ts';
import { plainBlocks } from './plain-text.ts';

/** What the index takes from a note. */
export interface SearchableNote {
  readonly id: string;
  readonly title: string | null;
  readonly type: string;
  readonly place: Place;
  /** Sanitised HTML. */
  readonly html: string;
}

/** One record for a note's title and one for each paragraph of its body. */
export function noteRecords<Note extends SearchableNote>(
  notes: readonly Note[],
  document: SearchDocument,
  urlOf: (note: Note) => string,
): SearchRecord[] {
  return notes.flatMap((note) => {
    const division: SearchDivision = {
      document,
      kind: 'note',
      container: false,
      // The provision it is about: that is where a note is read
      eId: note.place.kind === 'regulation' ? noteId(note.id) : note.place.provision.eId,
      label: note.type,
      heading: note.title ?? '',
      part: '',
      url: urlOf(note),
    };
    const title = note.title ? [{ text: note.title, headingLength: note.title.length }] : [];
    const body = plainBlocks(note.html).map((text) => ({ text, headingLength: 0 }));
    return [...title, ...body].map((piece) => ({ division, eId: division.eId, ...piece }));
  });
}
