/** What an import did, in words: what came out, what was left out and why, what a person should look at. */
import { excerpt } from '../regulation/diagnostics/code-group.ts';
import { type Diagnostic, SEVERITY_NAMES } from '../regulation/diagnostics.ts';
import { printed } from '../regulation/provisions.ts';
import { isTocTitle } from '../regulation/structure/toc.ts';
import { type Against, differences } from './against.ts';
import type { Met, MetKind } from './blocks.ts';
import type { Imported, Importing } from './import.ts';

const FORMATS: Readonly<Record<Imported['format'], string>> = {
  docx: 'Word 文件',
  pdf: '有文字的 PDF',
  html: '网页',
  clipboard: '从 Word 复制的内容',
  markdown: 'Markdown',
  plain: '纯文本',
  source: '本站的法规文本',
  foreign: '别的格式',
  encrypted: '加密的文件',
  empty: '空文件',
  undecodable: '不明编码的文本',
};

/** What became of each kind of thing that was met. */
const MET: Readonly<Record<MetKind, string>> = {
  inserted: '修订插入的文字，已接受',
  deleted: '修订删除的文字，没有收入',
  hidden: '隐藏的文字，没有收入',
  'text-box': '文本框，文字放在所在段落之后',
  formula: '公式，写成一行文字，请核对',
  symbol: '符号字体的字，换成了通用的字符',
  'embedded-page': '内嵌的网页，已读入',
  image: '图片，没有收入',
  note: '脚注或尾注，各成一行，放在所在段落之后',
  editors: '编者所加的版头、目录和注释，不是原文，没有收入',
  number: '自动编号，已写成文字',
  'page-furniture': '网页、页眉页脚等不属于正文的文字，没有收入',
  'page-number': '目录里的页码，没有收入',
  'invisible-end': 'PDF 里看不出是否结束的段落，请核对',
  radical: '康熙部首，换成了常用的汉字',
  unreadable: '不认识的内容，没有收入，请核对',
};

/** As many as help to recognise a kind. */
const MOST_EXAMPLES = 3;

/** `other` is the copy to compare with, imported likewise. */
export function importReport(imported: Importing, other: Importing | null): string {
  if (!imported.ok) return [...problemLines(imported.diagnostics), '没有导入，什么都没有写。'].join('\n');
  return [
    `读作${FORMATS[imported.format]}。`,
    ...outcome(imported),
    ...metLines(imported.met),
    ...(other === null ? [] : againstLines(imported, other)),
    ...problemLines(imported.diagnostics),
  ].join('\n');
}

function outcome({ regulation, text, tables }: Imported): readonly string[] {
  const body = text
    .slice(text.indexOf('法规正文：') + '法规正文：'.length)
    .trim()
    .split('\n');
  const header = text
    .split('\n')
    .slice(0, 4)
    .map((line) => `  ${line}`);
  if (regulation === null) return [...header, `正文 ${body.length} 行；题名没有认出，结构还没有核对。`];
  const units = regulation.divisions
    .filter(({ role }) => role === 'unit')
    .map(({ eId }) => regulation.byEId.get(eId))
    .filter((unit) => unit !== undefined);
  const labels = units.map((unit) => printed(regulation.source, unit, 'label').trim()).filter((label) => label !== '');
  const gaps = regulation.diagnostics.filter(({ code }) => /^number-(?:gap|duplicate|order|start)$/.test(code));
  const headings = [...regulation.byEId.values()].filter(
    ({ kind }) => kind === 'chapter' || kind === 'section' || kind === 'part' || kind === 'subpart' || kind === 'book',
  );
  const merged = tables.map(
    ({ rows }) => rows.flat().filter(({ rowspan, colspan }) => rowspan > 1 || colspan > 1).length,
  );
  return [
    ...header,
    labels.length === 0
      ? `正文 ${body.length} 行，没有编号的条。`
      : `正文 ${body.length} 行，${labels.length} 条：${labels[0]} 到 ${labels.at(-1)}，${gaps.length === 0 ? '没有缺号' : `编号有 ${gaps.length} 处不连续（见下）`}。`,
    `标题 ${headings.length} 个${body.slice(0, 12).some((line) => isTocTitle(line)) ? '，有目录' : ''}。`,
    ...tables.map(({ line, rows }, i) => `第 ${line} 行起有表格，${rows.length} 行，合并的格子 ${merged[i]} 个。`),
  ];
}

function metLines(met: readonly Met[]): readonly string[] {
  return [...Map.groupBy(met, ({ kind }) => kind)].map(([kind, all]) => {
    const texts = [...new Set(all.map(({ text }) => text.trim()).filter((text) => text !== ''))];
    const examples = texts.slice(0, MOST_EXAMPLES).map((text) => `“${excerpt(text, 40)}”`);
    return `${MET[kind]}：${all.length} 处${examples.length === 0 ? '' : `，如${examples.join('、')}`}。`;
  });
}

/** As many differences as a person reads. */
const MOST_DIFFERENCES = 40;

function againstLines(imported: Imported, other: Importing): readonly string[] {
  if (!other.ok) return ['另一份文件读不了：', ...problemLines(other.diagnostics)];
  const found = differences(imported.text, other.text);
  if (found.length === 0) return ['与另一份文本逐字比较：完全一致。'];
  return [
    `与另一份文本逐字比较：有 ${found.length} 处不同。`,
    ...found.slice(0, MOST_DIFFERENCES).map(differenceLine),
    ...(found.length > MOST_DIFFERENCES ? [`  其余 ${found.length - MOST_DIFFERENCES} 处没有列出。`] : []),
  ];
}

function differenceLine({ line, column, own, other, blank }: Against): string {
  const name = (text: string): string =>
    text === '' ? '（无）' : `“${text.replaceAll('\n', '⏎').replaceAll('\t', '→')}”`;
  return `  第 ${line} 行第 ${column} 列：这一份 ${name(own)}，另一份 ${name(other)}${blank ? '（只是空白）' : ''}。`;
}

const problemLines = (diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics.flatMap(({ severity, code, file, line, column, message, hint }) => [
    `${SEVERITY_NAMES[severity]} ${file}:${line}:${column} ${code}`,
    `  ${message}`,
    `  ${hint}`,
  ]);
