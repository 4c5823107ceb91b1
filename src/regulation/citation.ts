/**
 * How a provision is cited. Clause references follow 立法技术规范（试行）: the title in full between 《》, 条 as printed, 款 and 项 in
 * Chinese numerals without brackets, 目 in Arabic ones, no 款 where the 条 has only one. Policy documents, which it does not
 * cover, are cited as their own texts do: the number as printed, then 段 and 句.
 */
import { parseEId } from './eid.ts';
import type { Scheme } from './model.ts';
import { formatNumeral } from './numerals.ts';

/** What a citation says of the document. Absent means not known and is left out. */
export interface CitedWork {
  readonly title: string;
  readonly scheme: Scheme;
  readonly issuers: readonly string[];
  readonly documentNumber?: string | undefined;
  /** `YYYY-MM-DD` */
  readonly issuedOn?: string | undefined;
}

/** What the browser needs to cite a document: `/<slug>/citation.json`. */
export interface CitationData {
  readonly work: CitedWork;
  readonly labels: CitedPlace['labels'];
}

/** A stretch of neighbours of one kind, both ends included: 第三句至第五句. One alone is its own end. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What is cited. */
export interface CitedPlace {
  /** The provision; of several neighbouring ones, the first. */
  readonly eId: string;
  /** Of several, the last. */
  readonly lastEId?: string | undefined;
  /** Printed number, or name, of a provision in the eId that is no 款, 项 or 目: `art_12` → （十二）. */
  readonly labels: Readonly<Record<string, string>>;
  /** Whether its article has no second 款. */
  readonly isOnlyParagraph: boolean;
  readonly sentences?: Stretch | undefined;
}

/** `《…法》第十条第二款第三项`, `《…意见》（十二）第一段第三句`. */
export function clauseReference(work: CitedWork, place: CitedPlace): string {
  return `《${inner(work.title)}》${placeName(work, place)}`;
}

/** The place within its document: `第十条第二款第三项`. */
export function placeName({ scheme }: Pick<CitedWork, 'scheme'>, place: CitedPlace): string {
  const first = nameOfEId(place.eId, scheme, place);
  const last = place.lastEId === undefined ? '' : `至${lastName(place.eId, place.lastEId, scheme, place)}`;
  return first + last + (place.sentences ? sentenceName(place.sentences) : '');
}

function nameOfEId(eId: string, scheme: Scheme, place: CitedPlace): string {
  const steps = parseEId(eId) ?? [];
  return steps
    .map(({ kind, number }, index) => {
      const own = eId
        .split('__')
        .slice(0, index + 1)
        .join('__');
      switch (kind) {
        case 'paragraph':
          // 第十条第三项, not 第十条第一款第三项, where 第十条 has one 款
          return scheme === 'statute' && place.isOnlyParagraph ? '' : counted(number, PARAGRAPH[scheme]);
        case 'item':
          return counted(number, '项');
        case 'subitem':
          return `第${number}目`;
        default:
          return printed(place.labels[own] ?? '');
      }
    })
    .join('');
}

/** Of the last of several what sets it off from the first: 第一款至第三款, 第二项至第四项. */
function lastName(first: string, last: string, scheme: Scheme, place: CitedPlace): string {
  const [firsts, lasts] = [first.split('__'), last.split('__')];
  const shared = firsts.findIndex((step, index) => step !== lasts[index]);
  const whole = nameOfEId(last, scheme, place);
  const prefix = shared > 0 ? nameOfEId(lasts.slice(0, shared).join('__'), scheme, place) : '';
  return whole.slice(prefix.length);
}

/** What the paragraphs of a document are called: only statutes have 款. */
export const PARAGRAPH: Readonly<Record<Scheme, string>> = { statute: '款', policy: '段', decimal: '段', plain: '段' };

function sentenceName({ from, to }: Stretch): string {
  return from === to ? `第${formatNumeral(from)}句` : `第${formatNumeral(from)}句至第${formatNumeral(to)}句`;
}

/** 第三项; of 3-1, which was inserted after 3, 第三项之一. */
export function counted(number: string | null, unit: string): string {
  const [own = '', ...inserted] = (number ?? '')
    .split('-')
    .map((part) => (/^\d+$/.test(part) ? formatNumeral(Number(part)) : part));
  return [`第${own}${unit}`, ...inserted].join('之');
}

/** A printed number within a reference: 第 十 条 → 第十条; 一、 is the heading of a part and would read as an enumeration: 第一部分. */
function printed(label: string): string {
  const compact = label.replace(/\s+/g, '');
  const [, number] = /^([一二三四五六七八九十百]+)、$/.exec(compact) ?? [];
  return number ? `第${number}部分` : compact.replace(/[.．、]$/, '');
}

/** Titles within titles take 〈〉 (GB/T 15834). */
const inner = (title: string): string => title.replaceAll('《', '〈').replaceAll('》', '〉');

/** How a citation leads back to the text, and when it was read. */
export interface Access {
  readonly url: string;
  /** `YYYY-MM-DD` */
  readonly on: string;
}

/**
 * GB/T 7714—2015, 电子资源: `主要责任者. 题名: 其他题名信息[EB/OL]. 年: 引文位置(发布日期)[引用日期]. 网址.` Of more than three
 * responsible bodies the first three are named.
 */
export function fullCitation(work: CitedWork, place: CitedPlace, { url, on }: Access): string {
  const { title, issuers, documentNumber, issuedOn } = work;
  const responsible = issuers.slice(0, 3).join(', ') + (issuers.length > 3 ? ', 等' : '');
  const where = placeName(work, place);
  return [
    ...(responsible ? [responsible] : []),
    `${title}${documentNumber ? `: ${documentNumber}` : ''}[EB/OL]`,
    `${issuedOn ? `${issuedOn.slice(0, 4)}: ` : ''}${where}${issuedOn ? `(${issuedOn})` : ''}[${on}]`,
    `${url}.`,
  ].join('. ');
}

/** A quotation with its source, for a Markdown text. */
export function markdownCitation(work: CitedWork, place: CitedPlace, quote: string, { url }: Access): string {
  const quoted = quote.split('\n').map((line) => `> ${escapeMarkdown(line)}`);
  return [...quoted, '>', `> ——[${escapeMarkdown(clauseReference(work, place))}](${url})`].join('\n');
}

/** Official text must come out as it went in: nothing in it is markup. */
function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>#~|&!]/g, '\\$&')
    .replace(/^(\s*)([-+=])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2');
}

/** Everything a reader can copy, each with what will be copied; the short ones first. */
export function citationChoices(
  work: CitedWork,
  place: CitedPlace,
  quote: string,
  access: Access,
): readonly { readonly name: string; readonly text: string }[] {
  return [
    { name: '条款', text: clauseReference(work, place) },
    { name: '链接', text: access.url },
    { name: '参考文献（GB/T 7714）', text: fullCitation(work, place, access) },
    { name: '原文', text: quote },
    { name: 'Markdown', text: markdownCitation(work, place, quote, access) },
  ];
}
