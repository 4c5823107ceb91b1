/**
 * The official text as a page shows it and as the source file holds it, read independently of each other and of the generator.
 * The agreement between the two is the site's first contract: elements with `data-source="<line>"` hold that line of source.txt; what is
 * inside them and marked `data-editorial` is ours.
 */
import { attribute, type Element, elementsOf, textOf } from './built-site.ts';

/** A line of official text, numbered from 1 in its file. */
export interface OfficialLine {
  readonly line: number;
  readonly text: string;
}

/** A line as a page shows it; in a table row the cell separators may be left out. */
export interface ShownLine extends OfficialLine {
  readonly shape: 'running' | 'row';
}

/** The official lines of a page in the order of their first appearance. Throws where elements with `data-source` are nested. */
export function officialLines(html: string): readonly ShownLine[] {
  const lines = new Map<number, ShownLine>();
  for (const element of elementsOf(html)) {
    const line = sourceLine(element);
    if (line === null) continue;
    if (isInsideSourceElement(element)) throw new Error(`data-source="${line}" 位于另一个带 data-source 的元素之内`);
    const before = lines.get(line);
    const text = (before?.text ?? '') + textOf(element, isEditorial);
    lines.set(line, { line, text, shape: element.tagName === 'tr' ? 'row' : (before?.shape ?? 'running') });
  }
  return [...lines.values()];
}

function sourceLine(element: Element): number | null {
  const value = attribute(element, 'data-source');
  if (value === undefined) return null;
  const line = Number(value);
  if (!Number.isInteger(line) || line < 1) throw new Error(`data-source="${value}" 不是行号`);
  return line;
}

function isEditorial(element: Element): boolean {
  return attribute(element, 'data-editorial') !== undefined;
}

function isInsideSourceElement(element: Element): boolean {
  for (let parent = element.parentNode; parent && 'tagName' in parent; parent = parent.parentNode) {
    if (sourceLine(parent) !== null) return true;
  }
  return false;
}

/** White space at the ends of a line is no part of the text: Unicode's, and what legacy files carry besides. */
const ENDS = /^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$/gu;

/** The non-blank lines after `法规正文：` of a UTF-8 source file. */
export function bodyLines(source: string): readonly OfficialLine[] {
  const lines = source.replace(/^\ufeff/u, '').split(/\r?\n/u);
  const opening = lines.findIndex((line) => /^\s*法规正文\s*[：:]/u.test(line));
  if (opening < 0) throw new Error('缺少“法规正文：”');
  return lines
    .map((text, index) => ({ line: index + 1, text: text.replace(ENDS, '') }))
    .filter(({ line, text }) => line > opening + 1 && text !== '');
}

/** What is compared: the line without white space at its ends; of a table row the cells' text alone. */
export function comparable(text: string, shape: ShownLine['shape']): string {
  return (shape === 'row' ? text.replace(/[|\s]/gu, '') : text).replace(ENDS, '');
}
