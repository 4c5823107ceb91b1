import type { Anchor, Place } from '../anchor.ts';
import type { AnchorOrigin } from '../anchor-diagnostic.ts';
import type { NoteType, Source } from './schema.ts';

/** An editor's note as written in one file, `notes/<id>.md`. */
export interface Note {
  /** File name without `.md`; part of the note's permanent link. */
  readonly id: string;
  readonly file: string;
  readonly anchor: Anchor;
  /** Where the file says what the note is about. */
  readonly origin: AnchorOrigin;
  readonly type: NoteType;
  readonly title: string | null;
  /** Who says so. */
  readonly authority: string;
  readonly sources: readonly Source[];
  /** `YYYY-MM-DD` */
  readonly added: string;
  /** `YYYY-MM-DD` of the last review; that of writing when there was none since. */
  readonly reviewed: string;
  /** Where the file says so. */
  readonly reviewedOrigin: { readonly line: number; readonly column: number };
  /** Markdown. */
  readonly body: string;
  /** Line of the file on which `body` begins, from 1. */
  readonly bodyLine: number;
}

/** A note that has found its place in the text. */
export interface PlacedNote extends Note {
  readonly place: Place;
  /** eId of the division that shows it; null for a note on the whole regulation. */
  readonly division: string | null;
  /** Its number within the division, in reading order, from 1; null when there is no text it could stand at. */
  readonly number: number | null;
}
