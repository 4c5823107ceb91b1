/** What a check finds, before the file and the place are put to it. */
import type { Diagnostic } from '../../diagnostics.ts';
import type { Piece, Provision } from '../../model.ts';

export interface Finding extends Pick<Diagnostic, 'severity' | 'code' | 'message' | 'hint'> {
  /** UTF-16 offset in the file. */
  readonly offset: number;
}

export function startOf(provision: Provision): number {
  const first = provision.pieces[0];
  if (first !== undefined) return first.start;
  const child = provision.children[0];
  return child === undefined ? 0 : startOf(child);
}

export function endOf(provision: Provision): number {
  const last = provision.children.at(-1);
  return last === undefined ? (provision.pieces.at(-1)?.end ?? 0) : endOf(last);
}

export function labelOf(text: string, { pieces }: Provision): string {
  return piecesText(
    text,
    pieces.filter(({ role }) => role === 'label'),
  ).trim();
}

export function piecesText(text: string, pieces: readonly Piece[]): string {
  return pieces.map(({ start, end }) => text.slice(start, end)).join('');
}
