/** The body as the schemes see it: its non-blank lines, trimmed, each with what its beginning says. */

import type { TextRange } from '../model.ts';
import { quotedLines } from '../quotations.ts';
import { ruleTable } from '../rules.ts';
import { INVISIBLE } from '../source/characters.ts';
import type { SourceText } from '../source/source-text.ts';
import type { Because } from './head.ts';
import { type Label, readLabel } from './label.ts';
import { tableRows } from './table.ts';

const INVISIBLE_START = new RegExp(`^${INVISIBLE}{1,16}`);

export interface BodyLine {
  /** From 1, in the file. */
  readonly number: number;
  /** UTF-16 offsets of the trimmed line in the file. */
  readonly start: number;
  readonly end: number;
  /** The trimmed line. */
  readonly text: string;
  /** `none` in what is quoted, in tables and in a translation: there is no structure there. */
  readonly label: Label;
  /** `quoted` from another text, by marks or by 内容如下： alone; `translation` of the line above. */
  readonly voice: 'own' | 'quoted' | 'translation';
  /** What kept it from heading a provision; empty until the numbering of its document is read. */
  readonly ruledOut: Because;
  /** Of a table row; null of any other line. */
  readonly cells: readonly TextRange[] | null;
}

export function bodyLines(source: SourceText): readonly BodyLine[] {
  const trimmed = source.lines.slice(source.firstBodyLine - 1).flatMap((line) => {
    const raw = source.text.slice(line.start, line.end);
    const text = raw.trim();
    if (text === '') return [];
    const start = line.start + raw.length - raw.trimStart().length;
    const printed = { start: line.start, end: line.end, text: raw };
    return [{ number: line.number, start, end: start + text.length, text, printed }];
  });
  const texts = trimmed.map(({ text }) => text);
  const marked = quotedLines(texts);
  const translations = translatedLines(texts);
  const labelled = trimmed.map((line) => ({ ...line, label: visibleLabel(line.text) }));
  const rows = tableRows(labelled);
  const lines = labelled.map(({ number, start, end, text, label }, i): BodyLine => {
    const row = rows.get(i);
    const voice = marked.has(i) ? 'quoted' : translations.has(i) ? 'translation' : 'own';
    const isPlain = voice !== 'own' || row?.unlabelled === true;
    return {
      number,
      start,
      end,
      text,
      label: isPlain ? NO_LABEL : label,
      voice,
      ruledOut: [],
      cells: row?.cells ?? null,
    };
  });
  const announced = announcedLines(lines);
  return lines.map((line, i) => (announced.has(i) ? { ...line, voice: 'quoted', label: NO_LABEL } : line));
}

const NO_LABEL: Label = { form: 'none' };

const HAN = /\p{Script=Han}/u;
// e.g. "Article 1  Any person may join.", "(2) pay dues."
const FOREIGN = /[A-Za-z]{2}/;
/** Share of the lines of a text that is printed in two languages. */
const BILINGUAL = 0.3;

/** Lines of a bilingual text that translate the Chinese line above them. */
function translatedLines(texts: readonly string[]): ReadonlySet<number> {
  const foreign = texts.flatMap((text, i) => (i > 0 && !HAN.test(text) && FOREIGN.test(text.slice(0, 400)) ? [i] : []));
  const paired = foreign.filter((i) => HAN.test(texts[i - 1] ?? ''));
  const isBilingual = paired.length >= 3 && paired.length >= texts.length * BILINGUAL;
  return new Set(isBilingual ? foreign : []);
}

/** Behind these words stands, without quotation marks, what is put into another law: a constitutional amendment adds a 节 of five 条 so. */
const ANNOUNCES = ruleTable({ name: '无引号的引文：之前的话', frame: (words) => `${words}如下\\s?[：:]$` }, [
  {
    is: '(?:增加|作为|改为).{0,200}(?:内容|条文|全文)',
    yes: ['增加两条，内容如下：', '作为第四节，条文如下：', '第二章修改为一章，全文如下：', '该节改为一节，内容如下:'],
    no: ['增加渡船，情况如下：', '会议内容如下：'],
  },
]);

/**
 * The lines below such words: from the first number on, which is not the next of the document, to the next of it. What stands between
 * belongs to the article that announces it.
 */
function announcedLines(lines: readonly BodyLine[]): ReadonlySet<number> {
  const quoted = new Set<number>();
  let last = 0;
  let open = false;
  let announcer: Label = NO_LABEL;
  for (const [i, line] of lines.entries()) {
    const { label } = line;
    if (isNextItem(label, announcer)) open = false;
    const article = label.form === 'division' && label.division === '条' ? label.value : null;
    if (open && (article === last + 1 || (label.form === 'division' && label.after === 'text'))) open = false;
    if (open) quoted.add(i);
    else if (article !== null && label.form === 'division' && label.after !== 'text') last = article;
    if (!open && label.form !== 'none' && ANNOUNCES.pattern.test(line.text.slice(-240)))
      [open, announcer] = [startsAnew(lines, i + 1, last), label];
  }
  return quoted;
}

/** 三、 behind the 二、 that announces: the decision goes on. */
function isNextItem(label: Label, announcer: Label): boolean {
  if (label.form !== 'enumerator' || announcer.form !== 'enumerator') return false;
  return label.style === announcer.style && label.value === announcer.value + 1;
}

/** Whether the first 条 below is another than the next. */
function startsAnew(lines: readonly BodyLine[], from: number, last: number): boolean {
  const first = lines[from]?.label;
  const article = lines
    .slice(from, from + 4)
    .find(({ label }) => label.form === 'division' && label.division === '条')?.label;
  return first?.form === 'division' && article?.form === 'division' && article.value !== last + 1;
}

/** Copies of web pages begin lines with characters that show nothing; they stay, and are reported. */
function visibleLabel(text: string): Label {
  const hidden = INVISIBLE_START.exec(text)?.[0].length ?? 0;
  const label = readLabel(text.slice(hidden));
  return hidden === 0 || label.form === 'none' ? label : { ...label, length: hidden + label.length };
}
