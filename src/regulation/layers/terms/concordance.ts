import type { TermOccurrence } from './term.ts';

/** An occurrence in its context, to be shown aligned on the term. */
export interface ConcordanceLine {
  /** Provision to link to: the paragraph, not its article. */
  readonly eId: string;
  readonly division: string;
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

/** All occurrences of a term in a text, in order, with how many stand in each division. */
export interface Concordance {
  readonly lines: readonly ConcordanceLine[];
  readonly counts: readonly { readonly division: string; readonly count: number }[];
}

/** `width`: code points of context on either side, within the block. */
export function concordance(occurrences: readonly TermOccurrence[], term: string, width = 24): Concordance {
  const own = occurrences.filter((occurrence) => occurrence.term === term);
  const byDivision = Map.groupBy(own, ({ division }) => division);
  return {
    lines: own.map((occurrence) => lineOf(occurrence, width)),
    counts: Array.from(byDivision, ([division, { length }]) => ({ division, count: length })),
  };
}

function lineOf({ block, division, start, end }: TermOccurrence, width: number): ConcordanceLine {
  // Where the line leads says the label already
  const around = block.provision.pieces.find((piece) => piece.start <= start && end <= piece.end) ?? block;
  const part = (from: number, to: number) => block.text.slice(from - block.start, to - block.start);
  return {
    eId: block.provision.eId,
    division,
    before: [...part(around.start, start).trimStart()].slice(-width).join(''),
    match: part(start, end),
    after: [...part(end, around.end)].slice(0, width).join(''),
  };
}
