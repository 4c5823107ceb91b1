/** Provisions before they have an eId: the tree is built first and named afterwards, because names depend on the whole. */
import type { Piece, ProvisionKind, TextPiece } from '../model.ts';
import type { Because } from './head.ts';
import { type Label, readLabel } from './label.ts';
import type { BodyLine } from './lines.ts';

export interface Draft {
  readonly kind: ProvisionKind;
  /** As in the eId: `12`, `120-1`; null where nothing is printed or the kind is not numbered. */
  readonly number: string | null;
  readonly pieces: readonly Piece[];
  readonly children: readonly Draft[];
  /** Why the lines are read so; for `explain`. */
  readonly because: Because;
}

/** A piece of a line between two offsets counted from the line's first character; null when there is nothing between them. */
export function piece(line: BodyLine, role: TextPiece['role'], from: number, to: number): TextPiece | null {
  return from < to ? { role, line: line.number, start: line.start + from, end: line.start + to } : null;
}

/** The pieces of a line: its label, its heading and its text, as far as they are there. */
export function piecesOf(line: BodyLine, labelLength: number, headingEnd: number): readonly Piece[] {
  return [
    piece(line, 'label', 0, labelLength),
    piece(line, 'heading', labelLength, headingEnd),
    piece(line, 'text', headingEnd, line.text.length),
  ].filter((part) => part !== null);
}

export function wholeLine(line: BodyLine, role: TextPiece['role']): TextPiece {
  return { role, line: line.number, start: line.start, end: line.end };
}

/** Evidence of text that stands on the line of a number or a title. */
export const REST = '编号或标题之后的文字，是第一段。';

/**
 * What is left of a line after `length` characters, as a line of its own; null when nothing is. It has a label when the next line
 * goes on with its list: 第四条　（一）甲； above （二）乙。
 */
export function remainder(line: BodyLine, length: number, next: Label | undefined): BodyLine | null {
  if (length >= line.text.length) return null;
  const text = line.text.slice(length);
  return { ...line, start: line.start + length, text, label: firstOfList(text, next), cells: null, ruledOut: [REST] };
}

function firstOfList(text: string, next: Label | undefined): Label {
  const space = /^\s{0,4}/.exec(text)?.[0].length ?? 0;
  const label = readLabel(text.slice(space, space + 16));
  const goesOn =
    label.form === 'enumerator' &&
    next?.form === 'enumerator' &&
    next.style === label.style &&
    label.value === 1 &&
    next.value === 2;
  return goesOn ? { ...label, length: space + label.length } : { form: 'none' };
}

/** All pieces below a draft in the order of the text. */
export function allPieces(draft: Draft): readonly Piece[] {
  return [...draft.pieces, ...draft.children.flatMap(allPieces)];
}
