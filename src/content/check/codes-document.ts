import { CODE_GROUPS } from '../../regulation/diagnostic-codes.ts';

/** `docs/codes.md`: every code, when it appears and what to do. */
export function codesDocument(): string {
  const groups = CODE_GROUPS.flatMap(({ title, codes }) => [
    `## ${title}`,
    '',
    '| 代码 | 何时出现 | 怎样改 |',
    '|---|---|---|',
    ...Object.entries(codes).map(([code, [when, remedy]]) => `| \`${code}\` | ${when} | ${remedy} |`),
    '',
  ]);
  return [
    '# 检查代码',
    '',
    '`npm run check` 和构建报告的每个问题都有一个固定的代码。代码的含义不会改变；官方文本本来如此的警告可以在',
    '`regulation.yaml` 的 `confirmed` 里按代码确认。错误使构建停下，警告和提示不会。',
    '',
    '本页由 `src/regulation/diagnostic-codes.ts` 生成，请改那里，再运行 `npx vitest run codes-document -u`。',
    '',
    ...groups,
  ].join('\n');
}
