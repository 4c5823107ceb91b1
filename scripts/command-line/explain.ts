import { describeWriteError } from '../../src/files/errors.ts';

/** An error for the terminal: full disks and the like in Chinese, what tools report with its causes, a defect of ours with its stack. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return describeWriteError(error) ?? [ownWords(error), ...causes(error)].join('\n');
}

/** Messages in Chinese are ours and complete; others come from code that did not expect to fail. */
function ownWords(error: Error): string {
  return /\p{Script=Han}/u.test(error.message) ? error.message : (error.stack ?? error.message);
}

function causes({ cause }: Error): readonly string[] {
  if (cause instanceof AggregateError) return cause.errors.map((inner) => `  ${explain(inner)}`);
  return cause instanceof Error ? [`  ${explain(cause)}`] : [];
}
