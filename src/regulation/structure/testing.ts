/** Small regulations for tests, and the ways in which one text is typed: none of them may change how it is read. */
import type { Piece, RegulationText } from '../model.ts';
import { piecesBelow } from '../provisions.ts';
import { readSource } from '../source/read.ts';
import { parse } from './parse.ts';

export function sourceOf(body: string, title = '示例规定'): string {
  return `法规标题：${title}\n颁布时间：20200101\n颁布主体：示例机关\n通过会议：\n法规正文：\n${body}`;
}

export function parseText(file: string): RegulationText {
  const { source, diagnostics } = readSource(new TextEncoder().encode(file), 'source.txt');
  if (source === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return parse(source);
}

export function parseBody(body: string, title?: string): RegulationText {
  return parseText(sourceOf(body, title));
}

export function unitIds(text: RegulationText): readonly string[] {
  return text.divisions.filter(({ role }) => role === 'unit').map(({ eId }) => eId);
}

/** What a provision prints itself: `[label] heading / text`. */
export function printedOf(text: RegulationText, eId: string): string {
  const own = text.byEId.get(eId)?.pieces ?? [];
  return own.map(({ start, end }) => text.source.text.slice(start, end)).join('');
}

/** All pieces of a document in the order of the tree. */
export function piecesInOrder(text: RegulationText): readonly Piece[] {
  return text.provisions.flatMap(piecesBelow);
}

/** All pieces that the divisions show, in their order. */
export function shownPieces(text: RegulationText): readonly Piece[] {
  return text.divisions.flatMap(({ role, provision, shown }) => [
    ...(role === 'frame' && !shown.includes(provision) ? provision.pieces : []),
    ...shown.flatMap(piecesBelow),
  ]);
}

/** The non-blank lines of the body, trimmed, by number. */
export function bodyOf({ source }: RegulationText): readonly (readonly [number, string])[] {
  return source.lines.slice(source.firstBodyLine - 1).flatMap(({ number, start, end }) => {
    const line = source.text.slice(start, end).trim();
    return line === '' ? [] : [[number, line] as const];
  });
}

/** What the pieces print, by line. */
export function printedLines(text: RegulationText): readonly (readonly [number, string])[] {
  const printed = new Map<number, string>();
  for (const { line, start, end } of piecesInOrder(text)) {
    printed.set(line, (printed.get(line) ?? '') + text.source.text.slice(start, end));
  }
  return [...printed];
}

/** The tree without positions: what formatting must not change. */
export function shape(text: RegulationText): readonly string[] {
  return [...text.byEId].map(([eId, { kind }]) => `${eId} ${kind}`).concat(unitIds(text));
}

/** Changes the lines of a body. */
export type Typing = (lines: readonly string[]) => readonly string[];

const each =
  (change: (line: string) => string): Typing =>
  (lines) =>
    lines.map(change);

const N = '[零〇一二三四五六七八九十百千]+';
// e.g. "第二条　", "第二条之一 ", "第一章　"
const LABEL = new RegExp(String.raw`^(\s*第${N}(?:分编|编|章|节|条)(?:之${N})?)\s+(?=\S)`);
const ARTICLE = new RegExp(String.raw`^(\s*第${N}条(?:之${N})?)\s+(?=\S)`);
const BRACKETED = new RegExp(String.raw`^(\s*)[（(](${N})[）)]`);

/** Any number of these can be applied one after the other. */
export const LAYOUTS: Readonly<Record<string, Typing>> = {
  'indented by U+3000': each((line) => `　　${line}`),
  'indented by spaces': each((line) => `    ${line}`),
  'indented by TAB': each((line) => `\t${line}`),
  'white space at the end': each((line) => `${line} \t`),
  'blank lines between': (lines) => lines.flatMap((line) => [line, '']),
  'lines of white space between': (lines) => lines.flatMap((line) => [' 　', line]),
  'half-width brackets': each((line) => line.replace(BRACKETED, '$1($2)')),
  'mixed brackets': each((line) => line.replace(BRACKETED, '$1（$2)')),
};

/** A label has one of these. */
export const LABELS: Readonly<Record<string, Typing>> = {
  ...Object.fromEntries(
    Object.entries({
      'U+0020': ' ',
      'two spaces': '  ',
      'U+3000': '　',
      'U+00A0': '\u00a0',
      'U+2003': '\u2003',
      TAB: '\t',
      'no separator': '',
    }).map(([name, space]) => [name, each((line) => line.replace(LABEL, `$1${space}`))]),
  ),
  'articles without separator': each((line) => line.replace(ARTICLE, '$1')),
  'spaced numerals': each((line) =>
    line.replace(new RegExp(String.raw`^(\s*)第(${N})(分编|编|章|节|条)(?=之|\s|$)`), (_, indent, number, unit) =>
      [`${indent}第`, ...number, unit].join(' '),
    ),
  ),
  'articles alone on their lines': alone(ARTICLE),
  'all labels alone on their lines': alone(LABEL),
};

function alone(label: RegExp): Typing {
  return (lines) =>
    lines.flatMap((line) => {
      const match = label.exec(line);
      return match === null ? [line] : [match[1] ?? '', line.slice(match[0].length)];
    });
}

/** Of the five lines of a plain header: 法规标题, 颁布时间, 颁布主体, 通过会议, 法规正文. */
export const HEADERS: Readonly<Record<string, Typing>> = {
  'half-width colons': each((line) => line.replace('：', ':')),
  'another order': (lines) => [...lines.slice(0, -1).toReversed(), ...lines.slice(-1)],
  'extra lines': ([title = '', ...rest]) => ['来源：某网', title, '', '发布文号：某发〔2020〕1号', ...rest],
  indented: each((line) => `  ${line}`),
};

/** Puts a 目录 of the headings of the body above the first of them. */
export const withToc: Typing = (lines) => {
  const isHeading = (line: string): boolean => new RegExp(String.raw`^\s*第${N}(?:分编|编|章|节)\s`).test(line);
  const headings = lines.filter(isHeading);
  const first = lines.findIndex((line) => isHeading(line) || ARTICLE.test(line));
  return headings.length < 2 ? lines : [...lines.slice(0, first), '目　录', ...headings, ...lines.slice(first)];
};
