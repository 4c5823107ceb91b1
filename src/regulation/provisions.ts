import type { Piece, Provision, RegulationText } from './model.ts';

/** A provision and all below it, in document order. */
export function subtree(provision: Provision): readonly Provision[] {
  return [provision, ...provision.children.flatMap(subtree)];
}

/** The pieces of a provision and of all below it, in document order. */
export const piecesBelow = (provision: Provision): readonly Piece[] =>
  subtree(provision).flatMap(({ pieces }) => pieces);

/** What a provision itself prints in these roles, with the white space that belongs to it. */
export function printed(
  { text }: Pick<RegulationText['source'], 'text'>,
  { pieces }: Provision,
  ...roles: readonly Piece['role'][]
): string {
  return pieces
    .filter(({ role }) => roles.includes(role))
    .map(({ start, end }) => text.slice(start, end))
    .join('');
}
