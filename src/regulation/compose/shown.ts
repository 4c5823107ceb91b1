/**
 * What is shown of a division, as a tree: the official text with everything that layers say of it, nested and grouped. What is hard
 * (crossing marks, lists, cells, sentences, where notes go) is decided here; a printer only writes its format. The texts of a tree in
 * order are the official text, and nothing else is.
 */
import type { Mark } from '../layers/marks.ts';
import type { GridCell } from '../layers/tables/grid.ts';
import type { Provision } from '../model.ts';

export type Shown = ShownHeading | ShownParagraph | ShownLines | ShownTable | ShownItems | ShownNotes;

/** A container's or an article's number and title. */
export interface ShownHeading extends OwnText {
  readonly type: 'heading';
}

/** 款, or the text of an item. */
export interface ShownParagraph extends OwnText {
  readonly type: 'paragraph';
  /** How many sentences its running text has: places to link to, `eId__s_1` …, where there are several. */
  readonly sentences: number;
}

/** Unnumbered lines that are one provision: 题名, 目录, 落款. */
export interface ShownLines extends OwnText {
  readonly type: 'lines';
}

interface OwnText {
  readonly provision: Provision;
  /** At least one; a chapter title may be broken in two. */
  readonly lines: readonly ShownLine[];
}

/** What a provision has of one source line. */
export interface ShownLine {
  readonly line: number;
  readonly children: readonly Inline[];
}

export interface ShownTable {
  readonly type: 'table';
  readonly provision: Provision;
  readonly columns: number;
  /** Rows that name the columns. */
  readonly head: readonly ShownRow[];
  /** The other rows; a title across the table begins a stretch of its own. */
  readonly bodies: readonly (readonly ShownRow[])[];
  /** Whether some cells are read as merged and nobody has confirmed it. */
  readonly presumed: boolean;
}

export interface ShownRow {
  readonly line: number;
  /** Those that no other cell covers; a row that nothing explains has fewer than the table has columns. */
  readonly cells: readonly ShownCell[];
}

export interface ShownCell extends Omit<GridCell, 'start' | 'end'> {
  readonly children: readonly Inline[];
}

/** Neighbouring 项 or 目 as one list. */
export interface ShownItems {
  readonly type: 'items';
  /** Of each its text, the notes on it, and what stands below it. */
  readonly items: readonly (readonly Shown[])[];
}

/** Notes on the text just before, after its end: a note never interrupts a sentence. */
export interface ShownNotes {
  readonly type: 'notes';
  /** Their ids, in reading order. */
  readonly notes: readonly string[];
}

export type Inline = ShownText | ShownMark | ShownLabel;

/** `separator`: white space after a label, or a cell border, that layout stands in for. */
export interface ShownText {
  readonly type: 'text' | 'separator';
  readonly text: string;
}

/** A number as printed. */
export interface ShownLabel {
  readonly type: 'label';
  readonly children: readonly Inline[];
}

export interface ShownMark {
  readonly type: 'mark';
  readonly mark: Mark;
  /** Whether the mark begins and ends here: one that crosses another, or a line end, is shown in several parts. */
  readonly part: 'whole' | 'first' | 'middle' | 'last';
  readonly children: readonly Inline[];
}
