import { idOf, readShow, sentenceOfId } from '../regulation/addresses.ts';
import type { TextRange } from '../regulation/model.ts';
import { sentences } from '../regulation/sentences.ts';
import { adoptStyles } from './dom.ts';

/** A provision's official text as the page shows it, and the way back from its characters to the page. */
export interface PageText {
  readonly text: string;
  /** Where the running text begins, after the number as printed. */
  readonly start: number;
  readonly pieces: readonly { readonly node: Text; readonly start: number }[];
}

/** What the site has added is passed over. */
export function pageText(provision: Element): PageText {
  const pieces: { node: Text; start: number }[] = [];
  let text = '';
  let start = 0;
  const walker = document.createTreeWalker(provision, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
    if (node.parentElement?.closest('[data-editorial]')) continue;
    pieces.push({ node, start: text.length });
    text += node.data;
    if (node.parentElement?.closest('.label')) start = text.length;
  }
  return { text, start, pieces };
}

/** Its characters that a range of the page holds; null when there are none. */
export function selectedPart(
  { pieces }: PageText,
  range: Range,
): { readonly start: number; readonly end: number } | null {
  const selected = pieces.filter(({ node }) => range.intersectsNode(node));
  const [first] = selected;
  const last = selected.at(-1);
  if (!first || !last) return null;
  const start = first.start + (first.node === range.startContainer ? range.startOffset : 0);
  const end = last.start + (last.node === range.endContainer ? range.endOffset : last.node.length);
  return start < end ? { start, end } : null;
}

/** The range in the page of characters of the text. */
export function rangeIn({ pieces }: PageText, start: number, end: number): Range {
  const range = new Range();
  for (const { node, start: begin } of pieces) {
    if (begin <= start) range.setStart(node, Math.min(node.length, start - begin));
    if (begin < end) range.setEnd(node, Math.min(node.length, end - begin));
  }
  return range;
}

/** Its sentences as ranges of its characters; the number as printed is part of none. */
export function sentencesIn({ text, start }: PageText): readonly { readonly start: number; readonly end: number }[] {
  return sentences(text.slice(start)).map((range) => ({ start: start + range.start, end: start + range.end }));
}

const LIT =
  '@media screen{::highlight(sentence){background:var(--target)}.text .targeted{background:var(--target);box-shadow:0 0 0 .5em var(--target)}}';

/** Lights a sentence of a provision and no other, or the whole provision where browsers light no ranges; returns where it stands. */
export function light(provision: Element, official: PageText, sentence: TextRange): Range {
  darken();
  adoptStyles(LIT);
  const range = rangeIn(official, sentence.start, sentence.end);
  if ('highlights' in CSS) CSS.highlights.set('sentence', new Highlight(range));
  else provision.classList.add('targeted');
  return range;
}

export function darken(): void {
  for (const provision of document.querySelectorAll('.targeted')) provision.classList.remove('targeted');
  if ('highlights' in CSS) CSS.highlights.delete('sentence');
}

/** Shows the sentence an address points to: `#art_4__para_2__s_3`. */
export function showSentence(): void {
  darken();
  const target = sentenceOfId(idOf(location.hash));
  const provision = document.getElementById(target?.eId ?? '');
  if (!target || !provision) return;
  const official = pageText(provision);
  provision.scrollIntoView({ block: 'nearest' });
  const whole = { start: 0, end: official.text.length };
  const { top, bottom } = light(
    provision,
    official,
    sentencesIn(official)[target.sentence - 1] ?? whole,
  ).getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) scrollBy({ top: top - innerHeight / 4 });
}

const SHOWN = '.text [data-shown]{background:var(--target);box-shadow:0 0 0 .5em var(--target)}';

/**
 * Marks the provisions that a citation means, `?show=art_3..art_7,art_9#art_3`: where several are meant, the fragment alone
 * shows only the first.
 */
export function showRange(query: string): void {
  adoptStyles(SHOWN);
  for (const shown of document.querySelectorAll('[data-shown]')) shown.removeAttribute('data-shown');
  for (const provision of provisionsShown(document, query)) provision.setAttribute('data-shown', '');
}

/** Those of a page that such an address shows together; none where it names a single one, or one end is on another page. */
export function provisionsShown(page: Document, query: string): readonly Element[] {
  const stretches = readShow(query);
  if (stretches.length === 0) return [];
  const provisions = [...page.querySelectorAll('.text [id]:not([data-editorial], [data-editorial] *)')];
  return stretches.flatMap(({ from, to }) => {
    const first = provisions.findIndex(({ id }) => id === from);
    const last = provisions.map(({ id }) => id === to || id.startsWith(`${to}__`)).lastIndexOf(true);
    return first < 0 ? [] : provisions.slice(first, last + 1);
  });
}
