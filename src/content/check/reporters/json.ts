import { byFile, type CheckReport } from '../report.ts';

/** For other programs: `{ counts, anchors, regulations, articles, files: [{ file, problems: [{ severity, code, line, … }] }] }`. */
export function formatJson(report: CheckReport): string {
  const { counts, anchors, regulations, articles } = report;
  const files = [...byFile(report)].map(([file, problems]) => ({
    file,
    problems: problems.map(({ severity, code, line, column, message, hint, excerpt, fix }) => ({
      severity,
      code,
      line,
      column,
      message,
      hint,
      excerpt: excerpt?.text ?? null,
      fixable: fix !== undefined,
    })),
  }));
  return JSON.stringify({ counts, anchors, regulations, articles, files }, null, 1);
}
