/** Quotation marks that are opened and never closed, or closed and never opened: they decide what counts as quoted. */
import { unpairedMarks } from '../../quotations.ts';
import type { BodyLine } from '../lines.ts';
import { excerpt, type Finding } from './finding.ts';

/** One lost mark can upset all that follow; the first few say enough. */
const MOST = 20;

export function checkQuotations(lines: readonly BodyLine[]): readonly Finding[] {
  const texts = lines.map(({ text }) => text);
  return unpairedMarks(texts, MOST).map(({ line, at, lacks }) => {
    const quoted = excerpt(texts[line]?.slice(at, at + 30) ?? '');
    return {
      severity: 'warning',
      code: lacks === 'opening' ? 'quotation-not-opened' : 'quotation-not-closed',
      offset: (lines[line]?.start ?? 0) + at,
      message: lacks === 'opening' ? '这个右引号没有对应的左引号。' : `这个左引号没有对应的右引号：${quoted}`,
      hint: '引号决定哪些文字是引文。请核对原文；如果原文就是这样，请在 regulation.yaml 中确认。',
    };
  });
}
