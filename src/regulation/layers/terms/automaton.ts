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
