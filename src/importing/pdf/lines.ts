/** Letters as lines: what stands on one base line, blanks where the page shows them. */
import { type Raised, raise } from '../characters.ts';
import type { Glyph } from './page.ts';

export interface PdfLine {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly size: number;
  readonly page: number;
  /** Width of what would have to fit on the line above, were it to end there. */
  readonly firstUnit: number;
  /** Widest blank between two letters, in widths of a letter. */
  readonly gap: number;
}

/** Letters on one base line, those raised or lowered included. */
export function pdfLinesOf(glyphs: readonly Glyph[], page: number): readonly PdfLine[] {
  const rows: Glyph[][] = [];
  const shown = glyphs.filter(({ text }) => text !== '');
  for (const glyph of shown.toSorted((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1);
    const size = Math.max(glyph.size, ...(row?.slice(0, 8).map((one) => one.size) ?? []));
    const base = row?.find((one) => one.size >= size * 0.9) ?? row?.[0];
    if (row !== undefined && base !== undefined && Math.abs(base.y - glyph.y) < size * 0.5) row.push(glyph);
    else rows.push([glyph]);
  }
  return rows.map((row) => lineOf(row, page)).filter(({ text }) => text.trim() !== '');
}

const HAN = /[\p{Script=Han}，。、；：？！“”‘’（）《》〈〉【】〔〕…—]/u;
const WORD = /[\p{Script=Latin}\p{N}]/u;

function lineOf(row: readonly Glyph[], page: number): PdfLine {
  const glyphs = withoutDoubles(row.toSorted((a, b) => a.x - b.x));
  const visible = glyphs.filter(({ text }) => text.trim() !== '');
  const size = middle(visible.map((glyph) => glyph.size));
  const y = middle(visible.filter((glyph) => glyph.size >= size * 0.9).map((glyph) => glyph.y));
  const stretch = stretchOf(glyphs, size);
  let text = '';
  let raised = '';
  let position: Raised | null = null;
  let gap = 0;
  const endRaised = (): void => {
    if (position !== null) text += raise(raised, position);
    raised = '';
    position = null;
  };
  for (const [i, glyph] of glyphs.entries()) {
    const before = glyphs[i - 1];
    const space = before === undefined ? 0 : glyph.x - (before.x + before.width);
    if (before !== undefined && before.text.trim() !== '' && glyph.text.trim() !== '') {
      gap = Math.max(gap, space / size);
      const blank = blankFor(before.text, glyph.text, space / size - stretch);
      if (blank !== '') endRaised();
      text += blank;
    }
    const isSmall = glyph.size < size * 0.8 && Math.abs(glyph.y - y) > size * 0.08;
    const own: Raised | null = isSmall ? (glyph.y > y ? 'super' : 'sub') : null;
    if (own !== position) endRaised();
    position = own;
    if (own === null) text += glyph.text;
    else raised += glyph.text;
  }
  endRaised();
  const [first, last] = [visible[0], visible.at(-1)];
  return {
    text: text.replace(/^[\s　]+|[\s　]+$/g, ''),
    x0: first?.x ?? 0,
    x1: last === undefined ? 0 : last.x + last.width,
    y,
    size,
    page,
    firstUnit: unitWidth(visible),
    gap,
  };
}

/** How far, in widths of a letter, a narrow line sets all its letters apart to fill its column: no blank stands there. 0 where it does not. */
function stretchOf(glyphs: readonly Glyph[], size: number): number {
  const gaps = glyphs.slice(1).map((glyph, i) => {
    const before = glyphs[i];
    const isBlank = glyph.text.trim() === '' || before === undefined || before.text.trim() === '';
    return isBlank ? 0 : (glyph.x - before.x - before.width) / size;
  });
  const [least, most] = [Math.min(...gaps), Math.max(...gaps)];
  // 国　务　院　令 is set apart, too, and to be seen
  const isSentence = glyphs.some(({ text }) => /[，、；。：]/.test(text));
  return gaps.length >= 3 && least > 0 && most < least * 1.5 + 0.1 && isSentence ? least : 0;
}

/** What a blank on the page is in the text: widths of a letter are blanks of full width, a thin one parts words, and none parts Han from Latin. */
function blankFor(before: string, after: string, width: number): string {
  if (width >= 0.75) return '　'.repeat(Math.min(20, Math.max(1, Math.round(width))));
  if (width < 0.18) return '';
  if (WORD.test(before) && WORD.test(after)) return ' ';
  return width >= 0.4 && HAN.test(before) && HAN.test(after) ? ' ' : '';
}

/** Bold letters are drawn twice where a font has none. */
function withoutDoubles(glyphs: readonly Glyph[]): readonly Glyph[] {
  return glyphs.filter((glyph, i) => {
    const before = glyphs.slice(Math.max(0, i - 3), i);
    return !before.some(
      (other) =>
        other.text === glyph.text &&
        Math.abs(other.x - glyph.x) < glyph.size * 0.12 &&
        Math.abs(other.y - glyph.y) < glyph.size * 0.12,
    );
  });
}

const OPENS = /^[（《“‘〈【〔([]$/;
const CLOSES = /^[，。、；：？！”’）》〉】〕)\]％%…·,.;:]$/;

/** Letters that a line break keeps together: a word, a letter with its closing mark. */
function unitWidth(glyphs: readonly Glyph[]): number {
  let end = 0;
  while (OPENS.test(glyphs[end]?.text ?? '')) end += 1;
  if (WORD.test(glyphs[end]?.text ?? '') && !HAN.test(glyphs[end]?.text ?? ''))
    while (/[\p{Script=Latin}\d.,%-]/u.test(glyphs[end]?.text ?? '')) end += 1;
  else end += 1;
  while (CLOSES.test(glyphs[end]?.text ?? '')) end += 1;
  const [first, last] = [glyphs[0], glyphs[Math.min(end, glyphs.length) - 1]];
  return first === undefined || last === undefined ? 0 : last.x + last.width - first.x;
}

export function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
