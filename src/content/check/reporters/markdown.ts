import { SEVERITY_NAMES } from '../../../regulation/diagnostics.ts';
import { escapeMarkdown } from '../../escape-markdown.ts';
import { byFile, type CheckReport, summaryText } from '../report.ts';

/** For a job summary: a table a file. */
export function formatMarkdown(report: CheckReport): string {
  const sections = [...byFile(report)].map(([file, problems]) =>
    [
      `#### ${escapeMarkdown(file)}`,
      '',
      '| 位置 | | 问题 | 怎样改 | 代码 |',
      '|---|---|---|---|---|',
      ...problems.map(
        ({ severity, code, line, column, message, hint }) =>
          `| ${line}:${column} | ${SEVERITY_NAMES[severity]} | ${escapeMarkdown(message)} | ${escapeMarkdown(hint)} | \`${code}\` |`,
      ),
      '',
    ].join('\n'),
  );
  return ['### 内容检查', '', summaryText(report), '', ...sections].join('\n');
}
