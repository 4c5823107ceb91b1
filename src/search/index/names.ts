import { pinyin } from 'pinyin-pro';
import { WELL_KNOWN_LAWS } from '../../regulation/layers/references/law-names.ts';
import { withoutEdition } from '../../regulation/nouns.ts';
import { CITED_PIECES, citedPiece, PINYIN_LETTERS } from '../levels.ts';
import type { CitedLaws } from '../query/jump.ts';
import { nameKey, type SpelledName, type SpelledNames } from '../query/names.ts';
import { isOtherEdition, type SearchDocument, type SearchRecord } from '../record.ts';

/** Titles, headings and terms with their pinyin. Texts without Han characters and numbers such as 第一条 are left out. */
export function spelledNames(records: readonly SearchRecord[]): SpelledNames {
  const titles = new Map<string, readonly string[]>();
  const headings = new Map<string, SpelledName>();
  for (const { division, eId, headingLength } of records) {
    const { document, kind, heading, url } = division;
    if (isOtherEdition(document)) continue;
    if (kind === 'article' && !titles.has(document.slug)) titles.set(document.slug, spelledTitles(document));
    // The words that a note without a title stands on are no heading of it
    if (heading === '' || eId !== division.eId || headingLength === 0 || headings.has(url)) continue;
    headings.set(url, { name: heading, url, syllables: syllablesOf(heading), place: document.title });
  }
  return {
    titles: Object.fromEntries(titles),
    headings: [...headings.values()].filter(({ syllables }) => syllables !== ''),
  };
}

/** Of a large library by the letter that they begin with. */
export function spelledByLetter({ titles, headings }: SpelledNames): ReadonlyMap<string, SpelledNames> {
  const of = (letter: string): SpelledNames => ({
    titles: Object.fromEntries(
      Object.entries(titles).flatMap(([slug, names]) => {
        const own = names.filter((name) => name.startsWith(letter));
        return own.length === 0 ? [] : [[slug, own]];
      }),
    ),
    headings: headings.filter(({ syllables }) => syllables.startsWith(letter)),
  });
  return new Map(Array.from(PINYIN_LETTERS, (letter) => [letter, of(letter)]));
}

function spelledTitles({ title, shortTitles }: SearchDocument): readonly string[] {
  const names = new Set([title, ...shortTitles].map((name) => syllablesOf(nameKey(name))));
  return [...names].filter((syllables) => syllables !== '');
}

/** `shi shi zhi liang qiang guo zhan lve`: one syllable a character, ü written v. */
function syllablesOf(text: string): string {
  const syllables = pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'removed' });
  return syllables.join(' ');
}

/** An article that cites a law. */
export interface Citing {
  /** Title of the law. */
  readonly law: string;
  /** Slug and eId of the article. */
  readonly from: readonly [string, string];
}

/** Articles kept of those that cite one law. */
const MOST_CITING = 8;

/** Of a large library by the character that their keys begin with, in so many files: a key is in that of its first character. */
export function citedByCharacter(laws: CitedLaws): ReadonlyMap<string, CitedLaws> {
  const pieces = new Map(
    Array.from({ length: CITED_PIECES }, (_, piece) => [String(piece), [] as [string, CitedLaws[string]][]]),
  );
  for (const [key, law] of Object.entries(laws)) pieces.get(citedPiece(key))?.push([key, law]);
  return new Map(Array.from(pieces, ([piece, entries]) => [piece, Object.fromEntries(entries)]));
}

/** The laws that are cited or well known, and that no regulation of the library is called by. */
export function citedLaws(citing: Iterable<Citing>, documents: readonly SearchDocument[]): CitedLaws {
  const held = new Set(documents.flatMap(({ title, shortTitles }) => [title, ...shortTitles].map(nameKey)));
  const laws = new Map<string, { readonly title: string; readonly from: Map<string, readonly [string, string]> }>();
  for (const { law, from } of citing) {
    const title = withoutEdition(law);
    const key = nameKey(title);
    if (key === '' || held.has(key)) continue;
    const known = laws.get(key) ?? { title, from: new Map() };
    known.from.set(from.join(' '), from);
    laws.set(key, known);
  }
  for (const [name, title] of WELL_KNOWN_LAWS) {
    const law = laws.get(nameKey(title)) ?? { title, from: new Map() };
    for (const key of [title, name].map(nameKey)) if (!held.has(nameKey(title)) && !held.has(key)) laws.set(key, law);
  }
  return Object.fromEntries(
    [...laws].map(([key, { title, from }]) => [
      key,
      { title, count: from.size, citing: [...from.values()].slice(0, MOST_CITING) },
    ]),
  );
}
