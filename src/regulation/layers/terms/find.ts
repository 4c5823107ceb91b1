import { divisionsByEId } from '../../divisions.ts';
import type { RegulationText } from '../../model.ts';
import { allBlocks, type Block } from '../blocks.ts';
import type { TermMark } from '../marks.ts';
import { wordFinder } from './automaton.ts';
import { longestApart } from './longest.ts';
import type { Term, TermOccurrence } from './term.ts';

/** Finds the terms of a glossary in a text: every occurrence, longest first, in text order. Built once for all texts. */
export function termFinder(glossary: readonly Term[]): (text: RegulationText) => readonly TermOccurrence[] {
  const names = glossary.flatMap(({ id, term, aliases }) => [term, ...aliases].map((name) => ({ id, name })));
  const find = wordFinder(names.map(({ name }) => name));
  return (text) => {
    const divisions = divisionsByEId(text);
    return allBlocks(text)
      .filter(isText)
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
function isText({ provision }: Block): boolean {
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
