/**
 * How a provision is cited: after 立法技术规范（试行） the title in full between 《》 and the name of the place, with the number of an
 * official document behind its title (党政机关公文处理工作条例, 2012); after GB/T 7714—2015; and for programs that keep references.
 */
import { isOfficialDocument, numberCited } from './document-number.ts';
import type { Metadata } from './metadata.ts';
import type { RegulationText } from './model.ts';
import { type Names, namesOf, type SentenceRange, sentencesName, stretchesName, workName } from './names.ts';

/** What a citation says of the document. Absent means not known and is left out. */
export type CitedWork = Pick<Metadata, 'title' | 'issuers' | 'documentNumber' | 'issuedOn'>;

/** What the browser needs to cite a document: `/<slug>/citation.json`. */
export interface CitationData {
  readonly work: CitedWork;
  /** Of a work with several editions, which: 2018年修正. */
  readonly edition?: string | undefined;
  readonly names: Names;
}

export function citationData(
  {
    text,
    metadata: { title, issuers, documentNumber, issuedOn },
  }: {
    readonly text: RegulationText;
    readonly metadata: CitedWork;
  },
  edition?: string,
): CitationData {
  return {
    work: { title, issuers, documentNumber, issuedOn },
    ...(edition === undefined ? {} : { edition }),
    names: namesOf(text),
  };
}

/** What is cited. */
export interface CitedPlace {
  /** The provision; of several neighbouring ones, the first. */
  readonly eId: string;
  /** Of several, the last. */
  readonly lastEId?: string | undefined;
  readonly sentences?: SentenceRange | undefined;
}

/** `《…法》第十条第二款第三项`, `《…法》（2018年修正）第十条`, `《…意见》（中发〔2017〕24号）（十二）第一段第三句`. */
export function clauseReference({ work, edition, names }: CitationData, place: CitedPlace): string {
  const which = edition === undefined ? '' : `（${edition}）`;
  return workName(work.title) + which + numberCited(work.documentNumber) + placeName(names, place);
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
export function fullCitation({ work, edition, names }: CitationData, place: CitedPlace, { url, on }: Access): string {
  const { title, issuers, documentNumber, issuedOn } = work;
  const responsible = issuers.slice(0, 3).join(', ') + (issuers.length > 3 ? ', 等' : '');
  const where = placeName(names, place);
  return [
    ...(responsible ? [responsible] : []),
    `${title}${edition ? `（${edition}）` : ''}${documentNumber ? `: ${documentNumber}` : ''}[EB/OL]`,
    `${issuedOn ? `${issuedOn.slice(0, 4)}: ` : ''}${where}${issuedOn ? `(${issuedOn})` : ''}[${on}]`,
    `${url}.`,
  ].join('. ');
}

/** What was quoted, and on a line of its own where it stands. */
export function quotation(data: CitationData, place: CitedPlace, quote: string): string {
  return `${quote}\n——${clauseReference(data, place)}`;
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

/**
 * RIS, which EndNote, Zotero and NoteExpress read: a line a field, two letters or digits, two spaces, a hyphen and a space; the type is the first and
 * `ER` the last. GOVDOC and STAT are its types of official documents and statutes.
 */
export function risCitation({ work, edition, names }: CitationData, place: CitedPlace, { url, on }: Access): string {
  const { title, issuers, documentNumber, issuedOn } = work;
  const fields: readonly (readonly [tag: string, value: string | undefined])[] = [
    ['TY', isOfficialDocument(documentNumber) ? 'GOVDOC' : 'STAT'],
    ...issuers.map((issuer) => ['AU', issuer] as const),
    ['TI', title],
    ['ET', edition],
    ['M1', documentNumber],
    ['PY', issuedOn?.slice(0, 4)],
    ['DA', issuedOn?.replaceAll('-', '/')],
    ['SE', placeName(names, place)],
    ['LA', 'zh-CN'],
    ['UR', url],
    ['Y2', on.replaceAll('-', '/')],
  ];
  const lines = fields.flatMap(([tag, value]) => (value ? [`${tag}  - ${value.replace(/\s+/g, ' ')}`] : []));
  return [...lines, 'ER  - '].join('\n');
}

/** BibTeX's own names of the months, which styles put into their language. */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;

/**
 * BibTeX. `@misc` is what all styles know for a document that is neither book nor article; `url` and `urldate` are BibLaTeX's, and verbatim.
 * Second braces keep a name in one piece.
 */
export function bibtexCitation({ work, edition, names }: CitationData, place: CitedPlace, { url, on }: Access): string {
  const { title, issuers, documentNumber, issuedOn } = work;
  const month = MONTHS[Number(issuedOn?.slice(5, 7)) - 1];
  const fields: readonly (readonly [name: string, value: string | undefined])[] = [
    ['title', `{{${bibtexText(title + (edition ? `（${edition}）` : ''))}}}`],
    [
      'author',
      issuers.length > 0 ? `{${issuers.map((issuer) => `{${bibtexText(issuer)}}`).join(' and ')}}` : undefined,
    ],
    ['howpublished', documentNumber && `{${bibtexText(documentNumber)}}`],
    ['year', issuedOn && `{${issuedOn.slice(0, 4)}}`],
    ['month', month],
    ['note', `{${bibtexText(placeName(names, place))}}`],
    ['url', `{${url}}`],
    ['urldate', `{${on}}`],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = ${value},`] : []));
  // `zhiliang-tisheng-2017-art-12`
  const key = new URL(url).pathname.split('/').filter(Boolean).slice(-2).join('-');
  return [`@misc{${key},`, ...lines, '}'].join('\n');
}

/** What TeX would take for its own. */
function bibtexText(text: string): string {
  return text.replace(/[\\{}$&#%_~^]/g, (sign) => TEX_NAMES[sign] ?? `\\${sign}`);
}

const TEX_NAMES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Everything a reader can copy, each with what will be copied; what officials write first, what programs read last. */
export function citationChoices(
  data: CitationData,
  place: CitedPlace,
  quote: string,
  access: Access,
): readonly { readonly name: string; readonly text: string }[] {
  return [
    { name: '条款', text: clauseReference(data, place) },
    { name: '原文＋出处', text: quotation(data, place, quote) },
    { name: '链接', text: access.url },
    { name: '原文', text: quote },
    { name: '参考文献（GB/T 7714）', text: fullCitation(data, place, access) },
    { name: 'Markdown', text: markdownCitation(data, place, quote, access) },
    { name: 'RIS', text: risCitation(data, place, access) },
    { name: 'BibTeX', text: bibtexCitation(data, place, access) },
  ];
}
