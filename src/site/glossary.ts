import { pinyin } from 'pinyin-pro';
import type { PublishedTerm } from '../regulation/regulation.ts';
import { compareText } from '../regulation/strings.ts';

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

/** Syllable by syllable, as dictionaries sort: 质量 stands before 质量标杆. */
function spell(term: string): string {
  return pinyin(term, { toneType: 'none', type: 'array', v: true })
    .join(' ')
    .toLowerCase()
    .replace(/^[^a-z0-9]+/, '');
}
