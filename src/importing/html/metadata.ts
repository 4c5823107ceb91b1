/** What a page says of its document beside it: the table of 索引号, 发文机关, 成文日期 that official sites must show, and their `meta`. */
import { endsLikeTitle } from '../../regulation/structure/titles.ts';
import type { StatedMetadata } from '../blocks.ts';
import { isAbove, isBelow } from '../furniture.ts';
import { isLabel, labelIn, pairsIn, shownValue, statedBy, tight } from '../labels.ts';
import {
  attribute,
  elementsBelow,
  type HidingRules,
  type HtmlElement,
  hasLines,
  isElement,
  isShown,
  isText,
  nodesIn,
  type Parent,
  textBelow,
} from './nodes.ts';

/** Fewer labels are no table of metadata but a text that has such a word. */
const LEAST_LABELS = 3;
const MOST_CHARACTERS = 2000;

export interface PageMetadata {
  readonly metadata: StatedMetadata;
  /** What is read with it, and is no part of the document: nothing but labels and what they say is in any of these. */
  readonly elements: ReadonlySet<HtmlElement>;
}

export function readMetadata(root: Parent, rules: HidingRules): PageMetadata {
  const found = new Finder(rules);
  for (const element of nodesIn(root).filter(isElement)) found.visit(element, false);
  const stated = statedBy(found.told);
  const named = [...elementsBelow(root)].find(({ tagName }) => tagName === 'title');
  const title = articleTitle(root) ?? stated.title ?? (named === undefined ? undefined : shownValue(textBelow(named)));
  return { metadata: title === undefined ? stated : { ...stated, title }, elements: found.elements };
}

/** Labels that are known, and what they say. */
type Pairs = ReturnType<typeof pairsIn>;

interface Part {
  /** Null of a text that stands in no element of its own. */
  readonly element: HtmlElement | null;
  /** As shown, `\n` between its lines; the beginning of a long one. */
  readonly text: string;
  /** Null where it is anything but labels and what they say. */
  readonly pairs: Pairs | null;
  /** Whether the document has begun above it: it is a form of the document itself. */
  readonly isWithin: boolean;
}

const PLACES =
  /^(?:t(?:able|body|head|foot|[rdh])|[uod]l|li|d[dt]|p|div|h[1-6]|center|section|header|article|main|body|pre|blockquote|form|fieldset)$/;

/** Reads a page from within: of every element whether it is labels and values, and nothing else. */
class Finder {
  readonly told: Pairs[number][] = [];
  readonly elements = new Set<HtmlElement>();
  private hasBegun = false;
  private readonly rules: HidingRules;

  constructor(rules: HidingRules) {
    this.rules = rules;
  }

  visit(element: HtmlElement, keepsLines: boolean): Part {
    const isWithin = this.hasBegun;
    const parts = this.partsOf(element, hasLines(element, keepsLines));
    const text = parts
      .map((part) => part.text)
      .join('')
      .slice(0, MOST_CHARACTERS);
    const pairs = text.length < MOST_CHARACTERS ? (pairsInLines(text) ?? pairsInParts(parts, element)) : null;
    const isPlace = PLACES.test(element.tagName);
    this.hasBegun ||= isPlace && linesOf(text).some((line) => BEGINS.test(tight(line)));
    this.takeOut(pairs === null ? parts.filter((part) => !part.isWithin) : parts);
    return { element, text: isPlace ? `\n${text}\n` : text, pairs, isWithin };
  }

  private partsOf(element: HtmlElement, keepsLines: boolean): readonly Part[] {
    return nodesIn(element).flatMap((node): readonly Part[] => {
      const textual = (text: string): readonly Part[] => [
        { element: null, text, pairs: pairsInLines(text), isWithin: this.hasBegun },
      ];
      if (isText(node)) return textual(keepsLines ? node.value : node.value.replace(/[\t\n\r\f ]+/g, ' '));
      if (!isElement(node) || !isShown(node, this.rules)) return [];
      return node.tagName === 'br' ? textual('\n') : [this.visit(node, keepsLines)];
    });
  }

  /** What stands side by side and says enough, whatever else stands there. */
  private takeOut(parts: readonly Part[]): void {
    const labelled = parts.filter(
      ({ pairs, element }) => pairs !== null && (pairs.length > 0 || element?.tagName === 'tr'),
    );
    const pairs = labelled.flatMap((part) => part.pairs ?? []).filter(([, value]) => value !== '');
    if (new Set(pairs.map(([label]) => label)).size < LEAST_LABELS) return;
    this.told.push(...pairs);
    for (const { element, isWithin } of labelled) if (element !== null && !isWithin) this.elements.add(element);
  }
}

const linesOf = (text: string): readonly string[] => text.split('\n').filter((line) => tight(line) !== '');
const isBlank = ({ text }: Part): boolean => tight(text) === '';

// A sentence, or a provision: of the document itself
const BEGINS = /^第.{1,6}[条章编]|[。；]$/;
const isSentence = (line: string): boolean => /^第.{1,6}[条章编]|。/.test(tight(line));

// Labels that nobody listed: "体裁：通知"; but "附件：登记表", "抄送：某某局", "各区人民政府：" are of the document
const OTHER = /^(?!附|主送|抄送)\p{Script=Han}{2,8}$/u;
const isOtherLabel = (text: string): boolean => OTHER.test(labelIn(text));

function isOtherPair(line: string): boolean {
  const [, label, value = ''] = /^([^:：]+)[:：](.+)$/.exec(line) ?? [];
  return label !== undefined && isOtherLabel(label) && /^\S*[^\s:：；]$/.test(value.trim());
}

/** 标签：值 in every line, or what sites put beside it: 【打印】. */
function pairsInLines(text: string): Pairs | null {
  const found: Pairs[number][] = [];
  for (const line of linesOf(text)) {
    if (isSentence(line)) return null;
    const pairs = pairsIn(line);
    if (pairs.length === 0 && !isOtherPair(line) && !isAbove(line) && !isBelow(line)) return null;
    found.push(...pairs);
  }
  return found;
}

/** Parts that are such lines each; or a label, what it says, a label, … in turn. */
function pairsInParts(parts: readonly Part[], { tagName }: HtmlElement): Pairs | null {
  const filled = parts.filter((part) => !isBlank(part));
  if (filled.every(({ pairs }) => pairs !== null)) return filled.flatMap(({ pairs }) => pairs ?? []);
  const isRow = tagName === 'tr' || tagName === 'dl';
  const cells = isRow ? parts.filter(({ element }) => element !== null) : filled;
  const found: Pairs[number][] = [];
  for (let i = 0; i < cells.length; i += 2) {
    const [label, value] = [cells[i], cells[i + 1]];
    if (label === undefined || value === undefined) return null;
    if (isBlank(label) && isBlank(value)) continue;
    const lines = linesOf(value.text);
    if (lines.some((line) => isSentence(line) || isLabel(line) || pairsIn(line).length > 0)) return null;
    if (isLabel(label.text)) found.push([labelIn(label.text), shownValue(value.text)]);
    else if (!isRow || lines.length > 1 || !isOtherLabel(label.text) || endsLikeTitle(label.text)) return null;
  }
  return found;
}

/** 政府网站发展指引 asks for it on every page of an article. */
function articleTitle(root: Parent): string | undefined {
  const named = [...elementsBelow(root)].find(
    (element) => element.tagName === 'meta' && attribute(element, 'name').toLowerCase() === 'articletitle',
  );
  const title = named === undefined ? '' : shownValue(attribute(named, 'content'));
  return title === '' ? undefined : title;
}
