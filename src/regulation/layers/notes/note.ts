import { z } from 'zod';
import type { Correction } from '../../corrections.ts';
import type { Diagnostic } from '../../diagnostics.ts';
import { dateField, looseDateField, namesItsHost, textField, titleField, urlField } from '../../fields.ts';
import type { Provision, RegulationText, TextRange } from '../../model.ts';
import { divisionsByEId } from '../../provisions.ts';
import { withinCells } from '../../ranges.ts';
import { chineseDate } from '../../strings.ts';
import { type Anchor, anchorField, type Place, type QuotePlace, resolveAnchor } from '../anchor.ts';
import { type AnchorOrigin, anchorDiagnostic, openingMissing, openingShared } from '../anchor-diagnostic.ts';
import type { NoteMark } from '../marks.ts';
import { type OutcomeStep, outcomeSchema, outcomesFitTheirNote } from './outcome.ts';

/**
 * What a note tells of its words:
 * - 术语     what an expression means
 * - 背景     what came before, or stands behind it
 * - 依据     the document a sentence rests on
 * - 关联文件 a document about the same matter
 * - 后续进展 what became of it afterwards
 * - 目标     a target and its date
 * - 疑义     a doubt about wording or reading
 */
export const NOTE_TYPES = ['术语', '背景', '依据', '关联文件', '后续进展', '目标', '疑义'] as const;

export type NoteType = (typeof NOTE_TYPES)[number];

/** A document a statement rests on. */
export const sourceSchema = z
  .strictObject({
    title: titleField.describe('文件标题'),
    issuer: textField.optional().describe('发布机关'),
    date: looseDateField.optional().describe('日期：2016、2016-05 或 2016-05-10；时间段 2013/2016'),
    number: textField.optional().describe('文号，例如 国发〔2017〕14号'),
    url: urlField.optional().describe('网址'),
    remark: textField.optional().describe('对出处的说明，例如“新华社公布”'),
  })
  .superRefine(namesItsHost);

export type Source = z.output<typeof sourceSchema>;

/** Front matter of `notes/<id>.md`. The body is GitHub-flavoured Markdown without HTML. */
export const noteSchema = z
  .strictObject({
    anchor: anchorField.describe('注的是哪里'),
    type: z.enum(NOTE_TYPES).describe('注释的种类'),
    title: titleField.optional().describe('标题；省略时用引文'),
    edition: dateField.optional().describe('注的是哪个版本（它的日期）；省略时是 source.txt 的版本'),
    authority: titleField.describe('谁这样说，例如“国务院办公厅”；编者自己的话写“编者”'),
    sources: z.array(sourceSchema).default([]).describe('出处'),
    outcomes: z
      .array(outcomeSchema)
      .default([])
      .describe('此后如何，只写注释里说了的：一步一项；种类是“后续进展”的才有'),
    added: dateField.describe('写成的日期'),
    // May be before the day of writing: a note is written from what was checked before
    reviewed: dateField.optional().describe('最近一次核对的日期；省略时同 added'),
  })
  .superRefine(outcomesFitTheirNote)
  .describe('一条注释的前置信息（notes/*.md）');

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
  /** The edition it was written for; absent for the newest. */
  readonly edition?: string | undefined;
  /** Who says so. */
  readonly authority: string;
  readonly sources: readonly Source[];
  /** 此后如何, in the order of their dates. */
  readonly outcomes: readonly OutcomeStep[];
  /** Where the file says so. */
  readonly outcomesOrigin: { readonly line: number; readonly column: number };
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

/** What a note is called: its title, else the words it is about; one on a whole provision is called so when it has none. */
export function noteTitle({ title, anchor }: Pick<Note, 'title' | 'anchor'>): string {
  return title ?? (anchor.kind === 'quote' ? anchor.quote : ON_ALL[anchor.kind]);
}

const ON_ALL = { provision: '关于本条', regulation: '关于本法规' } as const;

/**
 * What is known of a source besides its title: 国务院办公厅，国办发〔2013〕47号，2013年. Who issued it is not said twice: where the
 * title begins with it, 国务院关于…的意见, or the note has named it alone as its `authority`, it is left out.
 */
export function sourceDetails({ title, issuer, number, date, remark }: Source, authority?: string): string {
  const issuedBy = issuer && !title.startsWith(issuer) && issuer !== authority ? issuer : null;
  return [issuedBy, number, date && chineseDate(date), remark].filter(Boolean).join('，');
}

/** A note that has found its place in the text. */
export interface PlacedNote extends Note {
  readonly place: Place;
  /** eId of the division that shows it; null for a note on the whole regulation. */
  readonly division: string | null;
  /** Its number within the division, in reading order, from 1; null when there is no text it could stand at. */
  readonly number: number | null;
}

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
      if (place.kind === 'provision' && note.anchor.kind === 'provision') {
        diagnostics.push(
          ...(note.anchor.opening === undefined ? [openingMissing(text, place.provision, note.origin)] : []),
          ...openingShared(text, place.provision, note.origin),
        );
      }
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
      return shownRange(place);
    case 'provision': {
      const [first] = place.provision.pieces;
      const last = place.provision.pieces.at(-1);
      return first && last ? { start: first.start, end: last.end } : null;
    }
    case 'regulation':
      return null;
  }
}

/** The words of a quote as they show: in a table what stands between cells is not shown, and notes that end there would change places. */
const shownRange = ({ provision, range }: QuotePlace): TextRange =>
  provision.pieces.reduce(
    (shown, piece) =>
      piece.role === 'row' && shown.start < piece.end && piece.start < shown.end ? withinCells(shown, piece) : shown,
    range,
  );

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
