import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../../files/replace-folder.ts';
import type { Diagnostic, Fix } from '../../regulation/diagnostics.ts';

/** Makes the changes that diagnostics carry, and no other: every other character of the files stays. Returns how many. */
export async function applyFixes(content: string, diagnostics: readonly Diagnostic[]): Promise<number> {
  let applied = 0;
  const fixes = diagnostics.flatMap(({ file, fix }) => (fix ? [{ file, fix }] : []));
  for (const [file, ofFile] of Map.groupBy(fixes, (each) => each.file)) {
    const path = join(content, file);
    const before = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path));
    const after = applyToText(
      before,
      ofFile.map(({ fix }) => fix),
    );
    if (after.applied === 0) continue;
    await writeWhole(path, after.text);
    applied += after.applied;
  }
  return applied;
}

/** Fixes are made from the end of the text, so that earlier places keep their positions. */
export function applyToText(text: string, fixes: readonly Fix[]): { readonly text: string; readonly applied: number } {
  const starts = lineStarts(text);
  const places = fixes
    .map((fix) => ({ fix, at: (starts[fix.line - 1] ?? text.length) + fix.column - 1 }))
    .sort((a, b) => b.at - a.at);
  let result = text;
  let applied = 0;
  for (const { fix, at } of places) {
    // A value in quotation marks is found at its mark
    const start = /["']/.test(result[at] ?? '') ? at + 1 : at;
    if (!result.startsWith(fix.found, start)) continue;
    result = result.slice(0, start) + fix.replacement + result.slice(start + fix.found.length);
    applied += 1;
  }
  return { text: result, applied };
}

/** Positions do not count a BOM. */
function lineStarts(text: string): readonly number[] {
  const starts = [text.startsWith('\uFEFF') ? 1 : 0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + end.length);
  return starts;
}
