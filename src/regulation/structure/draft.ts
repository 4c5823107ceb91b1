/** Provisions before they have an eId: the tree is built first and named afterwards, because names depend on the whole. */
import type { Piece, ProvisionKind } from '../model.ts';
import type { BodyLine } from './lines.ts';

export interface Draft {
  readonly kind: ProvisionKind;
  /** As in the eId: `12`, `120-1`; null where nothing is printed or the kind is not numbered. */
  readonly number: string | null;
  readonly pieces: readonly Piece[];
  readonly children: readonly Draft[];
}

/** A piece of a line between two offsets counted from the line's first character; null when there is nothing between them. */
export function piece(line: BodyLine, role: Piece['role'], from: number, to: number): Piece | null {
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

/** What is left of a line after `length` characters, as a line of its own without a label; null when nothing is. */
export function remainder(line: BodyLine, length: number): BodyLine | null {
  if (length >= line.text.length) return null;
  return {
    number: line.number,
    start: line.start + length,
    end: line.end,
    text: line.text.slice(length),
    label: { form: 'none' },
  };
}

/** All pieces below a draft in the order of the text. */
export function allPieces(draft: Draft): readonly Piece[] {
  return [...draft.pieces, ...draft.children.flatMap(allPieces)];
}
