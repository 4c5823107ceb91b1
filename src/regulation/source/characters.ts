/** Characters that no page or no file can carry: they would be dropped or changed on the way, so the text would not be as issued. */

// Controls other than white space, lone surrogates, noncharacters; what decoders put where a character was lost; a CR that ends no line; a
// form feed within a line, which XML cannot hold.
const UNPUBLISHABLE =
  /(?![\t\n\f\r])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]|\ufffd|\r(?![^\S\n]*(?:\n|$))|(?<=\S.*)\f(?=.*\S)/gu;

/** For a regular expression: characters that show nothing and break search, links and labels: zero width, soft hyphen, marks of direction, blanks. */
export const INVISIBLE = '[\u00ad\u115f\u1160\u200b-\u200f\u202a-\u202e\u2060\u2800\u3164\ufeff\uffa0]';

/**
 * Characters that deceive: they show nothing, or let what follows run the other way, so that a word is not what it looks like. Official
 * texts may have them, and then they are confirmed; what maintainers write, and every title, may not.
 */
const DECEPTIVE =
  /(?!\p{Variation_Selector})\p{Default_Ignorable_Code_Point}|[\u2028\u2029\u2800\ufff9-\ufffb\u{1d159}]/gu;

export interface UnpublishableCharacter {
  readonly offset: number;
  /** e.g. `U+0000`. */
  readonly name: string;
}

/** At most `limit` of them, in order: a broken file has thousands. */
export function unpublishableCharacters(text: string, limit: number): readonly UnpublishableCharacter[] {
  return charactersOf(UNPUBLISHABLE, text, limit);
}

/** The same of those that deceive. */
export function deceptiveCharacters(text: string, limit: number): readonly UnpublishableCharacter[] {
  return charactersOf(DECEPTIVE, text, limit);
}

/** A text as it is told of elsewhere: without what may stand only in the official text itself. */
export const withoutDeceptive = (text: string): string => text.replace(DECEPTIVE, '');

function charactersOf(characters: RegExp, text: string, limit: number): readonly UnpublishableCharacter[] {
  const found: UnpublishableCharacter[] = [];
  for (const match of text.matchAll(characters)) {
    if (found.length === limit) break;
    found.push({ offset: match.index, name: codePointName(match[0]) });
  }
  return found;
}

export function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
