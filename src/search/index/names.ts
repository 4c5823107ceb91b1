import { pinyin } from 'pinyin-pro';
import { withoutEdition } from '../../regulation/nouns.ts';
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

/** The laws that are cited and that no regulation of the library is called by. */
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
  return Object.fromEntries(
    [...laws].map(([key, { title, from }]) => [
      key,
      { title, count: from.size, citing: [...from.values()].slice(0, MOST_CITING) },
    ]),
  );
}
