import type { Diagnostic } from '../regulation/diagnostics.ts';
import { type Comparison, compareEditions } from '../regulation/lineage/report.ts';
import { parse } from '../regulation/structure/parse.ts';
import { readSourceFile } from './inspect-file.ts';

export type FileComparison =
  | { readonly ok: true; readonly comparison: Comparison }
  /** One of the files is no source text. */
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Compares two source texts anywhere on the disk, and carries out the decision between them where one is given. */
export async function compareFiles(old: string, next: string, decision: string | null): Promise<FileComparison> {
  const files = [old, next, ...(decision === null ? [] : [decision])];
  const [oldFile, newFile, decisionFile] = await Promise.all(files.map(readSourceFile));
  const diagnostics = [oldFile, newFile, decisionFile].flatMap((each) =>
    each?.source === null ? each.diagnostics : [],
  );
  if (oldFile?.source == null || newFile?.source == null || diagnostics.length > 0) return { ok: false, diagnostics };
  return {
    ok: true,
    comparison: compareEditions(parse(oldFile.source), parse(newFile.source), decisionFile?.source ?? null),
  };
}
