/** From a paragraph or a selection in the page to what can be cited there. */

import { divisionPath, fragment, fromSibling, sentenceId } from '../regulation/addresses.ts';
import type { CitedPlace } from '../regulation/citation.ts';
import { officialText, sentencesIn } from './official-text.ts';

/** Something a reader may cite: its place, its official text and its address. */
export interface Cited {
  /** What it is called in the choice of what to cite. */
  readonly name: string;
  readonly place: CitedPlace;
  readonly quote: string;
  readonly url: string;
}

/** Paragraphs and items, which carry an eId and their text; notes among them are not the text's. */
const PROVISIONS = '.text p[id]:not([data-editorial] *)';

/** The whole article (or preamble, …) a provision stands in. */
export function citedDivision(root: Element): Cited {
  const eId = divisionOf(root);
  const provisions = [...(document.getElementById(eId) ?? root).querySelectorAll('[data-source]')];
  const quote = provisions.map((each) => officialText(each).text.trim()).join('\n');
  return { name: '整条', place: { eId }, quote, url: addressOf(root) };
}

/** A paragraph or item and each of its sentences. */
export function citedProvision(provision: Element): readonly Cited[] {
  const official = officialText(provision);
  const url = addressOf(provision);
  const parts = sentencesIn(official);
  const own: Cited = {
    name: '本段',
    place: { eId: provision.id },
    quote: official.text.trim(),
    url: url + fragment(provision.id),
  };
  if (parts.length < 2) return [own];
  return [
    own,
    ...parts.map(({ start, end }, index) => {
      const quote = official.text.slice(start, end).trim();
      const at = index + 1;
      return {
        name: `第${at}句：${quote.slice(0, 16)}${quote.length > 16 ? '…' : ''}`,
        place: { eId: provision.id, sentences: { from: at, to: at } },
        quote,
        url: url + fragment(sentenceId(provision.id, at)),
      };
    }),
  ];
}

/** What is selected, to the character; its place in whole sentences. Null when no official text is selected. */
export function citedSelection(range: Range): Cited | null {
  const touched = [...document.querySelectorAll(PROVISIONS)]
    .filter((provision) => range.intersectsNode(provision))
    .map((provision) => ({ provision, ...selectedIn(provision, range) }))
    .filter(({ quote }) => quote !== '');
  const [first] = touched;
  const last = touched.at(-1);
  if (!first || !last) return null;
  const url = addressOf(first.provision);
  const quote = touched.map((each) => each.quote).join('\n');
  if (first !== last) {
    const place = { eId: first.provision.id, lastEId: last.provision.id };
    return { name: '所选文字', place, quote, url: url + fragment(first.provision.id) };
  }
  const { sentences } = first;
  const place = { eId: first.provision.id, sentences };
  return {
    name: '所选文字',
    place,
    quote,
    url: url + fragment(sentences ? sentenceId(first.provision.id, sentences.from) : first.provision.id),
  };
}

/** The selected characters of a provision and the sentences they touch, unless those are all. */
function selectedIn(provision: Element, range: Range): Pick<Cited, 'quote'> & Pick<CitedPlace, 'sentences'> {
  const official = officialText(provision);
  const { text, pieces } = official;
  const selected = pieces.filter(({ node }) => range.intersectsNode(node));
  const [first] = selected;
  const last = selected.at(-1);
  if (!first || !last) return { quote: '' };
  const start = first.start + (first.node === range.startContainer ? range.startOffset : 0);
  const end = last.start + (last.node === range.endContainer ? range.endOffset : last.node.length);
  const parts = sentencesIn(official);
  const from = parts.findIndex((part) => start < part.end) + 1;
  const to = parts.filter((part) => end > part.start).length;
  const isPart = from > 0 && to >= from && parts.length > 1 && !(from === 1 && to === parts.length);
  return { quote: text.slice(start, end).trim(), ...(isPart ? { sentences: { from, to } } : {}) };
}

/** The eId of the article (or preamble, …) an element stands in. */
function divisionOf(element: Element): string {
  return element.closest<HTMLElement>('[data-eid], .text section[id]')?.id ?? '';
}

/** The address of its page, where the reader is. The whole text is one page of many articles, each with a page of its own. */
function addressOf(element: Element): string {
  return new URL(fromSibling(divisionPath(divisionOf(element))), location.href).href;
}
