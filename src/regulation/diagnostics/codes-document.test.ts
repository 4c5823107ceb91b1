import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../files/paths.ts';
import { ABOUT_CODES, CODE_GROUPS } from './codes.ts';

test('docs/codes.md documents every code', async () => {
  await expect(codesDocument()).toMatchFileSnapshot(join(projectRoot, 'docs/codes.md'));
});

/** That every code in use is registered is what the type `DiagnosticCode` says. */
test('every registered code is used somewhere in the source, and stands in one group', () => {
  const source = ['src', 'scripts'].map(codeBelow).join('\n');
  const codes = CODE_GROUPS.flatMap(({ codes }) => Object.keys(codes));
  expect(codes.filter((code) => !source.includes(`'${code}'`))).toEqual([]);
  expect(codes).toEqual([...new Set(codes)]);
});

function codeBelow(folder: string): string {
  return readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter(({ name }) => /\.ts$/.test(name) && !/\.test\.ts$/.test(name))
    .filter(({ parentPath }) => !parentPath.endsWith(join('regulation', 'diagnostics')))
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'))
    .join('\n');
}

/** `docs/codes.md`: every code, when it appears and what to do. */
function codesDocument(): string {
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
