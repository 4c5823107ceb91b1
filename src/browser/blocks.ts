/** Official text as it is taken out of a page: paragraphs and tables, character for character, nothing that editors add. */

import type { CitedPlace } from '../regulation/citation.ts';
import { pageText, selectedPart, sentencesIn } from './official-text.ts';

/** A paragraph, or rows of cells; an empty place of a grid belongs to a cell that begins above or before it. */
export type OfficialBlock = string | readonly (readonly OfficialCell[])[];

export interface OfficialCell {
  readonly text: string;
  readonly rows: number;
  readonly columns: number;
  readonly isStart: boolean;
}

/** Lines of official text, and tables, whose rows are lines; what editors add among them is passed over. */
const LINES = '.text :is([data-source]:not(tr), table):not([data-editorial] *)';

/**
 * A line that is a heading first and a paragraph then, 第二条　国家…, is one paragraph, as in its source, the blank between them included.
 * The title over the whole text is part of what is copied, once.
 */
export function officialBlocks(range: Range): OfficialBlock[] {
  const page = range.startContainer.ownerDocument ?? document;
  const blocks: OfficialBlock[] = [];
  let before: string | undefined;
  for (const shown of page.querySelectorAll<HTMLElement>(LINES)) {
    if (!range.intersectsNode(shown)) continue;
    const line = shown.dataset.source;
    const block = shown instanceof HTMLTableElement ? selectedRows(shown, range) : selectedText(shown, range);
    const last = blocks.at(-1);
    const goesOn = typeof block === 'string' && typeof last === 'string' && line !== undefined && line === before;
    if (goesOn) blocks.splice(-1, 1, last + block);
    else blocks.push(block);
    before = line;
  }
  const official = blocks
    .map((block) => (typeof block === 'string' ? block.trim() : block))
    .filter((block) => block.length > 0);
  const title = page.querySelector('.title-block h1');
  const over = title ? selectedText(title, range).trim() : '';
  return over === '' || over === official[0] ? official : [over, ...official];
}

function selectedText(shown: Element, range: Range): string {
  const official = pageText(shown);
  const part = selectedPart(official, range);
  return part === null ? '' : official.text.slice(part.start, part.end);
}

/** The rows that are touched, whole; words within a single cell are a paragraph. */
function selectedRows(table: HTMLTableElement, range: Range): OfficialBlock {
  const touched = [...table.querySelectorAll('td, th')].filter((cell) => selectedText(cell, range).trim() !== '');
  const [only] = touched;
  if (touched.length < 2) return only ? selectedText(only, range) : '';
  const rows = [...table.rows];
  const chosen = rows
    .map((row, index) => ({ row, index }))
    .filter(({ row }) => touched.some((cell) => row.contains(cell)));
  const first = chosen[0]?.index ?? 0;
  const last = chosen.at(-1)?.index ?? 0;
  return gridOf(rows)
    .slice(first, last + 1)
    .map((cells, at) =>
      cells.map(({ cell, row, column }, index) => ({
        text: pageText(cell).text.trim(),
        rows: Math.min(row + cell.rowSpan, last + 1) - Math.max(row, first),
        columns: cell.colSpan,
        isStart: column === index && Math.max(row, first) === first + at,
      })),
    );
}

interface Placed {
  readonly cell: HTMLTableCellElement;
  readonly row: number;
  readonly column: number;
}

/** Every place of the table with the cell that covers it: a cell over several rows stands in the first alone. */
function gridOf(rows: readonly HTMLTableRowElement[]): readonly (readonly Placed[])[] {
  const grid: Placed[][] = rows.map(() => []);
  for (const [row, { cells }] of rows.entries()) {
    let column = 0;
    for (const cell of cells) {
      while (grid[row]?.[column]) column += 1;
      for (const covered of grid.slice(row, row + cell.rowSpan))
        for (let at = column; at < column + cell.colSpan; at += 1) covered[at] = { cell, row, column };
    }
  }
  return grid;
}

/** What stands at a place of a page, to be cited; null where the page does not hold it. What is below a provision belongs to it: a 款 with its 项. */
export function blocksAt(
  page: Document,
  { eId, lastEId = eId, sentences }: CitedPlace,
): readonly OfficialBlock[] | null {
  const ofText = (how: string) => [
    ...page.querySelectorAll(`.text[id${how}], .text [id${how}]:not([data-editorial], [data-editorial] *)`),
  ];
  const [first] = ofText(`="${eId}"`);
  const last = [...ofText(`="${lastEId}"`), ...ofText(`^="${lastEId}__"`)].at(-1);
  if (!first || !last || first.compareDocumentPosition(last) & Node.DOCUMENT_POSITION_PRECEDING) return null;
  if (sentences) {
    const official = pageText(first);
    const parts = sentencesIn(official);
    const [from, to] = [parts[sentences.from - 1], parts[sentences.to - 1]];
    return from && to ? [official.text.slice(from.start, to.end).trim()] : null;
  }
  const range = page.createRange();
  range.setStartBefore(first);
  range.setEndAfter(first.contains(last) ? first : last);
  return officialBlocks(range);
}

/** As plain text, a paragraph or row a line. */
export const plainOf = (blocks: readonly OfficialBlock[]): string => blocks.map(plainBlock).join('\n');

/** As bare paragraphs and tables. */
export const htmlOf = (blocks: readonly OfficialBlock[]): string => blocks.map(htmlBlock).join('');

function plainBlock(block: OfficialBlock): string {
  if (typeof block === 'string') return block;
  return block.map((row) => row.map(({ text, isStart }) => (isStart ? text : '')).join('\t')).join('\n');
}

function htmlBlock(block: OfficialBlock): string {
  if (typeof block === 'string') return `<p>${escaped(block)}</p>`;
  const cellOf = ({ text, rows, columns }: OfficialCell): string => {
    const spans = [rows > 1 ? ` rowspan="${rows}"` : '', columns > 1 ? ` colspan="${columns}"` : ''].join('');
    return `<td${spans}>${escaped(text)}</td>`;
  };
  const rowOf = (row: readonly OfficialCell[]): string =>
    `<tr>${row
      .filter(({ isStart }) => isStart)
      .map(cellOf)
      .join('')}</tr>`;
  return `<table>${block.map(rowOf).join('')}</table>`;
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
