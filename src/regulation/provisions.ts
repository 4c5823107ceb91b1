import type { ContainerKind, Division, Piece, Provision, RegulationText, TextRange } from './model.ts';
import { oncePer } from './once-per.ts';

const CONTAINERS: Readonly<Record<ContainerKind, true>> = {
  book: true,
  part: true,
  subpart: true,
  chapter: true,
  section: true,
  subsection: true,
  attachment: true,
};

/** Whether it holds provisions and numbers apart from them. */
export const isContainer = ({ kind }: Provision): boolean => kind in CONTAINERS;

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

/** The source lines of a provision and of all below it, without its own label. */
export function linesOf(text: RegulationText, provision: Provision): readonly string[] {
  const byLine = new Map<number, string>();
  for (const each of subtree(provision)) {
    for (const { line, start, end, role } of each.pieces) {
      if (each === provision && role === 'label') continue;
      byLine.set(line, (byLine.get(line) ?? '') + text.source.text.slice(start, end));
    }
  }
  return [...byLine.values()].map((line) => line.trim()).filter((line) => line !== '');
}

/** The words of an article without its label, a line each. */
export function articleWords(text: RegulationText, eId: string): string {
  const provision = text.byEId.get(eId);
  return provision === undefined ? '' : linesOf(text, provision).join('\n');
}

/** The division that shows each provision, by the provision's eId. */
export const divisionsByEId = oncePer((text: RegulationText): ReadonlyMap<string, Division> => {
  const divisions = new Map<string, Division>();
  for (const division of text.divisions) {
    for (const { eId } of division.shown.flatMap(subtree)) divisions.set(eId, division);
    divisions.set(division.provision.eId, division);
  }
  return divisions;
});

/**
 * A stretch of text that reads in one breath: a heading with its label, a paragraph, an item, a table row.
 * Layers look for text within a block and never across two.
 */
export interface TextBlock extends TextRange {
  /** The provision whose own text it is. */
  readonly provision: Provision;
  readonly text: string;
}

/** The blocks of a provision and of all below it, in document order. Pieces that touch in the source are one block. */
export function blocksOf(text: RegulationText, provision: Provision): readonly TextBlock[] {
  return subtree(provision).flatMap((each) => ownBlocks(text, each));
}

/** The blocks of the whole document, in order. */
export function allBlocks(text: RegulationText): readonly TextBlock[] {
  return text.provisions.flatMap((provision) => blocksOf(text, provision));
}

/** The blocks of a provision's own text, without what stands below it. */
export function ownBlocks(text: RegulationText, provision: Provision): readonly TextBlock[] {
  const ranges: { start: number; end: number }[] = [];
  for (const piece of provision.pieces) {
    const last = ranges.at(-1);
    if (last !== undefined && last.end === piece.start) last.end = piece.end;
    else ranges.push({ start: piece.start, end: piece.end });
  }
  return ranges.map(({ start, end }) => ({ provision, start, end, text: text.source.text.slice(start, end) }));
}
