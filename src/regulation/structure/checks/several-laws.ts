/** Two laws in one file: both have 条, and nothing says that the second is attached to the first. */
import { say } from '../../diagnostics/codes.ts';
import type { Provision } from '../../model.ts';
import { type Finding, labelOf, startOf, textOf } from './finding.ts';

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
      ...say('several-laws', textOf(text, provision.pieces)),
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
