/** A draft in any format that can be read: its paragraphs as lines, and what was met on the way. */
import type { Diagnostic } from '../regulation/diagnostics.ts';
import type { Met } from './blocks.ts';
import { formatOf } from './format.ts';
import { readPages } from './import.ts';
import { linesOf } from './lines.ts';

export type DraftReading =
  | {
      readonly ok: true;
      readonly text: string;
      readonly met: readonly Met[];
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** @param file for messages */
export async function readDraftFile(bytes: Uint8Array, file: string): Promise<DraftReading> {
  const format = formatOf(bytes);
  const reading = await readPages(bytes, format, file);
  if (!reading.ok) return { ok: false, diagnostics: reading.diagnostics };
  if (reading.pages === null) return { ok: true, text: reading.text, met: [], diagnostics: [] };
  const { blocks, met } = reading.pages;
  const text =
    format.kind === 'plain'
      ? format.text
      : linesOf(blocks)
          .map((line) => line.text)
          .join('\n');
  return { ok: true, text, met, diagnostics: reading.diagnostics };
}
