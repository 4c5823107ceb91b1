/** Page numbers among the text: a conversion from PDF or print leaves them, and they would be published as official text. */
import { isPageNumber } from '../frame.ts';
import type { BodyLine } from '../lines.ts';
import type { Finding } from './finding.ts';

export function checkPageNumbers(lines: readonly BodyLine[]): readonly Finding[] {
  return lines
    .filter(({ text }) => isPageNumber(text))
    .map(({ start, text }) => ({
      severity: 'warning',
      code: 'page-number',
      offset: start,
      message: `“${text}”像是转换格式时混入的页码，会当作正文发布。`,
      hint: '请对照正式文本；不是原文就删去这一行，确是原文就在 regulation.yaml 中确认。',
    }));
}
