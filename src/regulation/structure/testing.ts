/** Small regulations for tests. */
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
