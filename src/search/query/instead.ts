/**
 * What to search for instead of a query that found nothing. Every offer occurs, and is made of words: what sounds alike (剂量 → 计量), a word
 * that differs in one character (质量提生 → 质量提升), and the query's own words taken apart (企业的标准 → 企业 标准). Never a stretch of it.
 */
import { oncePer } from '../../regulation/once-per.ts';
import type { Catalogue } from '../catalogue.ts';
import { withoutSigns } from '../fold.ts';
import type { Postings } from './engine.ts';
import { matchesOf } from './matches.ts';
import { parseQuery, type Query } from './parse.ts';

/** A search that would find something. */
export interface Suggestions {
  readonly text: string;
  /** Hits. */
  readonly count: number;
}

/** Both separated by blanks: words of the texts, the most frequent first; characters of one syllable, a group each. */
export interface Vocabulary {
  readonly words: string;
  readonly sounds: string;
}

interface Index {
  readonly postings: Postings;
  readonly catalogue: Catalogue;
}

const MOST = 5;
/** Only the beginning of a long phrase is helped. */
const LONGEST = 24;
/** Spellings looked up: each costs a part of the index, a few of them the same. */
const MOST_LOOKUPS = 40;

export async function insteadOf(query: Query, vocabulary: Vocabulary, index: Index): Promise<Suggestions[]> {
  const terms = query.required.map(({ alternatives }) => withoutSigns(alternatives[0]?.spellings.at(-1) ?? ''));
  const found = await Promise.all(terms.map((term) => countOf(term, index)));
  const missing = terms.filter((_, at) => found[at] === 0);
  const offers: Suggestions[] = [];
  for (const term of missing) {
    const put = (text: string) => terms.map((each) => (each === term ? text : each)).join(' ');
    offers.push(...(await occurring(alike(term.slice(0, LONGEST), read(vocabulary)).map(put), index)));
  }
  const loosened = terms.flatMap((term, at) => (found[at] === 0 ? wordsIn(term, read(vocabulary)) : [term]));
  if (offers.length < MOST) offers.push(...(await occurring(loosenedFrom(loosened, terms), index)));
  const texts = new Set<string>();
  return offers.filter(({ text }) => !texts.has(text) && texts.add(text)).slice(0, MOST);
}

/** All words together; then neighbours that make up at least half of what was asked: 质量管理 of 环境质量管理. */
function loosenedFrom(words: readonly string[], terms: readonly string[]): readonly string[] {
  const asked = terms.join('');
  const runs = words.flatMap((_, from) =>
    words.slice(from).map((_, more) => words.slice(from, from + more + 1).join('')),
  );
  const telling = runs
    .filter((run) => run.length * 2 >= asked.length && run !== asked && asked.includes(run))
    .sort((a, b) => b.length - a.length);
  const together = words.join('').length * 2 >= asked.length ? [words.join(' ')] : [];
  return [...together, ...telling].filter((text) => text !== '' && text !== terms.join(' ')).slice(0, MOST_LOOKUPS);
}

async function countOf(text: string, { postings, catalogue }: Index): Promise<number> {
  const parsed = parseQuery(text);
  if (parsed.kind !== 'query') return 0;
  const matches = await matchesOf(parsed.query, postings, catalogue);
  return matches.reduce((sum, { hits }) => sum + hits.length, 0);
}

async function occurring(texts: readonly string[], index: Index): Promise<Suggestions[]> {
  const offers = await Promise.all(texts.map(async (text) => ({ text, count: await countOf(text, index) })));
  return offers.filter(({ count }) => count > 0);
}

interface SoundedWords {
  readonly words: ReadonlySet<string>;
  /** A character → a number for its sound. */
  readonly sounds: ReadonlyMap<string, number>;
}

const read = oncePer(
  ({ words, sounds }: Vocabulary): SoundedWords => ({
    words: new Set(words.split(' ')),
    sounds: new Map(sounds.split(' ').flatMap((group, sound) => [...group].map((each) => [each, sound] as const))),
  }),
);

/** The phrase with one stretch of it made a word: by sound first, then by one character, where enough else remains. */
function alike(phrase: string, { words, sounds }: SoundedWords): readonly string[] {
  const bySound: string[] = [];
  const byCharacter: string[] = [];
  for (const word of words) {
    const { length } = word;
    for (let at = 0; at + length <= phrase.length; at += 1) {
      const stretch = phrase.slice(at, at + length);
      if (stretch === word) continue;
      const differing = [...word].filter((character, index) => character !== stretch[index]);
      const sounding = [...word].every((character, index) => {
        const other = stretch[index] ?? '';
        return character === other || (sounds.has(character) && sounds.get(character) === sounds.get(other));
      });
      const put = phrase.slice(0, at) + word + phrase.slice(at + length);
      if (sounding) bySound.push(put);
      else if (differing.length === 1 && phrase.length > 2 && !words.has(stretch)) byCharacter.push(put);
    }
  }
  return [...bySound, ...byCharacter].slice(0, MOST_LOOKUPS);
}

/** 企业的标准 → 企业, 标准: the longest words that exist; what stands alone joins them. */
function wordsIn(term: string, { words }: SoundedWords): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < term.length; ) {
    let length = Math.min(8, term.length - at);
    while (length > 1 && !words.has(term.slice(at, at + length))) length -= 1;
    if (length > 1) found.push(term.slice(at, at + length));
    at += length;
  }
  return found;
}
