/** What a page says of its document beside it: the table of 索引号, 发文机关, 成文日期 that official sites must show, and their `meta`. */
import type { StatedMetadata } from '../blocks.ts';
import { visible } from '../characters.ts';
import { attribute, elementsBelow, type HtmlElement, type Parent, textBelow } from './nodes.ts';

type Field = keyof StatedMetadata;

/** Labels of the table, without blanks and colon. */
const LABELS: Readonly<Record<string, Field | 'other'>> = {
  标题: 'title',
  名称: 'title',
  信息名称: 'title',
  文件名称: 'title',
  法规名称: 'title',
  公文名称: 'title',
  发文字号: 'documentNumber',
  文号: 'documentNumber',
  文件编号: 'documentNumber',
  公文文号: 'documentNumber',
  发文机关: 'issuer',
  发布机构: 'issuer',
  发文机构: 'issuer',
  制定机关: 'issuer',
  公布机关: 'issuer',
  发布机关: 'issuer',
  发文单位: 'issuer',
  制发机关: 'issuer',
  成文日期: 'issuedOn',
  公布日期: 'issuedOn',
  生成日期: 'issuedOn',
  印发日期: 'issuedOn',
  成文时间: 'issuedOn',
  索引号: 'other',
  主题分类: 'other',
  发布日期: 'other',
  主题词: 'other',
  有效性: 'other',
  时效性: 'other',
  信息分类: 'other',
  施行日期: 'other',
  法律效力位阶: 'other',
  组配分类: 'other',
  体裁分类: 'other',
  公开方式: 'other',
  公开日期: 'other',
};

/** Fewer labels are no table of metadata but a text that has such a word. */
const LEAST_LABELS = 3;

const labelOf = (text: string): string =>
  visible(text)
    .replace(/[\s　]+/g, '')
    .replace(/[:：]$/, '');
const shownValue = (text: string): string => visible(text).replace(/\s+/g, ' ').trim();

export interface PageMetadata {
  readonly metadata: StatedMetadata;
  /** Tables and lists that are read with it, and are no part of the document. */
  readonly elements: ReadonlySet<HtmlElement>;
}

export function readMetadata(root: Parent): PageMetadata {
  const found: { -readonly [Name in Field]?: string | undefined } = {};
  const elements = new Set<HtmlElement>();
  for (const element of elementsBelow(root)) {
    if (element.tagName === 'meta') fromMeta(element, found);
    if (!/^(?:table|ul|dl|div)$/.test(element.tagName)) continue;
    const pairs = pairsOf(element);
    if (pairs.length < LEAST_LABELS) continue;
    elements.add(element);
    for (const [label, value] of pairs) {
      const field = LABELS[label];
      if (field !== undefined && field !== 'other' && value !== '') found[field] ??= value;
    }
  }
  const title = [...elementsBelow(root)].find(({ tagName }) => tagName === 'title');
  if (title !== undefined) found.title ??= shownValue(textBelow(title));
  return { metadata: found, elements };
}

/** Labels and values of what has little else in it: cells in turn, or 标签：值 in one. */
function pairsOf(element: HtmlElement): readonly (readonly [string, string])[] {
  const leaves = [...elementsBelow(element)].filter(({ tagName }) => /^(?:td|th|li|dt|dd|p|span|div)$/.test(tagName));
  if (leaves.length > 120 || textBelow(element).length > 2000) return [];
  const pairs = new Map<string, string>();
  const cells = leaves.filter(
    (leaf) => ![...elementsBelow(leaf)].some(({ tagName }) => /^(?:td|th|li|dt|dd|p|div)$/.test(tagName)),
  );
  for (const [i, cell] of cells.entries()) {
    const text = textBelow(cell);
    const label = labelOf(text);
    if (Object.hasOwn(LABELS, label)) {
      const next = cells[i + 1];
      const value = next === undefined ? '' : shownValue(textBelow(next));
      if (!pairs.has(label)) pairs.set(label, Object.hasOwn(LABELS, labelOf(value)) ? '' : value);
      continue;
    }
    const [, own = '', value = ''] = /^([^:：]{2,12})[:：](.+)$/s.exec(text.trim()) ?? [];
    if (Object.hasOwn(LABELS, labelOf(own)) && !pairs.has(labelOf(own))) pairs.set(labelOf(own), shownValue(value));
  }
  return [...pairs];
}

/** 政府网站发展指引 asks for them on every page of an article. */
function fromMeta(element: HtmlElement, found: { title?: string | undefined }): void {
  if (attribute(element, 'name').toLowerCase() !== 'articletitle') return;
  const title = shownValue(attribute(element, 'content'));
  if (title !== '') found.title ??= title;
}
