import pc from 'picocolors';
import type { Diagnostic } from '../regulation/diagnostics.ts';
import { printable } from './printable.ts';

const SEVERITY = {
  error: { name: '错误', colour: pc.red },
  warning: { name: '警告', colour: pc.yellow },
  notice: { name: '提示', colour: pc.cyan },
} as const;

/** One diagnostic for the terminal: `错误 file:line:column  message`, then the remedy. */
export function formatDiagnostic({ severity, code, file, line, column, message, hint }: Diagnostic): string {
  const { name, colour } = SEVERITY[severity];
  return `${colour(name)} ${pc.bold(printable(`${file}:${line}:${column}`))} ${printable(message)} ${pc.dim(`[${code}]`)}\n     怎样改：${printable(hint)}`;
}

/** All diagnostics and their counts: what a command prints before it stops or goes on. */
export function formatReport(diagnostics: readonly Diagnostic[]): string {
  const counts = (['error', 'warning', 'notice'] as const)
    .map((severity) => [SEVERITY[severity].name, diagnostics.filter((d) => d.severity === severity).length] as const)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} 个${name}`);
  return [...diagnostics.map(formatDiagnostic), ...(counts.length > 0 ? [`共 ${counts.join('、')}。`] : [])].join('\n');
}
