import { ABOUT_CODES, CODE_GROUPS } from '../../regulation/diagnostics/codes.ts';

/** `docs/codes.md`: every code, when it appears and what to do. */
export function codesDocument(): string {
  const groups = CODE_GROUPS.flatMap(({ title, codes }) => [
    `## ${title}`,
    '',
    '| 代码 | 何时出现 | 怎样改 |',
    '|---|---|---|',
    ...Object.entries(codes).map(([code, { when, remedy }]) => `| \`${code}\` | ${when} | ${remedy} |`),
    '',
  ]);
  return [
    '# 检查代码',
    '',
    ABOUT_CODES,
    '',
    '本页由 `src/regulation/diagnostics/` 生成，请改那里，再运行 `npx vitest run codes-document -u`。',
    '',
    ...groups,
  ].join('\n');
}
