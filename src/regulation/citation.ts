/**
 * How a provision is cited: after 立法技术规范（试行） the title in full between 《》 and the name of the place, and after
 * GB/T 7714—2015.
 */
import type { Metadata } from './metadata.ts';
import type { RegulationText } from './model.ts';
import { type Names, namesOf, type SentenceRange, sentencesName, stretchesName, workName } from './names.ts';

/** What a citation says of the document. Absent means not known and is left out. */
export type CitedWork = Pick<Metadata, 'title' | 'issuers' | 'documentNumber' | 'issuedOn'>;

/** What the browser needs to cite a document: `/<slug>/citation.json`. */
export interface CitationData {
  readonly work: CitedWork;
  readonly names: Names;
}

export function citationData({
  text,
  metadata: { title, issuers, documentNumber, issuedOn },
}: {
  readonly text: RegulationText;
  readonly metadata: CitedWork;
}): CitationData {
  return { work: { title, issuers, documentNumber, issuedOn }, names: namesOf(text) };
}

/** What is cited. */
export interface CitedPlace {
  /** The provision; of several neighbouring ones, the first. */
  readonly eId: string;
  /** Of several, the last. */
  readonly lastEId?: string | undefined;
  readonly sentences?: SentenceRange | undefined;
}

/** `《…法》第十条第二款第三项`, `《…意见》（十二）第一段第三句`. */
export function clauseReference(data: CitationData, place: CitedPlace): string {
  return workName(data.work.title) + placeName(data.names, place);
}

/** The place within its document: `第十条第二款第三项`. */
function placeName(names: Names, { eId, lastEId = eId, sentences }: CitedPlace): string {
  return stretchesName(names, [{ from: eId, to: lastEId }]) + (sentences ? sentencesName(sentences) : '');
}

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
export function fullCitation({ work, names }: CitationData, place: CitedPlace, { url, on }: Access): string {
  const { title, issuers, documentNumber, issuedOn } = work;
  const responsible = issuers.slice(0, 3).join(', ') + (issuers.length > 3 ? ', 等' : '');
  const where = placeName(names, place);
  return [
    ...(responsible ? [responsible] : []),
    `${title}${documentNumber ? `: ${documentNumber}` : ''}[EB/OL]`,
    `${issuedOn ? `${issuedOn.slice(0, 4)}: ` : ''}${where}${issuedOn ? `(${issuedOn})` : ''}[${on}]`,
    `${url}.`,
  ].join('. ');
}

/** A quotation with its source, for a Markdown text. */
export function markdownCitation(data: CitationData, place: CitedPlace, quote: string, { url }: Access): string {
  const quoted = quote.split('\n').map((line) => `> ${escapeLine(line)}`);
  return [...quoted, '>', `> ——[${escapeLine(clauseReference(data, place))}](${url})`].join('\n');
}

/** Official text must come out as it went in: nothing in it is markup. */
function escapeLine(text: string): string {
  return text
    .replace(/[\\`*_[\]<>#~|&!]/g, '\\$&')
    .replace(/^(\s*)([-+=])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2');
}

/** Everything a reader can copy, each with what will be copied; the short ones first. */
export function citationChoices(
  data: CitationData,
  place: CitedPlace,
  quote: string,
  access: Access,
): readonly { readonly name: string; readonly text: string }[] {
  return [
    { name: '条款', text: clauseReference(data, place) },
    { name: '链接', text: access.url },
    { name: '参考文献（GB/T 7714）', text: fullCitation(data, place, access) },
    { name: '原文', text: quote },
    { name: 'Markdown', text: markdownCitation(data, place, quote, access) },
  ];
}
