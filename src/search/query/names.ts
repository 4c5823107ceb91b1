/**
 * What regulations are called, and by what readers call them: the full title, without 中华人民共和国, a short title, the document number in
 * any brackets, pinyin or initials, or a part of the title as one types.
 */
import { parseNumeral } from '../../regulation/numerals.ts';
import { oncePer } from '../../regulation/once-per.ts';
import type { Catalogue } from '../catalogue.ts';
import { fold, withoutSigns } from '../fold.ts';
import { MAY_HAVE_LEVELS } from '../record.ts';

/** How a name is meant, the likeliest first; of equal ones the nearer, the title that has less besides. */
export interface NamedWork {
  /** Index into the catalogue's documents. */
  readonly document: number;
  /** It is the name, no part of it. */
  readonly exact: boolean;
}

interface Ranked {
  readonly document: number;
  readonly rank: number;
  readonly rest: number;
}

const EXACT = 0;
const BEGINS = 1;
const HOLDS = 2;
const ABBREVIATES = 3;

/** Nobody types it. */
const COUNTRY = /^中华人民共和国(?=.)/u;

/** A name to compare: folded, without signs and country. */
export function nameKey(name: string): string {
  return withoutSigns(fold(name)).replace(COUNTRY, '');
}

/** The documents that are regulations, in the edition in force; the glossary is none. */
export const regulationsOf = oncePer(
  ({ groups, documents }: Catalogue): ReadonlySet<number> =>
    new Set(
      groups
        .filter(({ kind, document }) => kind === 'article' && !documents[document]?.slug.includes('/'))
        .map(({ document }) => document),
    ),
);

/** Of each document the keys of all its names. */
const keysOf = oncePer((catalogue: Catalogue): readonly (readonly string[])[] => {
  const regulations = regulationsOf(catalogue);
  return catalogue.documents.map(({ title, shortTitles }, document) =>
    regulations.has(document) ? [...new Set([title, ...shortTitles].map(nameKey).filter((key) => key !== ''))] : [],
  );
});

/**
 * The regulations a name in Chinese can mean.
 * @param before a clause follows: it is a name, however short it is cut
 */
export function namedBy(typed: string, catalogue: Catalogue, before: 'clause' | null = null): readonly NamedWork[] {
  // What was typed ends as no name does
  if (MAY_HAVE_LEVELS && catalogue.levels?.named === false) return [];
  const key = nameKey(typed);
  const pieces = fold(typed)
    .split(/\s+/u)
    .map(nameKey)
    .filter((piece) => piece !== '');
  return inOrder(
    keysOf(catalogue).flatMap((keys, document) =>
      best(
        keys.map((full) => distance(key, pieces, full, before)),
        document,
      ),
    ),
  );
}

/** `[rank, rest]` */
type Distance = readonly [number, number];

function distance(key: string, pieces: readonly string[], full: string, before: 'clause' | null): Distance | null {
  const rest = full.length - key.length;
  if (rest === 0 && full === key) return [EXACT, 0];
  // One character is in too many titles
  if (key.length < 2 || rest < 0) return null;
  // 合同法第十条 is no article of 关于适用《合同法》若干问题的解释
  const isLaw = before === 'clause' && /[法例定则]$/u.test(key);
  if (!isLaw && full.startsWith(key)) return [BEGINS, rest];
  if (isLaw ? full.endsWith(key) : full.includes(key)) return [HOLDS, rest];
  if (pieces.length > 1 && pieces.every((piece) => full.includes(piece))) return [HOLDS, rest];
  const endsAlike = key.at(-1) === full.at(-1);
  const isName = before === 'clause' ? endsAlike || !isLaw : key.length > 2 && endsAlike;
  return isName && isShortFor(key, full) ? [ABBREVIATES, rest] : null;
}

/** 消保法 for 消费者权益保护法: its characters follow one another in the title. */
function isShortFor(key: string, full: string): boolean {
  let at = 0;
  for (const character of key) {
    at = full.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function best(distances: readonly (Distance | null)[], document: number): readonly Ranked[] {
  const [nearest] = distances.filter((each) => each !== null).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return nearest ? [{ document, rank: nearest[0], rest: nearest[1] }] : [];
}

function inOrder(ranked: readonly Ranked[]): readonly NamedWork[] {
  // A title that only abbreviates so is a guess, and none where another is called so
  const least = Math.min(...ranked.map(({ rank }) => rank));
  return ranked
    .filter(({ rank }) => rank < ABBREVIATES || rank === least)
    .sort((a, b) => a.rank - b.rank || a.rest - b.rest)
    .map(({ document, rank }) => ({ document, exact: rank === EXACT }));
}

/** Document numbers by slug. */
export type DocumentNumbers = Readonly<Record<string, string>>;

/** Whether what was typed can be a document number: 24号, 中发〔2017〕24, 国务院令第586号. */
export const isNumberLike = (typed: string): boolean =>
  /\d|[一二三四五六七八九十]/u.test(fold(typed)) && /号$|[〔［[【（(]\s*\d{4}/u.test(fold(typed).trim());

/** The regulations whose document number it is, or ends so. */
export function numbered(typed: string, numbers: DocumentNumbers, { documents }: Catalogue): readonly NamedWork[] {
  const wanted = numberParts(typed);
  if (!wanted) return [];
  return inOrder(
    documents.flatMap(({ slug }, document) => {
      const own = numberParts(numbers[slug] ?? '');
      if (own?.serial !== wanted.serial || !own.body.endsWith(wanted.body)) return [];
      if (wanted.year !== '' && wanted.year !== own.year) return [];
      const rest = own.body.length - wanted.body.length + own.year.length - wanted.year.length;
      return [{ document, rank: rest === 0 ? EXACT : HOLDS, rest }];
    }),
  );
}

const NUMBER = /^(?<body>\D*?)第? ?(?<year>\d{4})?[ 年第]*(?<serial>\d+|[一二三四五六七八九十百零〇]+) ?号?$/u;

/** 中发〔2017〕24号 → 中发, 2017, 24; 主席令第二十八号 → 主席令, 28. */
function numberParts(number: string): { body: string; year: string; serial: string } | null {
  const { body = '', year = '', serial = '' } = NUMBER.exec(withoutBrackets(number))?.groups ?? {};
  const value = parseNumeral(serial);
  return value === null ? null : { body: body.trim(), year, serial: String(value) };
}

/** Whatever brackets the year stands in, 〔〕［］【】（） or none. */
const withoutBrackets = (number: string): string =>
  fold(number)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Names with their pronunciation: without tones, one syllable a character, separated by spaces, ü written v. */
export interface SpelledNames {
  /** By slug: the title without 中华人民共和国, and the short titles. */
  readonly titles: Readonly<Record<string, readonly string[]>>;
  readonly headings: readonly SpelledName[];
}

/** A heading or term that can be found by its pronunciation. */
export interface SpelledName {
  readonly name: string;
  readonly url: string;
  readonly syllables: string;
  /** The regulation it stands in. */
  readonly place: string;
}

/** Latin letters, as one types pinyin; apostrophes and spaces may separate syllables. */
export function isPinyin(typed: string): boolean {
  return /^[a-zü' ]{2,60}$/iu.test(typed.trim());
}

/** The regulations that are called so, in full (xingfa), by initials (xzcff) or both (xingzcff). */
export function spelled(typed: string, { titles }: SpelledNames, { documents }: Catalogue): readonly NamedWork[] {
  const letters = pinyinLetters(typed);
  return inOrder(
    documents.flatMap(({ slug }, document) =>
      best(
        (titles[slug] ?? []).map((name) => spelledDistance(letters, name.split(' '))),
        document,
      ),
    ),
  );
}

const MOST_HEADINGS = 8;

/** Headings and terms that contain what was typed; whole ones first, then earlier places. */
export function spelledHeadings(typed: string, { headings }: SpelledNames): readonly SpelledName[] {
  const letters = pinyinLetters(typed);
  return headings
    .flatMap((heading) => {
      const found = spelledDistance(letters, heading.syllables.split(' '));
      return found ? [{ heading, rank: found[0], rest: found[1] }] : [];
    })
    .sort((a, b) => a.rank - b.rank || a.rest - b.rest)
    .slice(0, MOST_HEADINGS)
    .map(({ heading }) => heading);
}

function spelledDistance(letters: string, syllables: readonly string[]): Distance | null {
  for (let at = 0; at < syllables.length; at += 1) {
    const ends = endsOf(letters, syllables, at);
    if (ends.length === 0) continue;
    const rest = syllables.length - Math.max(...ends) + at;
    return [rest === 0 ? EXACT : at === 0 ? BEGINS : HOLDS, rest];
  }
  return null;
}

/** Without the country. lüe is typed lve, lue or lüe; the index writes lve. */
export const pinyinLetters = (typed: string): string =>
  typed
    .toLowerCase()
    .replace(/[' ]/g, '')
    .replaceAll('ü', 'v')
    .replace(/([ln])ue/g, '$1ve')
    .replace(/^(?:zhonghuarenmingongheguo|zhrmghg)(?=.)/u, '');

/** Where the letters can end that are syllables from `at` on, each whole or its initial (zh, ch, sh or one letter), the last one begun. */
function endsOf(letters: string, syllables: readonly string[], at: number): readonly number[] {
  if (letters === '') return [at];
  const syllable = syllables[at];
  if (syllable === undefined) return [];
  if (syllable.startsWith(letters)) return [at + 1];
  return [syllable, /^[zcs]h/.exec(syllable)?.[0], syllable.charAt(0)].flatMap((part) =>
    part !== undefined && letters.startsWith(part) ? endsOf(letters.slice(part.length), syllables, at + 1) : [],
  );
}
