import type { Provision, RegulationText, TextRange } from '../model.ts';
import { subtree } from '../provisions.ts';

/**
 * A stretch of text that reads in one breath: a heading with its label, a paragraph, an item, a table row.
 * Layers look for text within a block and never across two.
 */
export interface Block extends TextRange {
  /** The provision whose own text it is. */
  readonly provision: Provision;
  readonly text: string;
}

/** The blocks of a provision and of all below it, in document order. Pieces that touch in the source are one block. */
export function blocksOf(text: RegulationText, provision: Provision): readonly Block[] {
  return subtree(provision).flatMap((each) => ownBlocks(text, each));
}

/** The blocks of the whole document, in order. */
export function allBlocks(text: RegulationText): readonly Block[] {
  return text.provisions.flatMap((provision) => blocksOf(text, provision));
}

/** The blocks of a provision's own text, without what stands below it. */
export function ownBlocks(text: RegulationText, provision: Provision): readonly Block[] {
  const ranges: { start: number; end: number }[] = [];
  for (const piece of provision.pieces) {
    const last = ranges.at(-1);
    if (last !== undefined && last.end === piece.start) last.end = piece.end;
    else ranges.push({ start: piece.start, end: piece.end });
  }
  return ranges.map(({ start, end }) => ({ provision, start, end, text: text.source.text.slice(start, end) }));
}
