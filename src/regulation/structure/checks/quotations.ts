/** Quotation marks that are opened and never closed, or closed and never opened: they decide what counts as quoted. */
import type { BodyLine } from '../lines.ts';
import { excerpt, type Finding } from './finding.ts';

/** One lost mark can upset all that follow; the first few say enough. */
const MOST = 20;

export function checkQuotations(lines: readonly BodyLine[]): readonly Finding[] {
  const findings: Finding[] = [];
  let open: { readonly offset: number; readonly text: string } | null = null;
  for (const line of lines) {
    for (const { index, 0: mark } of line.text.matchAll(/[“”]/g)) {
      if (findings.length >= MOST) return findings;
      const here = { offset: line.start + index, text: line.text.slice(index, index + 30) };
      if (mark === '”') {
        if (open === null) findings.push(finding('quotation-not-opened', here.offset, `这个右引号没有对应的左引号。`));
        open = null;
      } else {
        // Every paragraph of a long quotation opens anew.
        if (open !== null && index > 0)
          findings.push(
            finding('quotation-not-closed', open.offset, `这个左引号没有对应的右引号：${excerpt(open.text)}`),
          );
        open = here;
      }
    }
  }
  return open === null
    ? findings
    : [...findings, finding('quotation-not-closed', open.offset, `这个左引号没有对应的右引号：${excerpt(open.text)}`)];
}

function finding(code: Finding['code'], offset: number, message: string): Finding {
  return {
    severity: 'warning',
    code,
    offset,
    message,
    hint: '引号决定哪些文字是引文。请核对原文；如果原文就是这样，请在 regulation.yaml 中确认。',
  };
}
