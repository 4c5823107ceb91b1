/** `npm run inspect -- FILE… [--json]`: how source texts are read, before they are published. */
import { cac } from 'cac';
import { type Inspection, inspectFile } from '../src/content/inspect-file.ts';
import { outline, problems } from '../src/regulation/inspect/outline.ts';
import { inspectionReport } from '../src/regulation/inspect/report.ts';
import { palette } from './command-line/palette.ts';
import { runCommand } from './command-line/run-command.ts';

const cli = cac('inspect');
cli
  .command('<...files>', '显示法规文本被读成什么结构')
  .option('--json', '输出 JSON；给出几份文件时，每份一行（NDJSON）')
  .action(async (files: readonly string[], options: { readonly json?: boolean }) => {
    const show = options.json !== true ? outlineOf : files.length === 1 ? jsonOf : lineOf;
    for (const file of files) {
      const inspection = await inspectFile(file);
      if (!inspection.ok) {
        console.error(problems(inspection.diagnostics, palette).join('\n'));
        process.exitCode = 1;
      }
      const shown = show(inspection, file);
      if (shown !== null) console.log(shown);
    }
  });
await runCommand(cli, 1);

function outlineOf(inspection: Inspection): string | null {
  if (!inspection.ok) return null;
  return outline(inspection.text, [...inspection.diagnostics, ...inspection.besideDiagnostics], palette);
}

function jsonOf(inspection: Inspection): string | null {
  if (!inspection.ok) return null;
  return JSON.stringify(inspectionReport(inspection.text, inspection.references, inspection.diagnostics), null, 1);
}

/** A line for every file, also for one that could not be read: a reader of the lines misses none. */
function lineOf(inspection: Inspection, file: string): string {
  if (inspection.ok) {
    return JSON.stringify({
      file,
      ...inspectionReport(inspection.text, inspection.references, inspection.diagnostics),
    });
  }
  const diagnostics = inspection.diagnostics.map(({ file: _, ...rest }) => rest);
  return JSON.stringify({ file, error: diagnostics[0]?.message, diagnostics });
}
