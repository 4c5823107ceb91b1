/** `npm run inspect -- FILE --explain LINE`: why a line is what it is. */
import type { Provision, ProvisionKind, RegulationText } from '../model.ts';
import { oncePer } from '../once-per.ts';
import type { Draft } from './draft.ts';
import { readAttachmentLabel } from './frame.ts';
import { spokenOf } from './label.ts';
import type { BodyLine } from './lines.ts';
import { type BodyReading, readBody } from './parse.ts';

/** Chinese sentences: what the line became, by which evidence, and what was ruled out; null when the file has no such line. */
export function explain(text: RegulationText, line: number): readonly string[] | null {
  const { source } = text;
  const printed = source.lines.find(({ number }) => number === line);
  if (printed === undefined) return null;
  if (line < source.firstBodyLine) return [`第 ${line} 行在“法规正文：”之内或之前，是文件头。`];
  const reading = readingOf(source);
  const own = reading.lines.find(({ number }) => number === line);
  if (own === undefined) return [`第 ${line} 行是空行，不属于任何条款。`];
  const provisions = [...text.byEId.values()].filter(({ pieces }) => pieces.some((piece) => piece.line === line));
  return [
    ...sayWhich(provisions, line),
    documentOf(reading, own),
    ...(provisions.some(({ kind }) => kind === 'toc') ? [] : [beginning(own, reading)]),
    ...new Set(evidence(reading.drafts, line).filter((said) => own.voice !== 'quoted' || !said.includes('行首没有'))),
  ];
}

/** A text is asked about line by line. */
const readingOf = oncePer(readBody);

/** 第 12 行是 art_3__para_1__item_2（项）。 */
function sayWhich(found: readonly Provision[], line: number): readonly string[] {
  const names = found.map(({ eId, kind }) => `${eId}（${KINDS[kind]}）`);
  const isRepeated = found.some(({ eId }) => /_dup\d+$/.test(eId));
  return [
    `第 ${line} 行是 ${names.join('、')}。`,
    ...(isRepeated ? ['它的编号前面已经有过，所以地址带有 dup 字样。'] : []),
  ];
}

const KINDS: Readonly<Record<ProvisionKind, string>> = {
  book: '卷',
  part: '编或部分',
  subpart: '分编',
  chapter: '章',
  section: '节',
  subsection: '分节或目',
  attachment: '附件',
  article: '条',
  body: '正文',
  preamble: '序言',
  notes: '注',
  conclusions: '结语与落款',
  paragraph: '款',
  item: '项',
  subitem: '目',
  table: '表格',
  preface: '题名与题注',
  toc: '目录',
};

/** The document of the file that the line stands in, and how that one is numbered. */
function documentOf({ main, attachments }: BodyReading, line: BodyLine): string {
  const number = attachments.findIndex(({ headed, below }) =>
    [...headed, ...below.lines].some((own) => own.number === line.number),
  );
  const { because } = (attachments[number]?.below ?? main).numbering;
  return `${number < 0 ? '正文' : `第 ${number + 1} 个附件`}：${because().join('')}`;
}

function beginning(line: BodyLine, { attachments }: BodyReading): string {
  const { text, label, voice, cells, number } = line;
  if (voice === 'quoted')
    return '在引文之内（引号在前面的行里打开，或由“内容如下：”“修改为：”一类的话引出），其中的编号不算。';
  if (voice === 'translation') return '是双语文本的外文行，并入它上面的中文。';
  if (label.form !== 'none') return `行首读作编号“${text.slice(0, label.length).trim()}”。`;
  if (cells !== null) return '是表格的一行，格子里的编号不算。';
  const attachment = readAttachmentLabel(line);
  if (attachment !== null) {
    const printed = text.slice(0, attachment.length);
    return attachments.some(({ headed }) => headed[0]?.number === number)
      ? `行首读作附件的编号“${printed}”。`
      : `行首的“${printed}”没有另起附件：它引出附件的清单，或者后面的条接着前面的条编号。`;
  }
  const spoken = spokenOf(text);
  return spoken === null
    ? '行首没有编号。'
    : `行首的“${spoken}”后面接着项或另一个编号，说的是别处的项，不是这一行的编号。`;
}

/** What the provisions from the outermost down to those that print the line were read by. */
function evidence(drafts: readonly Draft[], line: number): readonly string[] {
  return drafts.flatMap(({ kind, pieces, children, because }) => {
    const below = evidence(children, line);
    const isOwn = pieces.some((piece) => piece.line === line);
    const frames = pieces.length === 0 && below.length > 0;
    return isOwn || frames
      ? [...because().map((reason) => (isOwn ? `${KINDS[kind]}：${reason}` : reason)), ...below]
      : below;
  });
}
