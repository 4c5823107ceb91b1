import pc from 'picocolors';
import { type Diagnostic, SEVERITY_NAMES } from '../regulation/diagnostics.ts';
import { countsOf, countText } from './check/report.ts';
import { printable } from './printable.ts';

const COLOURS = { error: pc.red, warning: pc.yellow, notice: pc.cyan } as const;

/** All diagnostics and their counts for the terminal: what a command prints before it stops or goes on. */
export function formatReport(diagnostics: readonly Diagnostic[]): string {
  const counts = countText(countsOf(diagnostics));
  return [...diagnostics.map(formatDiagnostic), ...(counts === '' ? [] : [`共 ${counts}。`])].join('\n');
}

/** `错误 file:line:column  message`, then the remedy. */
function formatDiagnostic({ severity, code, file, line, column, message, hint }: Diagnostic): string {
  const name = COLOURS[severity](SEVERITY_NAMES[severity]);
  const place = pc.bold(printable(`${file}:${line}:${column}`));
  return `${name} ${place} ${printable(message)} ${pc.dim(`[${code}]`)}\n     怎样改：${printable(hint)}`;
}
