import type { TextRange } from './model.ts';

/** Marks that end a sentence. ； parts the items of one and does not. */
export const SENTENCE_ENDS = '。！？';
const ENDS = new Set(SENTENCE_ENDS);
/** Quotation marks and brackets: what stands inside belongs to the sentence around it. */
const PAIRS: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['‘', '’'],
  ['「', '」'],
  ['『', '』'],
  ['（', '）'],
  ['〔', '〕'],
  ['【', '】'],
  ['《', '》'],
  ['〈', '〉'],
]);
const CLOSERS = new Set(PAIRS.values());
/** The sentence goes on after a quotation that ends like one: “……。”的规定, “……。”，并. */
const GOES_ON = /^[的地得，、；：等]/u;

/**
 * The sentences of a paragraph: ranges that tile it, white space with the sentence it precedes. What is quoted or in brackets is part of the
 * sentence around it, and ends it only where it is a whole of its own: 规定：“……。……。”｜第二句。 Marks without a partner (every
 * paragraph of a quoted article opens with “) pair with nothing.
 */
export function sentences(text: string): readonly TextRange[] {
  const ranges: TextRange[] = [];
  const closes = closingPlaces(text);
  let start = 0;
  let at = 0;
  while (at < text.length) {
    const close = closes.get(at);
    const isEnd = close === undefined ? ENDS.has(text.charAt(at)) : endsWith(text, start, at, close);
    at = (close ?? at) + 1;
    if (!isEnd) continue;
    while (ENDS.has(text.charAt(at)) || CLOSERS.has(text.charAt(at))) at++;
    if (text.slice(at).trim() === '') break;
    ranges.push({ start, end: at });
    start = at;
  }
  return text === '' ? [] : [...ranges, { start, end: text.length }];
}

/** Whether a pair of marks is the sentence's end: it holds whole sentences, and stands after ： or alone. */
function endsWith(text: string, start: number, open: number, close: number): boolean {
  const before = text.slice(start, open).trim();
  return ENDS.has(text.charAt(close - 1)) && /^$|：$/u.test(before) && !GOES_ON.test(text.slice(close + 1));
}

/** Opening marks that have a partner → where it stands. */
function closingPlaces(text: string): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  const open: { readonly at: number; readonly closer: string }[] = [];
  for (let at = 0; at < text.length; at++) {
    const mark = text.charAt(at);
    const closer = PAIRS.get(mark);
    if (closer !== undefined) open.push({ at, closer });
    else if (CLOSERS.has(mark)) {
      const partner = open.map((each) => each.closer).lastIndexOf(mark);
      if (partner < 0) continue;
      places.set(open[partner]?.at ?? at, at);
      open.length = partner;
    }
  }
  return places;
}
