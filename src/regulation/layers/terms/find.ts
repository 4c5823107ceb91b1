import type { RegulationText, TextRange } from '../../model.ts';
import { allBlocks, divisionsByEId, type TextBlock } from '../../provisions.ts';
import type { TermMark } from '../marks.ts';
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
function usesTerms({ provision }: TextBlock): boolean {
  return provision.kind !== 'toc' && provision.kind !== 'preface';
}

/**
 * The ranges that remain when each is taken longest first and none may touch one taken before: 质量强国 is not found inside
 * 质量强国战略. Of equal length the earlier is taken. In text order.
 */
export function longestApart<Range extends TextRange>(ranges: readonly Range[]): readonly Range[] {
  const taken = new Set<number>();
  // A longer range that overlaps a shorter one covers one of its two ends.
  const free = ({ start, end }: Range): boolean => !taken.has(start) && !taken.has(end - 1);
  return ranges
    .toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)
    .filter((range) => {
      if (!free(range)) return false;
      for (let at = range.start; at < range.end; at++) taken.add(at);
      return true;
    })
    .sort((a, b) => a.start - b.start);
}

/**
 * Marks the first occurrence of each term in a paragraph, quietly: headings stay unmarked, and so do terms that nobody has defined, whose
 * link would explain nothing.
 */
export function termMarks(
  occurrences: readonly TermOccurrence[],
  isDefined: (term: string) => boolean,
): readonly TermMark[] {
  const seen = new Map<TextBlock, Set<string>>();
  return occurrences.flatMap(({ term, block, start, end }): readonly TermMark[] => {
    const inHeading = block.provision.pieces.some(
      (piece) => piece.role !== 'text' && piece.role !== 'row' && piece.start < end && start < piece.end,
    );
    const marked = seen.get(block) ?? new Set();
    if (inHeading || marked.has(term) || !isDefined(term)) return [];
    seen.set(block, marked.add(term));
    return [{ kind: 'term', start, end, data: { term } }];
  });
}

/** An occurrence in its context, to be shown aligned on the term. */
export interface TermUseLine {
  /** Provision to link to: the paragraph, not its article. */
  readonly eId: string;
  readonly division: string;
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

/** All occurrences of a term in a text, in order, with how many stand in each division. */
export interface TermConcordance {
  readonly lines: readonly TermUseLine[];
  readonly counts: readonly { readonly division: string; readonly count: number }[];
}

/** `width`: code points of context on either side, within the block. */
export function termConcordance(occurrences: readonly TermOccurrence[], term: string, width = 24): TermConcordance {
  const own = occurrences.filter((occurrence) => occurrence.term === term);
  const byDivision = Map.groupBy(own, ({ division }) => division);
  return {
    lines: own.map((occurrence) => lineOf(occurrence, width)),
    counts: Array.from(byDivision, ([division, { length }]) => ({ division, count: length })),
  };
}

function lineOf({ block, division, start, end }: TermOccurrence, width: number): TermUseLine {
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

/** A word found in a text, by its index in the list of words and half-open UTF-16 offsets. */
export interface WordMatch {
  readonly word: number;
  readonly start: number;
  readonly end: number;
}

interface State {
  readonly next: Map<number, number>;
  /** The state of the longest proper suffix that is the beginning of a word. */
  fallback: number;
  /** Index of the word that ends here, or -1. */
  word: number;
  /** The nearest state along the fallbacks at which a word ends, or -1. */
  shorter: number;
}

/**
 * Finds all occurrences of many words in one walk over the text, nested and overlapping ones included
 * (Aho and Corasick, Efficient string matching, CACM 18/6, 1975). Empty words are never found; of equal words, the first.
 */
export function wordFinder(words: readonly string[]): (text: string) => readonly WordMatch[] {
  const states = trieOf(words);
  linkSuffixes(states);
  return (text) => {
    const matches: WordMatch[] = [];
    let current = 0;
    for (let at = 0; at < text.length; at++) {
      current = step(states, current, text.charCodeAt(at));
      for (let ending = current; ending > 0; ending = states[ending]?.shorter ?? 0) {
        const word = states[ending]?.word ?? -1;
        if (word >= 0) matches.push({ word, start: at + 1 - (words[word]?.length ?? 0), end: at + 1 });
      }
    }
    return matches;
  };
}

const newState = (): State => ({ next: new Map(), fallback: 0, word: -1, shorter: -1 });

function trieOf(words: readonly string[]): readonly State[] {
  const states = [newState()];
  for (const [index, word] of words.entries()) {
    if (word === '') continue;
    let current = 0;
    for (let at = 0; at < word.length; at++) {
      const unit = word.charCodeAt(at);
      const known = states[current]?.next.get(unit);
      const next = known ?? states.push(newState()) - 1;
      states[current]?.next.set(unit, next);
      current = next;
    }
    const last = states[current];
    if (last !== undefined && last.word === -1) last.word = index;
  }
  return states;
}

/** Breadth first, so that the fallbacks of shorter beginnings are there when longer ones need them. */
function linkSuffixes(states: readonly State[]): void {
  const queue = [0];
  for (const index of queue) {
    const state = states[index];
    for (const [unit, child] of state?.next ?? []) {
      const below = states[child];
      if (state === undefined || below === undefined) continue;
      below.fallback = index === 0 ? 0 : step(states, state.fallback, unit);
      const suffix = states[below.fallback];
      below.shorter = suffix === undefined || suffix.word === -1 ? (suffix?.shorter ?? -1) : below.fallback;
      queue.push(child);
    }
  }
}

function step(states: readonly State[], from: number, unit: number): number {
  for (let current = from; ; current = states[current]?.fallback ?? 0) {
    const next = states[current]?.next.get(unit);
    if (next !== undefined) return next;
    if (current === 0) return 0;
  }
}
