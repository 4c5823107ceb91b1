/** From a paragraph, an article or a selection in the page to what can be cited there. */

import { divisionPath, fragment, fromSibling, sentenceId, showQuery } from '../regulation/addresses.ts';
import type { CitationData, CitedPlace } from '../regulation/citation.ts';
import { officialText, selectedPart, sentencesIn } from './official-text.ts';

/** Something a reader may cite: its place, its official text and its address. */
export interface Citable {
  /** What it is called in the choice of what to cite. */
  readonly name: string;
  readonly place: CitedPlace;
  readonly quote: string;
  readonly url: string;
}

/** Paragraphs and items, which carry an eId and their text; notes among them are not the text's. */
const PROVISIONS = '.text p[id]:not([data-editorial] *)';

/** The whole article (or preamble, …) a provision stands in. */
export function citedDivision(root: Element): Citable {
  const eId = divisionAround(root);
  const provisions = [...(document.getElementById(eId) ?? root).querySelectorAll('[data-source]')];
  const quote = provisions.map((each) => officialText(each).text.trim()).join('\n');
  return { name: '整条', place: { eId }, quote, url: pageAddress(root) };
}

/** A paragraph or item and each of its sentences. */
export function citedProvision(provision: Element): readonly Citable[] {
  const official = officialText(provision);
  const url = pageAddress(provision);
  const parts = sentencesIn(official);
  const own: Citable = {
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
export function citedSelection(range: Range): Citable | null {
  const touched = [...document.querySelectorAll(PROVISIONS)]
    .filter((provision) => range.intersectsNode(provision))
    .map((provision) => ({ provision, ...selectedIn(provision, range) }))
    .filter(({ quote }) => quote !== '');
  const [first] = touched;
  const last = touched.at(-1);
  if (!first || !last) return null;
  const url = pageAddress(first.provision);
  const quote = touched.map((each) => each.quote).join('\n');
  if (first !== last) {
    const place = { eId: first.provision.id, lastEId: last.provision.id };
    const shown = showQuery([{ from: place.eId, to: place.lastEId }]);
    return { name: '所选文字', place, quote, url: url + shown + fragment(place.eId) };
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
function selectedIn(provision: Element, range: Range): Pick<Citable, 'quote'> & Pick<CitedPlace, 'sentences'> {
  const official = officialText(provision);
  const part = selectedPart(official, range);
  if (part === null) return { quote: '' };
  const { start, end } = part;
  const parts = sentencesIn(official);
  const from = parts.findIndex((part) => start < part.end) + 1;
  const to = parts.filter((part) => end > part.start).length;
  const isPart = from > 0 && to >= from && parts.length > 1 && !(from === 1 && to === parts.length);
  return { quote: official.text.slice(start, end).trim(), ...(isPart ? { sentences: { from, to } } : {}) };
}

/** What is selected of a text; null when nothing is. */
export function selectedInText(): Range | null {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const isText = [range.startContainer, range.endContainer].some((node) => node.parentElement?.closest('.text'));
  return isText ? range.cloneRange() : null;
}

/** The eId of the article (or preamble, …) an element stands in. */
function divisionAround(element: Element): string {
  return element.closest<HTMLElement>('[data-eid], .text section[id]')?.id ?? '';
}

/** The address of its page, where the reader is. The whole text is one page of many articles, each with a page of its own. */
function pageAddress(element: Element): string {
  return new URL(fromSibling(divisionPath(divisionAround(element))), location.href).href;
}

let loading: Promise<CitationData> | null = null;

/** What citing needs beyond the page; null where it cannot be had, and is asked for again the next time. */
export async function loadCitationData(): Promise<CitationData | null> {
  const { root = '/', slug = '', date } = document.body.dataset;
  loading ??= fetch(`${root}${slug}/${date ? `${date}/` : ''}citation.json`).then((response) => response.json());
  const data = await loading.catch(() => null);
  if (data === null) loading = null;
  return data;
}
