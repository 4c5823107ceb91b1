/** Libraries of any size from a few regulations: copies whose titles and slugs differ, and in which a share of the words is another, so that the vocabulary grows with the texts. */
import { numbersFrom } from '../../src/proofreading/testing.ts';
import type { TextFile } from '../support/corpus.ts';

/** Of the words of two characters that are neither rare nor in every sentence. */
const EXCHANGED = 0.1;
const [SELDOM, OFTEN] = [20, 400];
/** What labels, citations and titles are made of stays as it is. */
const OF_STRUCTURE =
  /[第条款项目章节编篇部分附件表之一二三四五六七八九十百千零〇两年月日号本该其前后上下以为的和或及与法令例定规办则]/u;
/** The labels of the header are words, too. */
const HEADER = /^([^]*?\n法规正文：[^\n]*\n)([^]*)$/u;
/** Of which words are made that no text has. */
const LETTERS = Array.from({ length: 4000 }, (_, at) => String.fromCharCode(0x6000 + at));

/** All of the files, and copies of them, `count` times over. The first round is what they are. */
export function* variedFiles(files: readonly TextFile[], count: number): Iterable<TextFile> {
  yield* files;
  const texts = files.map(({ bytes }) => new TextDecoder().decode(bytes));
  const words = exchangeable(texts);
  const anyOf = new RegExp([...words].join('|'), 'gu');
  for (let copy = 1; copy < count; copy += 1) {
    const next = numbersFrom(copy);
    const letter = () => LETTERS[Math.floor(next() * LETTERS.length)] ?? '';
    const others = new Map([...words].flatMap((word) => (next() < EXCHANGED ? [[word, letter() + letter()]] : [])));
    const place = `${letter()}${letter()}市`;
    for (const [at, { slug, path }] of files.entries()) {
      const [, head = '', body = ''] = HEADER.exec(texts[at] ?? '') ?? [];
      const words = body.replace(anyOf, (word) => others.get(word) ?? word);
      const text = `${head.replace(/^(法规标题：)/u, `$1${place}`)}${words}`;
      yield { slug: `${slug}-${copy}`, path, bytes: new TextEncoder().encode(text) };
    }
  }
}

function exchangeable(texts: readonly string[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const [run] of text.matchAll(/\p{Script=Han}{2,}/gu))
      for (let at = 0; at + 2 <= run.length; at += 2) {
        const word = run.slice(at, at + 2);
        counts.set(word, (counts.get(word) ?? 0) + 1);
      }
  return new Set(
    [...counts].flatMap(([word, times]) =>
      times >= SELDOM && times <= OFTEN && !OF_STRUCTURE.test(word) ? [word] : [],
    ),
  );
}
