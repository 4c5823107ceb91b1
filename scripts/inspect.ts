/** `npm run inspect -- FILE [--json]`: how a source text is read, before it is published. */
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { cac } from 'cac';
import { loadMetadataFile, type MetadataReading, unusedConfirmations } from '../src/content/metadata-file.ts';
import { reasonOf } from '../src/files/read-errors.ts';
import { type Confirmed, confirm } from '../src/regulation/confirm.ts';
import type { Diagnostic } from '../src/regulation/diagnostics.ts';
import { outline, problems } from '../src/regulation/inspect/outline.ts';
import { inspectionReport } from '../src/regulation/inspect/report.ts';
import { findReferences } from '../src/regulation/layers/references/index.ts';
import { readSource } from '../src/regulation/source/read.ts';
import { parse } from '../src/regulation/structure/parse.ts';
import { palette } from './command-line/palette.ts';
import { runCommand } from './command-line/run-command.ts';

const cli = cac('inspect');
cli
  .command('<file>', '显示一份法规文本被读成什么结构')
  .option('--json', '输出 JSON')
  .action(async (file: string, options: { readonly json?: boolean }) => {
    process.exitCode = await inspect(file, options.json === true ? 'json' : 'outline');
  });
await runCommand(cli, 1);

async function inspect(file: string, format: 'json' | 'outline'): Promise<0 | 1> {
  const bytes = readBytes(file);
  if (bytes === null) return 1;
  const { source, diagnostics } = readSource(bytes, file);
  if (source === null) {
    printProblems(diagnostics);
    return 1;
  }
  const text = parse(source);
  const { references, diagnostics: dangling } = findReferences(text);
  const metadata = await metadataBeside(file);
  const found = [...diagnostics, ...text.diagnostics, ...dangling];
  const confirmed = confirm(text, found, metadata?.value.confirmed ?? []);
  console.log(
    format === 'json'
      ? JSON.stringify(inspectionReport(text, references, confirmed.diagnostics), null, 1)
      : outline(text, [...confirmed.diagnostics, ...problemsOf(metadata, confirmed.unused, file)], palette),
  );
  return 0;
}

/** In a content folder, regulation.yaml beside source.txt says which oddities are those of the official text. */
async function metadataBeside(file: string): Promise<MetadataReading | null> {
  return basename(file) === 'source.txt' ? loadMetadataFile(dirname(file), 'regulation.yaml') : null;
}

function problemsOf(
  metadata: MetadataReading | null,
  unused: Confirmed['unused'],
  file: string,
): readonly Diagnostic[] {
  if (metadata === null) return [];
  const path = join(dirname(file), metadata.file);
  return [...metadata.diagnostics, ...unusedConfirmations(metadata, unused)].map((each) => ({ ...each, file: path }));
}

function readBytes(file: string): Uint8Array | null {
  try {
    return readFileSync(file);
  } catch (error) {
    printProblems([
      {
        severity: 'error',
        code: 'file-unreadable',
        file,
        line: 1,
        column: 1,
        message: `读不出这个文件：${reasonOf(error)}。`,
        hint: '请检查路径和权限。',
      },
    ]);
    return null;
  }
}

function printProblems(diagnostics: readonly Diagnostic[]): void {
  console.error(problems(diagnostics, palette).join('\n'));
}
