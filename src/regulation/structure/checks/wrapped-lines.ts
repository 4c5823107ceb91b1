/** Lines broken at a fixed width, as PDF and mail break them: every one of them would be a 款 of its own. */
import type { Piece, Provision } from '../../model.ts';
import { piecesBelow } from '../../provisions.ts';
import { isCutOff } from './cut-off.ts';
import { type Finding, textOf } from './finding.ts';

/** Real texts break off a line or two; a folded one breaks off most. */
const FEWEST = 3;
const SHARE = 0.1;

export function checkWrappedLines(text: string, provisions: readonly Provision[]): readonly Finding[] {
  const pieces = provisions.filter(({ kind }) => kind !== 'preface' && kind !== 'toc').flatMap(piecesBelow);
  const broken = pieces.filter((piece, i) => isBrokenOff(text, piece, pieces[i + 1]));
  const [first] = broken;
  if (first === undefined || broken.length < FEWEST || broken.length < pieces.length * SHARE) return [];
  return [
    {
      severity: 'warning',
      code: 'lines-wrapped',
      offset: first.end - 1,
      message: `这一行像是没有写完就折行了，这样的行共 ${broken.length} 处，每一行都会成为一款。`,
      hint: '请对照正式文本，把折断的行接回同一行；原文就是这样分行的，请在 regulation.yaml 中确认。',
    },
  ];
}

/** Above a line without a number, which goes on with it. */
function isBrokenOff(text: string, piece: Piece, next: Piece | undefined): boolean {
  if (piece.role !== 'text' || next?.role !== 'text' || next.line === piece.line) return false;
  return isCutOff(textOf(text, [piece]).trim());
}
