import { describeWriteError } from '../../src/files/write-errors.ts';

/** What the reader of the command line holds against it, and what it says for it. */
const USAGE: readonly (readonly [RegExp, string])[] = [
  [/^missing required args for command `(.+)`$/, '缺少参数，用法：$1。加 --help 看说明。'],
  [/^Unknown option `(.+)`$/, '没有“$1”这个选项。加 --help 看有哪些。'],
  [/^option `(.+)` value is missing$/, '选项“$1”后面缺少值。'],
  [/^Unused args: (.+)$/, '多出了参数：$1。带空格的文字要加引号。'],
];

/** An error for the terminal: full disks and the like in Chinese, what tools report with its causes, a defect of ours with its stack. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const usage = USAGE.find(([said]) => said.test(error.message));
  if (usage !== undefined) return error.message.replace(...usage);
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
