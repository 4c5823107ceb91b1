import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { reasonOf } from '../files/errors.ts';
import { say } from '../regulation/diagnostics/codes.ts';
import { type Diagnostic, wholeOf } from '../regulation/diagnostics.ts';
import type { FoundReference } from '../regulation/inspect/report.ts';
import { findReferences } from '../regulation/layers/references/index.ts';
import { checkTables } from '../regulation/layers/tables/check.ts';
import { confirm } from '../regulation/metadata.ts';
import type { RegulationText } from '../regulation/model.ts';
import { readSource, type SourceReading } from '../regulation/source/read.ts';
import { parse } from '../regulation/structure/parse.ts';
import { loadMetadataFile, loadTablesFile, spanDiagnostics, unusedConfirmations } from './regulation-files.ts';

/** How a source text is read before it is published; of a file that is no source text, why not. */
export type Inspection =
  | {
      readonly ok: true;
      readonly text: RegulationText;
      readonly references: readonly FoundReference[];
      /** What is odd about the text, without what the regulation.yaml beside it confirms. */
      readonly diagnostics: readonly Diagnostic[];
      /** What is wrong with that regulation.yaml, or with the tables.yaml there. */
      readonly besideDiagnostics: readonly Diagnostic[];
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

export async function inspectFile(file: string): Promise<Inspection> {
  const { source, diagnostics } = await readSourceFile(file);
  if (source === null) return { ok: false, diagnostics };
  const text = parse(source);
  const { references, diagnostics: dangling } = findReferences(text);
  const metadata = isInContent(file) ? await loadMetadataFile(dirname(file), 'regulation.yaml') : null;
  const spans = isInContent(file) ? await loadTablesFile(dirname(file), 'tables.yaml') : null;
  const tables = checkTables(text, spans?.value ?? []);
  const found = [...diagnostics, ...text.diagnostics, ...tables.diagnostics, ...dangling];
  const confirmed = confirm(text, found, metadata?.value.confirmed ?? []);
  return {
    ok: true,
    text,
    references,
    diagnostics: confirmed.diagnostics,
    besideDiagnostics: [
      ...(metadata === null ? [] : [...metadata.diagnostics, ...unusedConfirmations(metadata, confirmed.unused)]),
      ...(spans === null ? [] : [...spans.diagnostics, ...spanDiagnostics(spans, tables.problems)]),
    ].map((each) => ({ ...each, file: join(dirname(file), each.file) })),
  };
}

/** A source text anywhere on the disk; null with the reasons where it is none. */
export async function readSourceFile(file: string): Promise<SourceReading> {
  const bytes = await readFile(file).catch((error: unknown) => ({
    ...say('file-unreadable', reasonOf(error)),
    ...wholeOf(file),
  }));
  return bytes instanceof Uint8Array ? readSource(bytes, file) : { source: null, diagnostics: [bytes] };
}

/** In a content folder, files beside source.txt say which oddities are those of the official text, and which cells are merged. */
const isInContent = (file: string): boolean => basename(file) === 'source.txt';
