/** Two laws in one file: both have 条, and nothing says that the second is attached to the first. */
import type { Provision } from '../../model.ts';
import { excerpt, type Finding, labelOf, startOf, textOf } from './finding.ts';

export function checkSeveralLaws(text: string, provisions: readonly Provision[]): readonly Finding[] {
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
      severity: 'warning',
      code: 'several-laws',
      offset: startOf(provision),
      message: `从“${excerpt(textOf(text, provision.pieces))}”起像是另一部法规，已按附件处理。`,
      hint: '请把两部法规分成两个文件；如果它确是附件，请在 regulation.yaml 中确认。',
    }));
}

function hasStatuteArticle(text: string, provisions: readonly Provision[]): boolean {
  return provisions.some(
    (provision) =>
      (provision.kind === 'article' && labelOf(text, provision).startsWith('第')) ||
      hasStatuteArticle(text, provision.children),
  );
}
