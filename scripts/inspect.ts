/** `npm run inspect -- FILE… [--json]`, `-- FILE --explain LINE`: how source texts are read, before they are published, and why. */
import { cac } from 'cac';
import { type Inspection, inspectFile } from '../src/content/inspect-file.ts';
import { outline, problems } from '../src/regulation/inspect/outline.ts';
import { inspectionReport } from '../src/regulation/inspect/report.ts';
import { explain } from '../src/regulation/structure/explain.ts';
import { palette } from './command-line/palette.ts';
import { runCommand } from './command-line/run-command.ts';

const cli = cac('inspect');
cli
  .command('<...files>', '显示法规文本被读成什么结构')
  .option('--json', '输出 JSON；给出几份文件时，每份一行（NDJSON）')
  .option('--explain <line>', '说明一份文件的这一行为什么被读成这样')
  .action(async (files: readonly string[], { json, explain: line }: Flags) => {
    if (line !== undefined && (files.length > 1 || json))
      throw new Error('--explain 一次只说明一份文件的一行，不与 --json 合用。');
    const show =
      line !== undefined ? explanationOf(line) : json !== true ? outlineOf : files.length === 1 ? jsonOf : lineOf;
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

interface Flags {
  readonly json?: boolean;
  /** What looks like a number comes as one. */
  readonly explain?: number | string;
}

/** Why a line is what it is; rejects a line that the file does not have. */
function explanationOf(line: number | string): (inspection: Inspection, file: string) => string | null {
  return (inspection, file) => {
    if (!inspection.ok) return null;
    const because = explain(inspection.text, Number(line));
    if (because !== null) return because.join('\n');
    throw new Error(
      `${file} 没有第“${line}”行：--explain 之后写行号，从 1 到 ${inspection.text.source.lines.length}。`,
    );
  };
}

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
