/** `tasks.yaml`: what people set right in what the rules read of a policy document. */
import { z } from 'zod';
import { say } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics.ts';
import { textField } from '../fields.ts';
import { type QuoteAnchor, quoteFields, resolveQuote } from '../layers/anchor.ts';
import { type AnchorOrigin, anchorDiagnostic } from '../layers/anchor-diagnostic.ts';
import type { RegulationText, TextRange } from '../model.ts';
import { TASK_NATURES, TASK_ROLES, tasksOf } from './tasks.ts';
import { VERB_GROUPS } from './words.ts';

export const taskCorrectionsSchema = z
  .array(
    z.strictObject({
      ...quoteFields('写上这一句里的文字，一字不差。'),
      role: z.enum(TASK_ROLES).optional().describe('这一句是措施、目标、原则还是说明'),
      verb: z
        .strictObject({
          word: textField.describe('动词，须是这一句里的文字'),
          group: z.enum(VERB_GROUPS).describe('归入哪一类'),
        })
        .nullable()
        .optional()
        .describe('主要动词；没有动词写 null'),
      things: z.array(textField).optional().describe('要做成的事物，须是这一句里的文字；没有写 []'),
      natures: z.array(z.enum(TASK_NATURES)).optional().describe('性质；都不是写 []'),
    }),
  )
  .describe('对任务分解的更正（tasks.yaml），每句一项；不写的仍由程序归纳');

type Fields = z.output<typeof taskCorrectionsSchema>[number];

/** What is set right of one sentence. */
export type TaskCorrection = Omit<Fields, keyof QuoteAnchor>;

/** A correction as written, and where. */
export interface WrittenTaskCorrection {
  readonly anchor: QuoteAnchor;
  readonly correction: TaskCorrection;
  readonly origin: AnchorOrigin;
}

/** A correction, with words of the sentence it is of. */
export interface PlacedTaskCorrection {
  readonly at: TextRange;
  readonly correction: TaskCorrection;
}

/** Puts corrections in their places; one that no sentence answers to is left out and reported. */
export function placeTaskCorrections(
  text: RegulationText,
  written: readonly WrittenTaskCorrection[],
): { readonly placed: readonly PlacedTaskCorrection[]; readonly diagnostics: readonly Diagnostic[] } {
  const all = tasksOf(text);
  const placed: PlacedTaskCorrection[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { anchor, correction, origin } of written) {
    const { file, line, column } = origin;
    const resolution = resolveQuote(text, anchor);
    if (!resolution.ok) {
      diagnostics.push(anchorDiagnostic(text, anchor, resolution.failure, origin));
      continue;
    }
    const at = resolution.place.range;
    const sentence = all.find(({ range }) => range.start <= at.start && at.end <= range.end);
    const foreign = [correction.verb?.word, ...(correction.things ?? [])].find(
      (word) => word !== undefined && sentence?.words.includes(word) === false,
    );
    if (sentence === undefined) diagnostics.push({ file, line, column, ...say('task-sentence', anchor.quote) });
    else if (foreign !== undefined)
      diagnostics.push({ file, line, column, ...say('task-words', foreign, sentence.words) });
    else placed.push({ at, correction });
  }
  return { placed, diagnostics };
}
