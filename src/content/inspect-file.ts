import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { reasonOf } from '../files/read-errors.ts';
import { type Confirmation, confirm } from '../regulation/confirm.ts';
import type { Diagnostic } from '../regulation/diagnostics.ts';
import type { FoundReference } from '../regulation/inspect/report.ts';
import { findReferences } from '../regulation/layers/references/index.ts';
import type { RegulationText } from '../regulation/model.ts';
import { readSource } from '../regulation/source/read.ts';
import { parse } from '../regulation/structure/parse.ts';
import { loadMetadataFile, type MetadataReading, unusedConfirmations } from './metadata-file.ts';

/** How a source text is read before it is published; of a file that is no source text, why not. */
export type Inspection =
  | {
      readonly ok: true;
      readonly text: RegulationText;
      readonly references: readonly FoundReference[];
      /** What is odd about the text, without what the regulation.yaml beside it confirms. */
      readonly diagnostics: readonly Diagnostic[];
      /** What is wrong with that regulation.yaml. */
      readonly metadataDiagnostics: readonly Diagnostic[];
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

export async function inspectFile(file: string): Promise<Inspection> {
  const bytes = await readFile(file).catch((error: unknown) => unreadable(file, error));
  if (!(bytes instanceof Uint8Array)) return { ok: false, diagnostics: [bytes] };
  const { source, diagnostics } = readSource(bytes, file);
  if (source === null) return { ok: false, diagnostics };
  const text = parse(source);
  const { references, diagnostics: dangling } = findReferences(text);
  const metadata = await metadataBeside(file);
  const found = [...diagnostics, ...text.diagnostics, ...dangling];
  const confirmed = confirm(text, found, metadata?.value.confirmed ?? []);
  return {
    ok: true,
    text,
    references,
    diagnostics: confirmed.diagnostics,
    metadataDiagnostics: metadata === null ? [] : problemsOf(metadata, confirmed.unused, file),
  };
}

function unreadable(file: string, error: unknown): Diagnostic {
  return {
    severity: 'error',
    code: 'file-unreadable',
    file,
    line: 1,
    column: 1,
    message: `读不出这个文件：${reasonOf(error)}。`,
    hint: '请检查路径和权限。',
  };
}

/** In a content folder, regulation.yaml beside source.txt says which oddities are those of the official text. */
async function metadataBeside(file: string): Promise<MetadataReading | null> {
  return basename(file) === 'source.txt' ? loadMetadataFile(dirname(file), 'regulation.yaml') : null;
}

function problemsOf(metadata: MetadataReading, unused: readonly Confirmation[], file: string): readonly Diagnostic[] {
  const path = join(dirname(file), metadata.file);
  return [...metadata.diagnostics, ...unusedConfirmations(metadata, unused)].map((each) => ({ ...each, file: path }));
}
