import { pinyin } from 'pinyin-pro';
import { oncePer } from '../regulation/once-per.ts';
import type { PublishedTerm } from '../regulation/regulation.ts';
import { compareText } from '../regulation/strings.ts';
import { listPageUrl, pagesOfGroups, ROWS } from './paging.ts';
import { glossaryUrl } from './urls.ts';

/** The terms under one letter, in the order of their pinyin. */
export interface Letter {
  /** `A` to `Z`; `#` for what begins with none. */
  readonly letter: string;
  readonly terms: readonly PublishedTerm[];
}

/** The glossary as an index by pinyin, A first, `#` last. */
export function lettersOf(glossary: readonly PublishedTerm[]): readonly Letter[] {
  const spelled = glossary
    .map((term) => ({ term, spelling: spell(term.term) }))
    .sort((a, b) => compareText(a.spelling, b.spelling) || compareText(a.term.id, b.term.id));
  const groups = Map.groupBy(spelled, ({ spelling }) => /^[a-z]/.exec(spelling)?.[0].toUpperCase() ?? '#');
  return Array.from(groups, ([letter, members]) => ({ letter, terms: members.map(({ term }) => term) })).sort(
    (a, b) => Number(a.letter === '#') - Number(b.letter === '#'),
  );
}

/** What terms of the index stand under: counted and found, but nobody says what they mean. */
export const INDEXED = 'indexed';

/** The glossary letter by letter, at its end the terms that nobody has defined, a page at a time. */
export const glossaryPages = oncePer((glossary: readonly PublishedTerm[]) => {
  const [defined, indexed] = [true, false].map((is) =>
    glossary.filter(({ definition }) => (definition !== null) === is),
  );
  return pagesOfGroups(
    [
      ...lettersOf(defined ?? []).map(({ letter, terms }) => ({ of: letter, items: terms })),
      { of: INDEXED, items: indexed ?? [] },
    ],
    ROWS,
  );
});

/** The pages that follow the first stand below a name that is no term's. */
export const LETTERS = 'letters/';

export const glossaryPageUrl = (page: number): string =>
  page === 1 ? glossaryUrl() : listPageUrl(glossaryUrl() + LETTERS, page);

/** Syllable by syllable, as dictionaries sort: 质量 stands before 质量标杆. */
function spell(term: string): string {
  return pinyin(term, { toneType: 'none', type: 'array', v: true })
    .join(' ')
    .toLowerCase()
    .replace(/^[^a-z0-9]+/, '');
}
