/** Other words for what was typed: synonyms, simplified characters. */
import type { Phrase, Query, Requirement } from './parse.ts';
import { parseQuery } from './parse.ts';

/** Words that readers type and the words of the texts: 打假 → 打击侵权假冒. */
export type Synonyms = Readonly<Record<string, readonly string[]>>;

/**
 * The query with its words' synonyms as further alternatives, or null when there are none. A word has those of the entry it
 * equals, signs aside.
 */
export function withSynonyms(query: Query, synonyms: Synonyms): Query | null {
  const byWord = new Map(
    Object.entries(synonyms).flatMap(([word, others]) => spellings(word).map((key) => [key, others])),
  );
  let found = false;
  const required = query.required.map(({ alternatives }): Requirement => {
    const others = alternatives.flatMap((phrase) => phrase.spellings.flatMap((key) => byWord.get(key) ?? []));
    if (others.length > 0) found = true;
    return { alternatives: [...alternatives, ...others.flatMap(phrasesOf)] };
  });
  return found ? { ...query, required } : null;
}

function phrasesOf(text: string): readonly Phrase[] {
  const parsed = parseQuery(text);
  return parsed.kind === 'query' ? parsed.query.required.flatMap(({ alternatives }) => alternatives) : [];
}

function spellings(word: string): readonly string[] {
  return phrasesOf(word).flatMap((phrase) => phrase.spellings);
}

/** `質质強强…` as a table. */
export function traditionalTable(pairs: string): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  for (let at = 0; at + 1 < pairs.length; at += 2) table.set(pairs.charAt(at), pairs.charAt(at + 1));
  return table;
}

/** `質量強國` → `质量强国`; what has no simplified form in the texts stays. */
export function simplified(typed: string, table: ReadonlyMap<string, string>): string {
  return Array.from(typed, (character) => table.get(character) ?? character).join('');
}
