/** What a page says of its document beside it: the table of 索引号, 发文机关, 成文日期 that official sites must show, and their `meta`. */
import type { StatedMetadata } from '../blocks.ts';
import { visible } from '../characters.ts';
import { attribute, elementsBelow, type HtmlElement, type Parent, textBelow } from './nodes.ts';

type Field = keyof StatedMetadata;
/** 发布日期 is the day of the page on most sites, and that of the law in data bases, which also say since when it applies. */
type Meaning = Field | 'publishedOn' | 'appliesFrom' | 'other';

/** Labels of official sites and data bases, without blanks and colon. */
const LABELS: readonly (readonly [Meaning, string])[] = [
  ['title', '标题 题名 名称 信息名称 文件名称 文件标题 法规名称 法规标题 公文名称 公文标题'],
  ['documentNumber', '发文字号 发文文号 发布文号 文号 文件编号 文件字号 文件号 公文文号 公文字号 公文编号'],
  ['issuer', '发文机关 发文机构 发文单位 发文部门 发布机构 发布机关 发布单位 发布部门 制定机关 公布机关 颁布机关'],
  ['issuer', '颁布单位 颁布部门 制发机关 制发单位 印发机关 印发单位'],
  ['issuedOn', '成文日期 成文时间 公布日期 公布时间 颁布日期 颁布时间 生成日期 印发日期 印发时间 发文日期 发文时间'],
  ['issuedOn', '制发日期 签发日期'],
  ['publishedOn', '发布日期 发布时间'],
  ['appliesFrom', '施行日期 实施日期 生效日期 施行时间 实施时间 生效时间'],
  ['other', '索引号 主题分类 主题词 关键词 有效性 时效性 效力级别 法律效力位阶 法律性质 法规类别 信息分类 组配分类'],
  ['other', '体裁分类 公文种类 公开方式 公开日期 公开时间 公开类别 公开责任部门 废止日期 失效日期 有效期'],
];
const MEANINGS: ReadonlyMap<string, Meaning> = new Map(
  LABELS.flatMap(([meaning, labels]) => labels.split(' ').map((label): [string, Meaning] => [label, meaning])),
);

/** Fewer labels are no table of metadata but a text that has such a word. */
const LEAST_LABELS = 3;
/** Of its characters, labels and what they say; the rest of it is a document, or a table whose head has such words. */
const LEAST_SHARE = 0.6;
const MOST_CELLS = 120;
const MOST_CHARACTERS = 2000;

const tight = (text: string): string => visible(text).replace(/[\s　]+/g, '');
const shownValue = (text: string): string => visible(text).replace(/\s+/g, ' ').trim();
const labelOf = (text: string): string =>
  tight(text)
    .replace(/^【(.+)】$/, '$1')
    .replace(/[:：]$/, '');

export interface PageMetadata {
  readonly metadata: StatedMetadata;
  /** Tables and lists that are read with it, and are no part of the document. */
  readonly elements: ReadonlySet<HtmlElement>;
}

export function readMetadata(root: Parent): PageMetadata {
  const found: { -readonly [Name in Meaning]?: string } = {};
  const elements = new Set<HtmlElement>();
  let hasBegun = false;
  for (const element of elementsBelow(root)) {
    if (element.tagName === 'meta') fromMeta(element, found);
    hasBegun ||= isLeaf(element) && BEGINS.test(tight(textBelow(element)));
    if (!BOXES.test(element.tagName)) continue;
    const box = labelled(element);
    if (box === null || box.pairs.size < LEAST_LABELS) continue;
    if (!box.isAll && box.lines.length < LEAST_LABELS) continue;
    // Below its beginning it is a form of the document itself
    if (!hasBegun) for (const each of box.isAll ? [element] : box.lines) elements.add(each);
    for (const [label, value] of box.pairs) {
      const meaning = MEANINGS.get(label);
      if (meaning !== undefined && value !== '') found[meaning] ??= value;
    }
  }
  const title = [...elementsBelow(root)].find(({ tagName }) => tagName === 'title');
  if (title !== undefined) found.title ??= shownValue(textBelow(title));
  const { publishedOn, appliesFrom, other: _, ...metadata } = found;
  if (appliesFrom !== undefined && publishedOn !== undefined) metadata.issuedOn ??= publishedOn;
  return { metadata, elements };
}

const BOXES = /^(?:table|ul|ol|dl|div|p|section|header|article|main|body)$/;
const CELLS = /^(?:td|th|li|dt|dd|p|span|div)$/;
const PLACES = /^(?:td|th|li|dt|dd|p|div|table|ul|ol|dl)$/;
const isLeaf = (element: HtmlElement): boolean =>
  CELLS.test(element.tagName) && ![...elementsBelow(element)].some(({ tagName }) => PLACES.test(tagName));

/** A sentence, or a provision: of the document itself. */
const BEGINS = /^第.{1,6}[条章编]|[。；]$/;

interface Labelled {
  readonly pairs: ReadonlyMap<string, string>;
  /** Whether there is little else in the element, and no sentence. */
  readonly isAll: boolean;
  /** Its own children that are 标签：值 and nothing else, above its first sentence. */
  readonly lines: readonly HtmlElement[];
}

/** Labels and values of an element: cells in turn, or 标签：值 in one. Null where there is too much in it. */
function labelled(element: HtmlElement): Labelled | null {
  const leaves: HtmlElement[] = element.tagName === 'p' ? [element] : [];
  for (const below of elementsBelow(element)) {
    if (CELLS.test(below.tagName)) leaves.push(below);
    if (leaves.length > MOST_CELLS) return null;
  }
  const all = tight(textBelow(element));
  if (all.length > MOST_CHARACTERS) return null;
  const cells = leaves.filter(isLeaf);
  const pairs = new Map<string, string>();
  const lines: HtmlElement[] = [];
  let covered = '';
  let within: HtmlElement | null = null;
  let hasBegun = false;
  for (const [i, cell] of cells.entries()) {
    if (within !== null && isBelow(cell, within)) continue;
    const text = textBelow(cell);
    const label = labelOf(text);
    const own = pairsIn(text);
    if (MEANINGS.has(label)) {
      const next = shownValue(cells[i + 1] === undefined ? '' : textBelow(cells[i + 1] ?? cell));
      const value = MEANINGS.has(labelOf(next)) ? '' : next;
      if (!pairs.has(label)) covered += tight(text) + tight(value);
      if (!pairs.has(label)) pairs.set(label, value);
    } else if (own.length > 0) {
      for (const [name, value] of own) if (!pairs.has(name)) pairs.set(name, value);
      covered += tight(text);
      within = cell;
      if (cell.parentNode === element && !hasBegun) lines.push(cell);
    } else hasBegun ||= BEGINS.test(tight(text));
  }
  const sentences = (words: string): number => words.split('。').length;
  const isAll = covered.length >= all.length * LEAST_SHARE && sentences(all) <= sentences(covered);
  return { pairs, isAll, lines };
}

function isBelow(element: HtmlElement, above: HtmlElement): boolean {
  for (let parent = element.parentNode; parent !== null; parent = 'parentNode' in parent ? parent.parentNode : null)
    if (parent === above) return true;
  return false;
}

// Labels are set with blanks between their letters: 索 引 号, 文　　号
const LABEL = new RegExp(`(?:^|[\\s　|｜])(?:【\\s*(${spaced()})\\s*】|(${spaced()})\\s*[:：])`, 'g');

function spaced(): string {
  return [...MEANINGS.keys()]
    .toSorted((a, b) => b.length - a.length)
    .map((label) => [...label].join('[\\s　]*'))
    .join('|');
}

/** Of a text that begins with a label: 发文字号：某发〔2031〕1号　成文日期：2031-05-06. */
function pairsIn(text: string): readonly (readonly [string, string])[] {
  const shown = visible(text).trim();
  const found = [...shown.matchAll(LABEL)];
  if (found[0]?.index !== 0) return [];
  return found.map(({ 0: all, 1: bracketed, 2: plain, index }, i) => [
    tight(bracketed ?? plain ?? ''),
    shownValue(shown.slice(index + all.length, found[i + 1]?.index ?? shown.length)),
  ]);
}

/** 政府网站发展指引 asks for them on every page of an article. */
function fromMeta(element: HtmlElement, found: { title?: string }): void {
  if (attribute(element, 'name').toLowerCase() !== 'articletitle') return;
  const title = shownValue(attribute(element, 'content'));
  if (title !== '') found.title ??= title;
}
