/**
 * Checks a draft against the library: what it quotes, what it borrows without marks, what it cites. Nothing is sent anywhere: the index that
 * answers searches says where words may come from, then the texts of these places alone are compared, to the character.
 */
import { type CitedClause, citedClause, shortBefore } from './citations.ts';
import { readDraft } from './draft.ts';
import type { DraftNote, Proof, ProofFinding } from './findings.ts';
import { openWorkbench } from './fit.ts';
import { asMeant, type Simplified, unwrapped } from './letters.ts';
import type { ProofIndex } from './library.ts';
import { type CheckedWords, checkBorrowing, checkQuotation, ownStretches } from './quotations.ts';

export interface ProofOptions {
  readonly signal?: AbortSignal;
  /** Share of the work that is done, 0 to 1; what it returns is waited for. */
  readonly onProgress?: (done: number) => void | Promise<void>;
}

/** @throws the signal's reason when it is aborted */
export async function proofread(written: string, index: ProofIndex, options: ProofOptions = {}): Promise<Proof> {
  const forms = await index.loadTraditional();
  const traditional = isTraditional(written, forms);
  const draft = readDraft(unwrapped(asMeant(written, traditional ? forms : new Map())));
  const bench = openWorkbench(draft, written, index);
  const cited: CitedClause[] = [];
  const findings: ProofFinding[] = [];
  const misplaced = new Map<CitedClause, ProofFinding>();
  const take = (checked: CheckedWords): void => {
    findings.push(...checked.findings);
    if (checked.misplaced) misplaced.set(...checked.misplaced);
  };
  const total = draft.cited.length + draft.quoted.length + draft.paragraphs.length;
  let done = 0;
  const step = async (work: () => Promise<void>): Promise<void> => {
    options.signal?.throwIfAborted();
    await work();
    done += 1;
    await options.onProgress?.(Math.min(1, done / total));
  };
  for (const each of draft.cited) await step(async () => void cited.push(await citedClause(each, bench)));
  for (const each of draft.quoted) await step(async () => take(await checkQuotation(each, cited, bench)));
  for (const each of ownStretches(bench, cited, findings))
    await step(async () => take(await checkBorrowing(each, cited, bench)));
  // What is cited within a quotation the regulation cites, not the draft
  const isOwn = ({ cited: { start, end } }: CitedClause) =>
    !findings.some((each) => each.official !== '' && each.start <= start && end <= each.end);
  const own = cited.filter(isOwn);
  const short = shortBefore(own, bench);
  findings.push(
    ...own.flatMap((each): readonly ProofFinding[] => {
      const finding = misplaced.get(each) ?? each.finding;
      const remark = short.get(each);
      return finding === null ? [] : [remark ? { ...finding, remarks: [...finding.remarks, remark] } : finding];
    }),
  );
  return {
    findings: findings.sort((a, b) => a.start - b.start || b.end - a.end),
    notes: notesOf(written, draft.text, draft.unbalanced, traditional),
  };
}

function isTraditional(text: string, forms: Simplified): boolean {
  const letters = text.match(/\p{Script=Han}/gu) ?? [];
  return letters.filter((letter) => forms.has(letter)).length > Math.max(2, letters.length / 20);
}

function notesOf(written: string, meant: string, marks: readonly number[], traditional: boolean): readonly DraftNote[] {
  const count = Array.from({ length: written.length }, (_, at) => at).filter(
    (at) => /[oOlI|丨]/u.test(written.charAt(at)) && written.charAt(at) !== meant.charAt(at),
  ).length;
  return [
    ...(traditional ? [{ kind: 'traditional' } as const] : []),
    ...(count > 0 ? [{ kind: 'look-alike', count } as const] : []),
    ...(marks.length > 0 ? [{ kind: 'unbalanced', marks } as const] : []),
  ];
}
