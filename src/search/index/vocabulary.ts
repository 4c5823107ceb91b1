/** What a search that found nothing is helped with: the words that exist, the characters that sound alike, traditional forms. */
import { Converter } from 'opencc-js/t2cn';
import { pinyin } from 'pinyin-pro';
import { compareText } from '../../regulation/strings.ts';
import type { Vocabulary } from '../query/instead.ts';
import type { SearchRecord } from '../record.ts';

/** Words and how often each stands in what was read. */
export type WordCounts = readonly (readonly [word: string, count: number])[];

/** Of more words the most frequent are kept: 30 kB gzip, loaded when a search found nothing. */
const MOST_WORDS = 12_000;
/** Characters. Enough text to know the words by; the rest of a large library repeats them. */
const MOST_TEXT = 1_000_000;

export function vocabularyOf(counts: WordCounts): Vocabulary {
  return { words: mostFrequent(counts).join(' '), sounds: soundsAlike() };
}

/** The most frequent first. @param counts may tell of a word several times */
function mostFrequent(counts: WordCounts): readonly string[] {
  const sums = new Map<string, number>();
  for (const [word, count] of counts) sums.set(word, (sums.get(word) ?? 0) + count);
  return [...sums]
    .sort(([a, one], [b, other]) => other - one || compareText(a, b))
    .slice(0, MOST_WORDS)
    .map(([word]) => word);
}

/** Words of two characters and more. @param most characters of text that are read, from all over the records */
export function countWords(records: readonly SearchRecord[], most = MOST_TEXT): WordCounts {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  const counts = new Map<string, number>();
  const count = (word: string): void => {
    if (/^\p{Script=Han}{2,8}$/u.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  };
  const every = Math.ceil(records.reduce((sum, { text }) => sum + text.length, 0) / most);
  for (const [index, { text, division, headingLength }] of records.entries()) {
    // Terms and headings are words, however they are made up
    if (headingLength > 0) count(division.heading);
    // From all over the library, not from what comes first
    if (index % every === 0) for (const { segment } of segmenter.segment(text)) count(segment);
  }
  return [...counts];
}

/** The characters of GB 2312, those readers type, in groups of one syllable: `阿呵啊 哀埃挨…`. */
function soundsAlike(): string {
  const groups = new Map<string, string>();
  const decoder = new TextDecoder('gb18030');
  for (let row = 0xb0; row <= 0xf7; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
      const character = decoder.decode(Uint8Array.of(row, cell));
      if (!/^\p{Script=Han}$/u.test(character)) continue;
      const syllable = pinyin(character, { toneType: 'none', v: true });
      groups.set(syllable, (groups.get(syllable) ?? '') + character);
    }
  }
  return [...groups.values()].filter((group) => group.length > 1).join(' ');
}

/**
 * Traditional characters whose simplified form occurs in the texts, as `質质強强…`. OpenCC's table, character by character:
 * what is typed in a search is short, and a wrong choice (乾→干) costs nothing but an empty result.
 */
export function traditionalPairs(texts: Iterable<string>): string {
  const simplified = Converter({ from: 't', to: 'cn' });
  const occurring = occurringIn(texts);
  let pairs = '';
  for (let code = 0x3400; code <= 0x9fff; code += 1) {
    const character = String.fromCharCode(code);
    const form = simplified(character);
    if (form !== character && form.length === 1 && occurring.has(form)) pairs += character + form;
  }
  return pairs;
}

/** The characters that texts are written in. */
export function occurringIn(texts: Iterable<string>): ReadonlySet<string> {
  const occurring = new Set<string>();
  for (const text of texts) for (const character of text) occurring.add(character);
  return occurring;
}
