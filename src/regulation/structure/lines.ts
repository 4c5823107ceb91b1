/** The body as the schemes see it: its non-blank lines, trimmed, each with what its beginning says. */

import type { TextRange } from '../model.ts';
import { announcesUnmarked, instructs, isAmending, opensQuotation, quotedLines } from '../quotations.ts';
import { INVISIBLE } from '../source/characters.ts';
import type { SourceText } from '../source/source-text.ts';
import { isClosingFormula } from './closing.ts';
import { isDateLine, readAttachmentLabel } from './frame.ts';
import { articleIn, type Label, NO_LABEL, numberIn, readLabel } from './label.ts';
import { tableRows } from './table.ts';
import { canBeSignatory, endsLikeTitle, isTitleLine } from './titles.ts';

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
  const amends = isAmending([source.title, ...texts.slice(0, LONGEST_OPENING)]);
  for (const i of announcedLines(lines, amends)) change(i, { voice: 'quoted', label: NO_LABEL });
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
 * The lines that are announced as quoted, and bear no marks: from below 第三条修改为： to the next number of the document itself, or to its
 * end. What stands between belongs to the article that announces it.
 */
function announcedLines(lines: readonly BodyLine[], amends: boolean): ReadonlySet<number> {
  const quoted = new Set<number>();
  let own: Label = NO_LABEL;
  let i = 0;
  while (i < lines.length) {
    const { label, text } = lines[i] ?? NO_LINE;
    if (isOwnNumber(label)) own = label;
    const announced = announcesUnmarked(text);
    const isAnnounced = announced !== null && (amends || (announced === 'anywhere' && startsAnew(lines, i + 1, own)));
    const end = isAnnounced ? endOfQuotation(lines, i, isItemNumber(label) ? label : own) : i + 1;
    for (let at = i + 1; at < end; at++) quoted.add(at);
    i = end;
  }
  return quoted;
}

/** Title and first words of a decision. */
const LONGEST_OPENING = 6;

const NO_LINE = { label: NO_LABEL, text: '' } as const;

/** 第二条 and 二、 number the points of a decision; a cited 第三条第二款 does not. */
const isOwnNumber = (label: Label): boolean =>
  (articleIn(label) !== null && !isCited(label)) || numberIn(label, '一、') !== null;

/** Whether the first 条 below is another than the next: outside an amendment nothing else tells that it is quoted. */
function startsAnew(lines: readonly BodyLine[], from: number, own: Label): boolean {
  const [article = null] = lines.slice(from, from + 4).flatMap(({ label }) => articleIn(label) ?? []);
  return lines[from]?.label.form === 'division' && article !== null && article !== (articleIn(own) ?? 0) + 1;
}

const isItemNumber = (label: Label): boolean => label.form === 'enumerator';

const isCited = (label: Label): boolean => label.form === 'division' && label.after === 'text';

/** Where what is announced at an index ends: behind the line itself where nothing is quoted below. */
function endOfQuotation(lines: readonly BodyLine[], announcing: number, own: Label): number {
  const first = announcing + 1;
  const line = lines[first];
  if (line === undefined || line.voice === 'quoted' || opensQuotation(line.text)) return first;
  const limit = lines.findIndex((each, i) => i > announcing && endsDecision(each, lines[i + 1], i === first));
  const below = [...lines.entries()].slice(first, limit < 0 ? lines.length : limit);
  // A quoted 第二条 can have the number that the decision has next: one that says what is amended is the decision's
  const points = below.filter(([, { text }]) => instructs(text));
  const [point] = points.find(([, { label }]) => distanceBetween(own, label) === 1) ?? [];
  if (point !== undefined) return point;
  const [later = first + below.length] =
    points.find(([, { label }]) => isCited(label) || distanceBetween(own, label) > 0) ?? [];
  const [next = later] =
    below.find(([i, { label }]) => distanceBetween(own, label) === 1 && (i > first || later < first + below.length)) ??
    [];
  return Math.min(next, later);
}

/** 1 from the 二、 that announces to 三、, from 第二条 to 第三条: there the decision goes on. 0 to what is numbered in another way. */
function distanceBetween(own: Label, label: Label): number {
  if (own.form === 'enumerator') return (numberIn(label, own.style) ?? own.value) - own.value;
  const last = articleIn(own) ?? 0;
  return isCited(label) ? 0 : (articleIn(label) ?? last) - last;
}

/** What stands behind the last point: how it comes into force, who signs it and when, an attachment, the law as amended. */
function endsDecision(line: BodyLine, below: BodyLine | undefined, isFirst: boolean): boolean {
  const { text } = line;
  if (isDateLine(text) || isClosingFormula(text)) return true;
  const isSigned = below !== undefined && isDateLine(below.text) && canBeSignatory(text);
  return !isFirst && (isSigned || readAttachmentLabel(line) !== null || (isTitleLine(line) && endsLikeTitle(text)));
}

/** Copies of web pages begin lines with characters that show nothing; they stay, and are reported. */
function visibleLabel(text: string): Label {
  const hidden = INVISIBLE_START.exec(text)?.[0].length ?? 0;
  const label = readLabel(text.slice(hidden));
  return label.form === 'none' ? label : { ...label, length: hidden + label.length };
}
