/** `lineage.yaml`: where a person corrects the computed lineage of articles, each with the reason. */
import { z } from 'zod';
import type { Words } from '../diagnostics/code-group.ts';
import { say } from '../diagnostics/codes.ts';
import { dateField, textField } from '../fields.ts';
import type { RegulationText } from '../model.ts';
import { similarTo } from '../strings.ts';
import type { Lineage } from './lineage.ts';

const correctionSchema = z.strictObject({
  edition: dateField.describe('新版本的日期：这一版的条'),
  article: textField.describe('新版本的条，例如 art_11'),
  from: z.array(textField).describe('它来自前一版本的哪几条，例如 [art_8]；没有来源写 []'),
  reason: textField.describe('为何这样认定'),
});

export const lineageSchema = z.array(correctionSchema).describe('对条文沿革的人工更正（lineage.yaml）');

export type LineageCorrection = z.output<typeof correctionSchema>;

/** The corrections of one edition, as `lineageOf` takes them. */
export const correctedFor = (
  corrections: readonly LineageCorrection[],
  edition: string,
): ReadonlyMap<string, readonly string[]> =>
  new Map(corrections.filter((each) => each.edition === edition).map(({ article, from }) => [article, from]));

type Said = ReturnType<typeof say> & Words;

/** What is wrong with one correction, and at which of its values. */
export interface CorrectionProblem {
  readonly at: readonly PropertyKey[];
  readonly said: Said;
}

/** @param computed the lineage without corrections */
export function correctionProblems(
  correction: LineageCorrection,
  old: RegulationText,
  next: RegulationText,
  computed: Lineage,
): readonly CorrectionProblem[] {
  const { edition, article, from } = correction;
  const descent = computed.articles.find(({ eId }) => eId === article);
  const unknown = (eId: string, where: string, articles: readonly string[]): Said =>
    say('lineage-article-unknown', eId, where, similarTo(eId, articles)[0] ?? null);
  const oldArticles = articlesOf(old);
  const problems: CorrectionProblem[] = from.flatMap((eId, index) =>
    oldArticles.includes(eId)
      ? []
      : [{ at: ['from', index], said: unknown(eId, '前一版本', oldArticles) } satisfies CorrectionProblem],
  );
  if (descent === undefined)
    return [{ at: ['article'], said: unknown(article, `${edition} 的版本`, articlesOf(next)) }, ...problems];
  const same = descent.from.length === from.length && descent.from.every(({ eId }) => from.includes(eId));
  return same ? [{ at: ['from'], said: say('lineage-needless', article) }, ...problems] : problems;
}

const articlesOf = ({ divisions }: RegulationText): readonly string[] =>
  divisions.filter(({ role, eId }) => role === 'unit' && !eId.startsWith('att_')).map(({ eId }) => eId);
