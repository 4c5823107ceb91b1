import type { RegulationText } from '../../model.ts';
import { allBlocks, type Block, divisionsByEId } from '../../provisions.ts';
import { longestApart } from '../../ranges.ts';
import type { TermMark } from '../marks.ts';
import { wordFinder } from './automaton.ts';
import type { Term, TermOccurrence } from './term.ts';

/** Finds the terms of a glossary in a text: every occurrence, longest first, in text order. Built once for all texts. */
export function termFinder(glossary: readonly Term[]): (text: RegulationText) => readonly TermOccurrence[] {
  const names = glossary.flatMap(({ id, term, aliases }) => [term, ...aliases].map((name) => ({ id, name })));
  const find = wordFinder(names.map(({ name }) => name));
  return (text) => {
    const divisions = divisionsByEId(text);
    return allBlocks(text)
      .filter(usesTerms)
      .flatMap((block) =>
        longestApart(find(block.text)).flatMap(({ word, start, end }): readonly TermOccurrence[] => {
          const named = names[word];
          const division = divisions.get(block.provision.eId)?.eId ?? block.provision.eId;
          if (named === undefined) return [];
          return [{ term: named.id, block, division, start: block.start + start, end: block.start + end }];
        }),
      );
  };
}

/** The 目录 repeats headings and the preface the title: neither uses a term. */
function usesTerms({ provision }: Block): boolean {
  return provision.kind !== 'toc' && provision.kind !== 'preface';
}

/** Marks the first occurrence of each term in a paragraph, quietly: headings stay unmarked. */
export function termMarks(occurrences: readonly TermOccurrence[]): readonly TermMark[] {
  const seen = new Map<Block, Set<string>>();
  return occurrences.flatMap(({ term, block, start, end }): readonly TermMark[] => {
    const inHeading = block.provision.pieces.some(
      (piece) => piece.role !== 'text' && piece.role !== 'row' && piece.start < end && start < piece.end,
    );
    const marked = seen.get(block) ?? new Set();
    if (inHeading || marked.has(term)) return [];
    seen.set(block, marked.add(term));
    return [{ kind: 'term', start, end, data: { term } }];
  });
}

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
