import { type CheckReport, summaryText } from '../report.ts';

/**
 * GitHub's workflow commands, which it shows as annotations at the lines of a pull request
 * (https://docs.github.com/actions/reference/workflow-commands-for-github-actions).
 * @param folder the content folder as a path from the repository's root, `content`
 */
export function formatGithub(report: CheckReport, folder: string): string {
  const commands = report.problems.map(({ severity, code, file, line, column, message, hint }) => {
    const properties = { file: `${folder}/${file}`, line, col: column, title: code };
    const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
    return `::${severity} ${list.join(',')}::${escapeData(`${message}\n怎样改：${hint}`)}`;
  });
  return [...commands, summaryText(report)].join('\n');
}

const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
