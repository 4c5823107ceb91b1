/** The body as the schemes see it: its non-blank lines, trimmed, each with what its beginning says. */

import type { TextRange } from '../model.ts';
import { announcesUnmarked, quotedLines } from '../quotations.ts';
import { INVISIBLE } from '../source/characters.ts';
import type { SourceText } from '../source/source-text.ts';
import { articleIn, type Label, NO_LABEL, numberIn, readLabel } from './label.ts';
import { tableRows } from './table.ts';

const INVISIBLE_START = new RegExp(`^(?:${INVISIBLE}\\s{0,4}){1,16}`);

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
  /** Of a table row; null of any other line. */
  readonly cells: readonly TextRange[] | null;
  /** The line with the white space at its ends, where cells of a row can be. */
  readonly printed: TextRange;
}

export function bodyLines(source: SourceText): readonly BodyLine[] {
  const lines: BodyLine[] = [];
  for (const printed of source.lines.slice(source.firstBodyLine - 1)) {
    const raw = source.text.slice(printed.start, printed.end);
    const text = raw.trim();
    if (text === '') continue;
    const start = printed.start + raw.length - raw.trimStart().length;
    lines.push({
      number: printed.number,
      start,
      end: start + text.length,
      text,
      label: visibleLabel(text),
      voice: 'own',
      cells: null,
      printed,
    });
  }
  const texts = lines.map(({ text }) => text);
  const quoted = quotedLines(texts);
  const translations = translatedLines(texts);
  for (const [i, { cells, unlabelled }] of tableRows(lines, source.text))
    change(i, unlabelled ? { cells, label: NO_LABEL } : { cells });
  for (const i of translations) change(i, { voice: 'translation', label: NO_LABEL });
  for (const i of quoted) change(i, { voice: 'quoted', label: NO_LABEL });
  for (const i of announcedLines(lines)) change(i, { voice: 'quoted', label: NO_LABEL });
  return lines;

  function change(index: number, to: Partial<BodyLine>): void {
    const line = lines[index];
    if (line !== undefined) lines[index] = { ...line, ...to };
  }
}

const HAN = /\p{Script=Han}/u;
// e.g. "Article 1  Any person may join.", "(2) pay dues."
const FOREIGN = /[A-Za-z]{2}/;
/** Share of the lines of a text that is printed in two languages. */
const BILINGUAL = 0.3;

/** Lines of a bilingual text that translate the Chinese line above them. */
function translatedLines(texts: readonly string[]): ReadonlySet<number> {
  const foreign = [...texts.keys()].filter((i) => isForeign(texts[i] ?? ''));
  const paired = foreign.filter((i) => HAN.test(texts[i - 1] ?? ''));
  const isBilingual = paired.length >= 3 && paired.length >= texts.length * BILINGUAL;
  return new Set(isBilingual ? foreign : []);
}

function isForeign(text: string): boolean {
  return !HAN.test(text) && FOREIGN.test(text);
}

/**
 * The lines that are announced as quoted, and bear no marks: from the first number on, which is not the next of the document, to the next of it. What stands between
 * belongs to the article that announces it.
 */
function announcedLines(lines: readonly BodyLine[]): ReadonlySet<number> {
  const quoted = new Set<number>();
  let last = 0;
  let open = false;
  let announcer: Label = NO_LABEL;
  for (const [i, { label, text }] of lines.entries()) {
    const isCited = label.form === 'division' && label.after === 'text';
    const article = isCited ? null : articleIn(label);
    if (isCited || article === last + 1 || isNextItem(label, announcer)) open = false;
    if (open) quoted.add(i);
    else last = article ?? last;
    if (!open && announcesUnmarked(text)) [open, announcer] = [startsAnew(lines, i + 1, last), label];
  }
  return quoted;
}

/** 三、 behind the 二、 that announces: the decision goes on. */
function isNextItem(label: Label, announcer: Label): boolean {
  return announcer.form === 'enumerator' && numberIn(label, announcer.style) === announcer.value + 1;
}

/** Whether the first 条 below is another than the next. */
function startsAnew(lines: readonly BodyLine[], from: number, last: number): boolean {
  const first = lines[from]?.label;
  const [article = null] = lines.slice(from, from + 4).flatMap(({ label }) => articleIn(label) ?? []);
  return first?.form === 'division' && article !== null && article !== last + 1;
}

/** Copies of web pages begin lines with characters that show nothing; they stay, and are reported. */
function visibleLabel(text: string): Label {
  const hidden = INVISIBLE_START.exec(text)?.[0].length ?? 0;
  const label = readLabel(text.slice(hidden));
  return label.form === 'none' ? label : { ...label, length: hidden + label.length };
}
