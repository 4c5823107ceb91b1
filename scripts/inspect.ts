/** `npm run inspect -- FILE [--json]`: how a source text is read, before it is published. */
import { readFileSync } from 'node:fs';
import { cac } from 'cac';
import pc from 'picocolors';
import type { Diagnostic } from '../src/regulation/diagnostics.ts';
import { outline, type Palette, problems } from '../src/regulation/inspect/outline.ts';
import { inspectionReport } from '../src/regulation/inspect/report.ts';
import { findReferences } from '../src/regulation/layers/references/index.ts';
import { readSource } from '../src/regulation/source/read.ts';
import { parse } from '../src/regulation/structure/parse.ts';

const palette: Palette = { strong: pc.bold, label: pc.cyan, faint: pc.dim, error: pc.red, warning: pc.yellow };

const cli = cac('inspect');
cli
  .command('<file>', '显示一份法规文本被读成什么结构')
  .option('--json', '输出 JSON')
  .action((file: string, options: { readonly json?: boolean }) => {
    process.exitCode = inspect(file, options.json === true ? 'json' : 'outline');
  });
cli.help();

try {
  cli.parse();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function inspect(file: string, format: 'json' | 'outline'): 0 | 1 {
  const bytes = readBytes(file);
  if (bytes === null) return 1;
  const { source, diagnostics } = readSource(bytes, file);
  if (source === null) {
    printProblems(diagnostics);
    return 1;
  }
  const text = parse(source);
  const { references, diagnostics: dangling } = findReferences(text);
  const found = [...diagnostics, ...text.diagnostics, ...dangling];
  console.log(
    format === 'json'
      ? JSON.stringify(inspectionReport(text, references, found), null, 1)
      : outline(text, found, palette),
  );
  return 0;
}

function readBytes(file: string): Uint8Array | null {
  try {
    return readFileSync(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    printProblems([
      {
        severity: 'error',
        code: 'file-unreadable',
        file,
        line: 1,
        column: 1,
        message: `读不出这个文件：${reason}。`,
        hint: '请检查路径和权限。',
      },
    ]);
    return null;
  }
}

function printProblems(diagnostics: readonly Diagnostic[]): void {
  console.error(problems(diagnostics, palette).join('\n'));
}
