/** Quotation marks that are opened and never closed, or closed and never opened: they decide what counts as quoted. */
import type { BodyLine } from '../lines.ts';
import { excerpt, type Finding } from './finding.ts';

/** One lost mark can upset all that follow; the first few say enough. */
const MOST = 20;

export function checkQuotations(lines: readonly BodyLine[]): readonly Finding[] {
  const findings: Finding[] = [];
  const open: Mark[] = [];
  for (const line of lines) {
    for (const { index, 0: mark } of line.text.matchAll(/[“”]/g)) {
      if (findings.length >= MOST) return findings;
      const here = { line, index };
      if (mark === '”') {
        if (open.pop() === undefined) findings.push(notOpened(here));
        continue;
      }
      // Every paragraph of a long quotation opens anew; a “ within “ ” quotes what is quoted, unless it is announced: 修改为：“
      if (index === 0) open.pop();
      else if (open.length === DEEPEST || isAnnounced(here, open.at(-1)))
        findings.push(...open.splice(0).map(notClosed));
      open.push(here);
    }
  }
  return [...findings, ...open.map(notClosed)].slice(0, MOST);
}

/** Quotations within quotations. */
const DEEPEST = 3;

interface Mark {
  readonly line: BodyLine;
  readonly index: number;
}

function isAnnounced({ line, index }: Mark, above: Mark | undefined): boolean {
  return above !== undefined && above.line !== line && /[：:为]\s?$/.test(line.text.slice(0, index));
}

function notOpened({ line, index }: Mark): Finding {
  return finding('quotation-not-opened', line.start + index, '这个右引号没有对应的左引号。');
}

function notClosed({ line, index }: Mark): Finding {
  const quoted = excerpt(line.text.slice(index, index + 30));
  return finding('quotation-not-closed', line.start + index, `这个左引号没有对应的右引号：${quoted}`);
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
