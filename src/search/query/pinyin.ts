/** A title, heading or term that can be found by its pronunciation. */
export interface SpelledName {
  readonly name: string;
  /** Null for a regulation's title: it is searched for. */
  readonly url: string | null;
  /** Pinyin without tones, one syllable a character, separated by spaces. */
  readonly syllables: string;
  /** The regulation it stands in. */
  readonly place: string;
}

/** Latin letters, as one types pinyin; apostrophes and spaces may separate syllables. */
export function isPinyin(typed: string): boolean {
  return /^[a-zü' ]{2,40}$/i.test(typed.trim());
}

const MOST = 8;

/** Names that contain what was typed, in full (zhiliang), by initials (zlqg) or both (zhilqg); earlier places first. */
export function pronounced(typed: string, names: readonly SpelledName[]): SpelledName[] {
  // lüe is typed lve, lue or lüe; the index writes lve
  const letters = typed
    .toLowerCase()
    .replace(/[' ]/g, '')
    .replaceAll('ü', 'v')
    .replace(/([ln])ue/g, '$1ve');
  return names
    .map((name) => ({ name, at: placeOf(letters, name.syllables.split(' ')) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at || a.name.name.length - b.name.name.length)
    .slice(0, MOST)
    .map(({ name }) => name);
}

/** The syllable at which the letters begin, or -1. */
function placeOf(letters: string, syllables: readonly string[]): number {
  return syllables.findIndex((_, at) => spells(letters, syllables, at));
}

/** Whether the letters are syllables from `at` on, each whole or its initial (zh, ch, sh or one letter), the last one begun. */
function spells(letters: string, syllables: readonly string[], at: number): boolean {
  if (letters === '') return true;
  const syllable = syllables[at];
  if (syllable === undefined) return false;
  if (syllable.startsWith(letters)) return true;
  return [syllable, /^[zcs]h/.exec(syllable)?.[0], syllable.charAt(0)].some(
    (part) => part !== undefined && letters.startsWith(part) && spells(letters.slice(part.length), syllables, at + 1),
  );
}
