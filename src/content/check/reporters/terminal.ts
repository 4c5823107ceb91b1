import type { Colors } from 'picocolors/types.js';
import { type Diagnostic, SEVERITY_NAMES } from '../../../regulation/diagnostics.ts';
import { printable } from '../../printable.ts';
import { byFile, type CheckReport, type Problem, summaryText } from '../report.ts';

/** For people at a terminal: under each file its problems with excerpt, caret and remedy. */
export function formatTerminal(report: CheckReport, colors: Colors): string {
  const files = [...byFile(report)].map(([file, problems]) =>
    [
      colors.bold(colors.underline(printable(file))),
      ...problems.map((problem) => formatProblem(problem, colors)),
      '',
    ].join('\n'),
  );
  const colour = report.counts.error > 0 ? colors.red : report.counts.warning > 0 ? colors.yellow : colors.green;
  return [...files, colour(summaryText(report))].join('\n');
}

function formatProblem({ severity, code, line, column, message, hint, excerpt }: Problem, colors: Colors): string {
  const colour = colourOf(severity, colors);
  const place = `  ${`${line}:${column}`.padEnd(8)}`;
  const shown = excerpt
    ? [`    ${colors.dim('│')} ${excerpt.text}`, `    ${colors.dim('│')} ${excerpt.indent}${colour('^')}`]
    : [];
  return [
    `${place}${colour(SEVERITY_NAMES[severity])}  ${printable(message)} ${colors.dim(code)}`,
    ...shown,
    `    ${colors.dim('怎样改：')}${printable(hint)}`,
  ].join('\n');
}

function colourOf(severity: Diagnostic['severity'], { red, yellow, cyan }: Colors): (text: string) => string {
  return { error: red, warning: yellow, notice: cyan }[severity];
}
