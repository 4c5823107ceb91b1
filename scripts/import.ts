/** `npm run import -- FILE [--json]`: an official file to a source text. The text on standard output, the report on standard error. */
import { cac } from 'cac';
import { importOfficial } from '../src/content/import-file.ts';
import { importReport } from '../src/importing/report.ts';
import { runCommand } from './command-line/run-command.ts';

interface Flags {
  readonly json?: boolean;
  readonly part?: number | string;
  readonly title?: string | number;
  readonly against?: string;
}

const cli = cac('import');
cli
  .command('<file>', '把官方文件（.docx、网页、PDF、Markdown、复制的文字）变成法规文本')
  .option('--json', '输出 JSON：文本、表格、见到什么、诊断')
  .option('--part <n>', '文件里有几部法规时，要第几部')
  .option('--title <title>', '文件里没有题名时，写明题名')
  .option('--against <file>', '与另一份文本逐字比较')
  .action(async (file: string, { json, part, title, against }: Flags) => {
    const imported = await importOfficial(file, {
      part: part === undefined ? undefined : Number(part),
      title: title === undefined ? undefined : String(title),
    });
    const compared = against === undefined ? null : await importOfficial(against, {});
    console.error(importReport(imported, compared));
    if (!imported.ok) {
      process.exitCode = 1;
      return;
    }
    const { text, tables, met, diagnostics } = imported;
    if (json) console.log(JSON.stringify({ text, tables, met, diagnostics }, null, 1));
    else process.stdout.write(text);
  });
await runCommand(cli, 1);
