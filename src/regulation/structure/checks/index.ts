/** Everything that looks wrong in a text that could be read. */
import { say } from '../../diagnostics/codes.ts';
import { type Diagnostic, firstOfEachCode } from '../../diagnostics.ts';
import type { Provision, Scheme } from '../../model.ts';
import { positionAt, type SourceText } from '../../source/source-text.ts';
import type { BodyLine } from '../lines.ts';
import { checkTocs } from './contents-table.ts';
import { type Finding, labelOf, piecesText, startOf } from './finding.ts';
import { checkNumbering } from './numbering.ts';
import { checkInvisible, checkPageNumbers, checkQuotations, checkUnfinished, checkWrappedLines } from './text.ts';

/** A regulation longer than this is two, or a mistake: the longest code has 2,300 lines. */
const LONGEST_BODY = 50_000;

export function checkText(
  source: SourceText,
  lines: readonly BodyLine[],
  provisions: readonly Provision[],
  scheme: Scheme,
): readonly Diagnostic[] {
  const { text } = source;
  const findings = [
    ...checkExtent(lines, scheme),
    ...checkNumbering(text, provisions, lines),
    ...checkBilingual(lines),
    ...checkSeveralLaws(text, provisions),
    ...checkTocs(text, provisions),
    ...checkWrappedLines(text, provisions),
    ...checkUnfinished(text, provisions),
    ...checkQuotations(lines),
    ...checkPageNumbers(lines),
    ...checkInvisible(lines),
  ].toSorted((a, b) => a.offset - b.offset);
  return firstOfEachCode(findings).map(({ offset, ...said }) => ({
    ...said,
    file: source.file,
    ...positionAt(source, offset),
  }));
}

/** A text printed in two languages: its translation is shown with the Chinese lines and counts as no provision. */
function checkBilingual(lines: readonly BodyLine[]): readonly Finding[] {
  const first = lines.find(({ voice }) => voice === 'translation');
  return first === undefined ? [] : [{ ...say('text-bilingual', first.text), offset: first.start }];
}

function checkExtent(lines: readonly BodyLine[], scheme: Scheme): readonly Finding[] {
  const offset = lines[0]?.start ?? 0;
  return [
    ...(scheme === 'plain' ? [{ ...say('article-none'), offset }] : []),
    ...(lines.length > LONGEST_BODY ? [{ ...say('body-long', lines.length), offset }] : []),
  ];
}

/** Two laws in one file: both have 条, and nothing says that the second is attached to the first. */
function checkSeveralLaws(text: string, provisions: readonly Provision[]): readonly Finding[] {
  const isAttachment = ({ kind }: Provision): boolean => kind === 'attachment';
  if (
    !hasStatuteArticle(
      text,
      provisions.filter((provision) => !isAttachment(provision)),
    )
  )
    return [];
  return provisions
    .filter((provision) => isAttachment(provision) && labelOf(text, provision) === '')
    .filter(({ children }) => hasStatuteArticle(text, children))
    .map((provision) => ({
      ...say('several-laws', piecesText(text, provision.pieces)),
      offset: startOf(provision),
    }));
}

function hasStatuteArticle(text: string, provisions: readonly Provision[]): boolean {
  return provisions.some(
    (provision) =>
      (provision.kind === 'article' && labelOf(text, provision).startsWith('第')) ||
      hasStatuteArticle(text, provision.children),
  );
}
