import type { Diagnostic } from '../../regulation/diagnostics.ts';
import type { Note } from '../../regulation/layers/notes/note.ts';

/** Notes are to be looked at once a year. */
export const REVIEW_MONTHS = 12;

/** Notes last reviewed before a day: what they tell may have been overtaken. Listed, never an error. */
export function notesDueForReview(notes: readonly Note[], before: string): readonly Diagnostic[] {
  return notes
    .filter(({ reviewed }) => reviewed < before)
    .map(({ file, reviewed, reviewedOrigin }) => ({
      severity: 'notice',
      code: 'note-review-due',
      file,
      ...reviewedOrigin,
      message: `这条注释最近一次核对是 ${reviewed}，早于 ${before}。`,
      hint: '核对它是否仍然成立，再把 reviewed 改为今天的日期。',
    }));
}

/** The day so many months before another, both `YYYY-MM-DD`; the last of the month where there is no such day. */
export function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}
