/** Where words stand in the indexed text, as offsets in ascending order. The engine behind it is Pagefind. */
export interface Postings {
  word(word: string): Promise<Uint32Array>;
  /** Of all words that begin with a character (as `lookupOf` spells it): where that character stands. */
  beginningWith(prefix: string): Promise<Uint32Array>;
}
