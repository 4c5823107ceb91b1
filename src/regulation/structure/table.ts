/**
 * Tables in plain text: lines of cells between TABs or |. A cell that a merged one covers is empty there or missing, so empty cells count
 * wherever they stand; which of them are covered, and how far, is for the layer of tables to say.
 */
import type { TextRange } from '../model.ts';
import type { Label } from './label.ts';
import { isTitle } from './titles.ts';

/** A line, and where it stands with the white space at its ends; `label` is what its beginning says. */
export interface PrintedLine {
  readonly start: number;
  readonly text: string;
  readonly printed: TextRange;
  readonly label: Label;
}

/** A table row's cells in order: ranges in the file without the white space at their ends. */
export interface Row {
  readonly cells: readonly TextRange[];
  /** What begins its first cell numbers nothing: 一、医疗质量 beside （一）功能定位. */
  readonly unlabelled: boolean;
}

/** Which lines of a text are table rows: index → row. */
export function tableRows(lines: readonly PrintedLine[], text: string): ReadonlyMap<number, Row> {
  const separators = lines.map(separatorsOf);
  const divisions = divisionRows(lines, separators, text);
  for (const [index, line] of lines.entries())
    if (line.label.form === 'division') separators[index] = divisions.has(index) ? 1 : 0;
  const isSure = (index: number): boolean => {
    const own = separators[index] ?? 0;
    // Several make a row by themselves; a single one does when a neighbour has one too (a lone TAB can stand in a signature)
    return own > 1 || (own === 1 && ((separators[index - 1] ?? 0) > 0 || (separators[index + 1] ?? 0) > 0));
  };
  const cells = new Map<number, readonly TextRange[]>();
  const borders = bordersOf(lines, divisions);
  const cellsAt = (index: number, line: PrintedLine): readonly TextRange[] => cellsOf(line, text, borders.get(index));
  for (const [index, line] of lines.entries()) if (isSure(index)) cells.set(index, cellsAt(index, line));
  for (const index of lines.keys()) addCovered(index, -1);
  for (const index of [...lines.keys()].reverse()) addCovered(index, 1);
  let widest = 0;
  const numbered = new Map<string, number>();
  for (const [index, line] of lines.entries()) {
    if (isSectionRow(index, line)) cells.set(index, [{ start: line.start, end: line.start + line.text.length }]);
    widest = cells.has(index) ? Math.max(widest, cells.get(index)?.length ?? 0) : 0;
    if (line.label.form === 'enumerator') numbered.set(`${line.label.style} ${line.label.value}`, index);
  }

  /** "⇥⇥重新使用", "一、知识产权⇥⇥⇥": all cells but one or two are covered, so only a neighbour tells that it is a row. */
  function addCovered(index: number, step: 1 | -1): void {
    const line = lines[index];
    const beside = cells.get(index + step);
    if (
      line === undefined ||
      beside === undefined ||
      cells.has(index) ||
      (line.label.form === 'division' && !divisions.has(index))
    )
      return;
    const own = cellsAt(index, line);
    const between = cells.has(index - 1) && (separators[index + 1] ?? 0) > 0;
    if (own.length === beside.length && (between || !/[。：；]$/.test(line.text))) cells.set(index, own);
  }

  /**
   * "一、知识产权保护方面" alone on its line between rows of three cells or more that go on as before, or with as many as the widest. Not where
   * the number before stands outside of a table, a title over one of its own: then this is the next.
   */
  function isSectionRow(index: number, line: PrintedLine): boolean {
    const before = cells.get(index - 1);
    if (before === undefined || cells.has(index) || !isSectionTitle(line)) return false;
    const sibling = numbered.get(`${line.label.style} ${line.label.value - 1}`);
    if (sibling !== undefined && !cells.has(sibling)) return false;
    let next = index + 1;
    while (next < index + 3 && !cells.has(next) && isSectionTitle(lines[next])) next++;
    const goesOn = cells.get(next)?.length ?? 0;
    return goesOn > 2 && (before.length === 1 || before.length === goesOn || widest === goesOn);
  }

  return new Map(
    runsOf([...lines.keys()].filter((index) => cells.has(index))).flatMap((run) => {
      const unlabelled = !isContents(run.flatMap((index) => lines[index] ?? []));
      return run.map((index) => [index, { cells: cells.get(index) ?? [], unlabelled }] as const);
    }),
  );
}

interface SectionTitle extends PrintedLine {
  readonly label: Extract<Label, { form: 'enumerator' }>;
}

function isSectionTitle(line: PrintedLine | undefined): line is SectionTitle {
  return line !== undefined && line.label.form === 'enumerator' && isTitle(line.text, 'row');
}

function runsOf(indices: readonly number[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  for (const index of indices) {
    const last = runs.at(-1);
    if (last?.at(-1) === index - 1) last.push(index);
    else runs.push([index]);
  }
  return runs;
}

/** 目录 with page numbers behind TABs: what it lists has labels. */
const isContents = (rows: readonly PrintedLine[]): boolean =>
  rows.every(({ text, label }) =>
    /^[^\t]+\t+\d{1,4}$/.test(label.form === 'division' ? text.replace(/^(\S+)\t/, '$1 ') : text),
  );

/** Where a row's own border stands before its first cell, or behind its last: `| a | b |`. */
interface Borders {
  readonly before: boolean;
  readonly behind: boolean;
}

/** All rows of a table have a border, or none: the first | of `|较重|五万元` below `序号|档次|罚款` ends an empty cell. */
function bordersOf(lines: readonly PrintedLine[], divisions: ReadonlySet<number>): ReadonlyMap<number, Borders> {
  const hasBars = ({ text }: PrintedLine): boolean => text.includes('|') && !text.includes('\t');
  const indices = [...lines.keys()].filter((index) => {
    const line = lines[index];
    if (line === undefined || (line.label.form === 'division' && !divisions.has(index))) return false;
    return hasBars(line) || isSectionTitle(line);
  });
  return new Map(
    runsOf(indices).flatMap((run) => {
      const rows = run.flatMap((index) => lines[index] ?? []).filter(hasBars);
      const before = rows.every(({ text }) => text.startsWith('|'));
      const behind = rows.every(({ text }) => text.endsWith('|'));
      return run.map((index) => [index, { before, behind }] as const);
    }),
  );
}

/** Offsets of cells; a row of TABs begins and ends with cells. */
function cellsOf({ printed, text, start }: PrintedLine, whole: string, borders?: Borders): readonly TextRange[] {
  const line = whole.slice(printed.start, printed.end);
  if (line.includes('\t')) return split(line, '\t', printed.start);
  const opened = borders?.before === true ? text.replace(/^\|/, ' ') : text;
  return split(borders?.behind === true ? opened.replace(/\|$/, '') : opened, '|', start);
}

function split(text: string, separator: string, offset: number): readonly TextRange[] {
  let from = offset;
  return text.split(separator).map((cell) => {
    const start = from + cell.length - cell.trimStart().length;
    const end = Math.max(start, from + cell.trimEnd().length);
    from += cell.length + separator.length;
    return { start, end };
  });
}

/**
 * 第二条 begins a row of a table that names provisions in its first column: a head row without a number stands above, and what is between
 * has as many cells. Articles whose numbers, titles and text are parted by TABs have no such row.
 */
function divisionRows(
  lines: readonly PrintedLine[],
  separators: readonly number[],
  whole: string,
): ReadonlySet<number> {
  const rows = new Set<number>();
  for (const [index, line] of lines.entries()) {
    const above = lines[index - 1];
    if (line.label.form !== 'division' || above === undefined || !/[\t|].*[^。：；]$/.test(line.text)) continue;
    const isBelowRow = above.label.form === 'division' ? rows.has(index - 1) : (separators[index - 1] ?? 0) > 0;
    if (isBelowRow && cellsOf(line, whole).length === cellsOf(above, whole).length) rows.add(index);
  }
  return rows;
}

/** Counted up to 2, which is all that matters; a TAB right after 第一条, （一） or 1. separates the label and is none, while a row may begin with a bare 1. */
function separatorsOf({ text: line, label }: PrintedLine): number {
  if (/^[|\s]*$/.test(line)) return 0;
  const isLabelled = label.form === 'enumerator' || label.form === 'division';
  const text = line.slice(isLabelled ? label.length : 0).trimStart();
  const separator = text.includes('\t') ? '\t' : '|';
  const first = text.indexOf(separator);
  if (first < 0) return 0;
  return text.indexOf(separator, first + 1) < 0 ? 1 : 2;
}
