/** What a page says of its document beside it: the table of 索引号, 发文机关, 成文日期 that official sites must show, and their `meta`. */
import type { StatedMetadata } from '../blocks.ts';
import { isLabel, labelIn, pairsIn, shownValue, statedBy, tight } from '../labels.ts';
import { attribute, elementsBelow, type HtmlElement, type Parent, textBelow } from './nodes.ts';

/** Fewer labels are no table of metadata but a text that has such a word. */
const LEAST_LABELS = 3;
/** Of its characters, labels and what they say; the rest of it is a document, or a table whose head has such words. */
const LEAST_SHARE = 0.6;
const MOST_CELLS = 120;
const MOST_CHARACTERS = 2000;

export interface PageMetadata {
  readonly metadata: StatedMetadata;
  /** Tables and lists that are read with it, and are no part of the document. */
  readonly elements: ReadonlySet<HtmlElement>;
}

export function readMetadata(root: Parent): PageMetadata {
  const told: (readonly [string, string])[] = [];
  const elements = new Set<HtmlElement>();
  let hasBegun = false;
  for (const element of elementsBelow(root)) {
    hasBegun ||= isLeaf(element) && BEGINS.test(tight(textBelow(element)));
    if (!BOXES.test(element.tagName)) continue;
    const box = labelled(element);
    if (box === null || box.size < LEAST_LABELS) continue;
    // Below its beginning it is a form of the document itself
    if (!hasBegun) elements.add(element);
    told.push(...box);
  }
  const stated = statedBy(told);
  const named = [...elementsBelow(root)].find(({ tagName }) => tagName === 'title');
  const title = articleTitle(root) ?? stated.title ?? (named === undefined ? undefined : shownValue(textBelow(named)));
  return { metadata: title === undefined ? stated : { ...stated, title }, elements };
}

const BOXES = /^(?:table|ul|ol|dl|div|p|section|header|article|main|body)$/;
const CELLS = /^(?:td|th|li|dt|dd|p|span|div)$/;
const PLACES = /^(?:td|th|li|dt|dd|p|div|table|ul|ol|dl)$/;
const isLeaf = (element: HtmlElement): boolean =>
  CELLS.test(element.tagName) && ![...elementsBelow(element)].some(({ tagName }) => PLACES.test(tagName));

/** A sentence, or a provision: of the document itself. */
const BEGINS = /^第.{1,6}[条章编]|[。；]$/;

/** Labels and values of an element: cells in turn, or 标签：值 in one. Null where there is more in it, or a sentence. */
function labelled(element: HtmlElement): ReadonlyMap<string, string> | null {
  const leaves: HtmlElement[] = element.tagName === 'p' ? [element] : [];
  for (const below of elementsBelow(element)) {
    if (CELLS.test(below.tagName)) leaves.push(below);
    if (leaves.length > MOST_CELLS) return null;
  }
  const all = tight(textBelow(element));
  if (all.length > MOST_CHARACTERS) return null;
  const cells = leaves.filter(isLeaf);
  const pairs = new Map<string, string>();
  let covered = '';
  let within: HtmlElement | null = null;
  for (const [i, cell] of cells.entries()) {
    if (within !== null && isBelow(cell, within)) continue;
    const text = textBelow(cell);
    const label = labelIn(text);
    const own = pairsIn(text);
    if (isLabel(text)) {
      const next = shownValue(cells[i + 1] === undefined ? '' : textBelow(cells[i + 1] ?? cell));
      const value = isLabel(next) ? '' : next;
      if (!pairs.has(label)) covered += tight(text) + tight(value);
      if (!pairs.has(label)) pairs.set(label, value);
    } else if (own.length > 0) {
      for (const [name, value] of own) if (!pairs.has(name)) pairs.set(name, value);
      covered += tight(text);
      within = cell;
    }
  }
  const sentences = (words: string): number => words.split('。').length;
  const isAll = covered.length >= all.length * LEAST_SHARE && sentences(all) <= sentences(covered);
  return isAll ? pairs : null;
}

function isBelow(element: HtmlElement, above: HtmlElement): boolean {
  for (let parent = element.parentNode; parent !== null; parent = 'parentNode' in parent ? parent.parentNode : null)
    if (parent === above) return true;
  return false;
}

/** 政府网站发展指引 asks for it on every page of an article. */
function articleTitle(root: Parent): string | undefined {
  const named = [...elementsBelow(root)].find(
    (element) => element.tagName === 'meta' && attribute(element, 'name').toLowerCase() === 'articletitle',
  );
  const title = named === undefined ? '' : shownValue(attribute(named, 'content'));
  return title === '' ? undefined : title;
}
