/** Everything that looks wrong in a text that could be read. */
import { type Diagnostic, firstOfEachCode } from '../../diagnostics.ts';
import type { Provision, Scheme } from '../../model.ts';
import { positionAt, type SourceText } from '../../source/source-text.ts';
import type { BodyLine } from '../lines.ts';
import { checkTocs } from './contents-table.ts';
import { excerpt, type Finding } from './finding.ts';
import { checkNumbering } from './numbering.ts';
import { checkSeveralLaws } from './several-laws.ts';
import { checkInvisible, checkPageNumbers, checkQuotations, checkUnfinished, checkWrappedLines } from './text.ts';

/** A regulation longer than this is two, or a mistake: the longest code has 2,300 lines. */
const LONGEST_BODY = 50_000;

export function check(
  source: SourceText,
  lines: readonly BodyLine[],
  provisions: readonly Provision[],
  scheme: Scheme,
): readonly Diagnostic[] {
  const { text } = source;
  const findings = [
    ...checkExtent(lines, scheme),
    ...checkNumbering(
      text,
      provisions,
      new Set(lines.flatMap(({ voice, start }) => (voice === 'quoted' ? [start] : []))),
    ),
    ...checkBilingual(lines),
    ...checkSeveralLaws(text, provisions),
    ...checkTocs(text, provisions),
    ...checkWrappedLines(text, provisions),
    ...checkUnfinished(text, provisions),
    ...checkQuotations(lines),
    ...checkPageNumbers(lines),
    ...checkInvisible(lines),
  ].toSorted((a, b) => a.offset - b.offset);
  return firstOfEachCode(findings).map(({ offset, severity, code, message, hint }) => ({
    severity,
    code,
    file: source.file,
    ...positionAt(source, offset),
    message,
    hint,
  }));
}

/** A text printed in two languages: its translation is shown with the Chinese lines and counts as no provision. */
function checkBilingual(lines: readonly BodyLine[]): readonly Finding[] {
  const first = lines.find(({ voice }) => voice === 'translation');
  if (first === undefined) return [];
  return [
    {
      severity: 'warning',
      code: 'text-bilingual',
      offset: first.start,
      message: `正文是双语文本：“${excerpt(first.text)}”等外文行并入它上面的中文条款，不另成款项。`,
      hint: '如果外文是译文，请在 regulation.yaml 中确认；如果只应发布中文，请换用中文文本。',
    },
  ];
}

function checkExtent(lines: readonly BodyLine[], scheme: Scheme): readonly Finding[] {
  const offset = lines[0]?.start ?? 0;
  const findings: Finding[] = [];
  if (scheme === 'plain') {
    findings.push({
      severity: 'warning',
      code: 'article-none',
      offset,
      message: '没有找到条文编号（第一条、一、或（一）），全文将作为一页发布。',
      hint: '如果原文有编号，请让每个编号独占行首；如果原文本来没有编号，请在 regulation.yaml 中确认。',
    });
  }
  if (lines.length > LONGEST_BODY) {
    findings.push({
      severity: 'warning',
      code: 'body-long',
      offset,
      message: `正文有 ${lines.length} 行，远长于任何一部法规。`,
      hint: '请核对文件是否混入了别的内容。',
    });
  }
  return findings;
}
