/** What is wrong, for a terminal, a pull request, GitHub and programs; nothing in it works there. */
import { join } from 'node:path/posix';
import pc from 'picocolors';
import type { Colors } from 'picocolors/types.js';
import { type Diagnostic, SEVERITY_NAMES } from '../../regulation/diagnostics.ts';
import { byFile, type CheckReport, countText, type Problem, severityCounts, summaryText } from './report.ts';

/**
 * For people at a terminal: under each file its problems with excerpt, caret and remedy.
 * @param folder the content folder as seen from where they are, `content`: paths and remedies can be copied
 */
export function formatTerminal(report: CheckReport, colors: Colors, folder: string): string {
  const files = [...byFile(report)].map(([file, problems]) =>
    [
      colors.bold(colors.underline(printable(join(folder, file)))),
      ...problems.map((problem) => formatProblem(problem, colors, folder)),
      '',
    ].join('\n'),
  );
  const colour = report.counts.error > 0 ? colors.red : report.counts.warning > 0 ? colors.yellow : colors.green;
  return [...files, colour(summaryText(report))].join('\n');
}

function formatProblem(problem: Problem, colors: Colors, folder: string): string {
  const { severity, code, line, column, message, hint, excerpt } = problem;
  const colour = colourOf(severity, colors);
  const place = `  ${`${line}:${column}`.padEnd(8)}`;
  const shown = excerpt
    ? [`    ${colors.dim('│')} ${excerpt.text}`, `    ${colors.dim('│')} ${excerpt.indent}${colour('^')}`]
    : [];
  return [
    `${place}${colour(SEVERITY_NAMES[severity])}  ${printable(message)} ${colors.dim(code)}`,
    ...shown,
    `    ${colors.dim('怎样改：')}${printable(remedyFrom(folder, hint))}`,
  ].join('\n');
}

/** Remedies are written for the project's own `content`. */
export const remedyFrom = (folder: string, hint: string): string =>
  hint.replace(/(?<![\w/.-])content(?=\/| log )/g, () => folder);

function colourOf(severity: Diagnostic['severity'], { red, yellow, cyan }: Colors): (text: string) => string {
  return { error: red, warning: yellow, notice: cyan }[severity];
}

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

/**
 * GitHub's workflow commands, which it shows as annotations at the lines of a pull request
 * (https://docs.github.com/actions/reference/workflow-commands-for-github-actions).
 * @param folder the content folder as a path from the repository's root, `content`
 */
export function formatGithub(report: CheckReport, folder: string): string {
  const commands = report.problems.map(({ severity, code, file, line, column, message, hint }) => {
    const properties = { file: join(folder, file), line, col: column, title: code };
    const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
    return `::${severity} ${list.join(',')}::${escapeData(`${message}\n怎样改：${remedyFrom(folder, hint)}`)}`;
  });
  return [...commands, summaryText(report)].join('\n');
}

const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

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

/** Warnings of one kind in the content that a command shows which is not asked for them: a library that is taken in whole has thousands. */
const MOST_ALIKE = 10;

/**
 * Diagnostics and their counts for the terminal: what a command prints before it stops or goes on. Of the content all errors are shown and
 * the first warnings of each kind, for `npm run check` shows all; of a file that is not in it, everything.
 * @param folder the content folder as seen from where it runs; empty where the files are not of one
 */
export function formatReport(diagnostics: readonly Diagnostic[], folder: string): string {
  const counts = countText(severityCounts(diagnostics));
  const most = folder === '' ? diagnostics.length : MOST_ALIKE;
  const alike = new Map<string, number>();
  const shown = diagnostics.filter(({ severity, code }) => {
    if (severity === 'error') return true;
    const nth = (alike.get(code) ?? 0) + 1;
    alike.set(code, nth);
    return nth <= most;
  });
  const more = [...alike].filter(([, count]) => count > most);
  return [
    ...shown.map((each) => formatDiagnostic(each, folder)),
    ...more.map(([code, count]) => `同样的还有 ${count - most} 处 ${pc.dim(`[${code}]`)}，npm run check 全部列出。`),
    ...(counts === '' ? [] : [`共 ${counts}。`]),
  ].join('\n');
}

/** `错误 file:line:column  message`, then the remedy. */
function formatDiagnostic(diagnostic: Diagnostic, folder: string): string {
  const { severity, code, line, column, message, hint } = diagnostic;
  const file = folder === '' ? diagnostic.file : join(folder, diagnostic.file);
  const name = colourOf(severity, pc)(SEVERITY_NAMES[severity]);
  const place = pc.bold(printable(`${file}:${line}:${column}`));
  return `${name} ${place} ${printable(message)} ${pc.dim(`[${code}]`)}\n     怎样改：${printable(remedyFrom(folder || 'content', hint))}`;
}

/**
 * What a stranger wrote, as a terminal or a log may show it: control characters, which would be obeyed (colours, GitHub's workflow commands
 * at the beginning of a line), and those that turn the direction of writing are spelt out: `\n`, `\u001b`.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, spell);
}

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const spell = (character: string): string =>
  SHORT[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Text as one line of Markdown that says just that: no markup, HTML, table border, address or mention of a user in it works. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]#|~<>&:@]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/\s*[\r\n]+\s*/g, ' ');
}
