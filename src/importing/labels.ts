/** What sites, data bases and those who copy from them say of a document beside it: 发文机关：某某市人民政府. */
import { endsLikeTitle } from '../regulation/structure/titles.ts';
import type { StatedMetadata } from './blocks.ts';
import { visible } from './characters.ts';

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

export const tight = (text: string): string => visible(text).replace(/[\s　]+/g, '');
export const shownValue = (text: string): string => visible(text).replace(/\s+/g, ' ').trim();

/** A text that is nothing but a label, without blanks and colon. */
export const labelIn = (text: string): string =>
  tight(text)
    .replace(/^【(.+)】$/, '$1')
    .replace(/[:：]$/, '');

export const isLabel = (text: string): boolean => MEANINGS.has(labelIn(text));

// Labels are set with blanks between their letters: 索 引 号, 文　　号
const LABEL = new RegExp(`(?:^|[\\s　|｜])(?:【\\s*(${spaced()})\\s*】|(${spaced()})\\s*[:：])`, 'g');

function spaced(): string {
  return [...MEANINGS.keys()]
    .toSorted((a, b) => b.length - a.length)
    .map((label) => [...label].join('[\\s　]*'))
    .join('|');
}

/** Of a text that begins with a label: 发文字号：某发〔2031〕1号　成文日期：2031-05-06. */
export function pairsIn(text: string): readonly (readonly [string, string])[] {
  const shown = visible(text).trim();
  const found = [...shown.matchAll(LABEL)];
  if (found[0]?.index !== 0) return [];
  const pairs = found.map(({ 0: all, 1: bracketed, 2: plain, index }, i): readonly [string, string] => [
    tight(bracketed ?? plain ?? ''),
    shownValue(shown.slice(index + all.length, found[i + 1]?.index ?? shown.length)),
  ]);
  return pairs.some(endsInTitle) ? [] : pairs;
}

// e.g. "成文日期：2031-05-06　渡船管理办法"
const endsInTitle = ([label, value]: readonly [string, string]): boolean =>
  !/^(?:title|other)$/.test(MEANINGS.get(label) ?? '') && endsLikeTitle(/\s(\S+)$/.exec(value)?.[1] ?? '');

/** Of labels and what they say, the first that says anything. */
export function statedBy(pairs: Iterable<readonly [label: string, value: string]>): StatedMetadata {
  const found: { -readonly [Name in Meaning]?: string } = {};
  for (const [label, value] of pairs) {
    const meaning = MEANINGS.get(label);
    if (meaning !== undefined && value !== '') found[meaning] ??= value;
  }
  const { publishedOn, appliesFrom, other: _, ...stated } = found;
  if (appliesFrom !== undefined && publishedOn !== undefined) stated.issuedOn ??= publishedOn;
  return stated;
}
