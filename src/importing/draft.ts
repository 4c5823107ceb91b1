/** A draft in any format that can be read: its paragraphs as lines, and what was met on the way. Runs in a browser, too. */
import { say } from '../regulation/diagnostics/codes.ts';
import type { Pages } from './blocks.ts';
import { type Revisions, readDocx } from './docx/read.ts';
import { formatOf } from './format.ts';
import { readHtml } from './html/read.ts';
import { linesOfBlocks } from './lines.ts';

export type DraftReading =
  /** `revised`: it has revisions. */
  | { readonly ok: true; readonly text: string; readonly revised: boolean }
  | { readonly ok: false; readonly problem: ReturnType<typeof say> };

/** @param readPdf where files in PDF can be read: it needs more than browsers should load for it */
export async function readDraftFile(
  bytes: Uint8Array,
  revisions: Revisions = 'accepted',
  readPdf: ((bytes: Uint8Array) => Promise<Pages | null>) | null = null,
): Promise<DraftReading> {
  const format = formatOf(bytes);
  const refused = (problem: ReturnType<typeof say>): DraftReading => ({ ok: false, problem });
  switch (format.kind) {
    case 'empty':
      return refused(say('import-empty', 'nothing', 0));
    case 'encrypted':
      return refused(say('import-encrypted'));
    case 'foreign':
      return refused(say('import-format', format.name));
    case 'undecodable':
      return refused(say('import-format', 'unknown'));
    case 'plain':
    case 'markdown':
    case 'source':
      return { ok: true, text: format.text, revised: false };
    case 'html':
    case 'clipboard':
      return read(readHtml(format.text, 'fragment'));
    case 'docx': {
      const reading = readDocx(bytes, revisions);
      if (reading.kind === 'read') return read(reading.pages);
      if (reading.kind === 'encrypted') return refused(say('import-encrypted'));
      return refused(
        reading.kind === 'too-large' ? say('import-too-large', reading.bytes) : say('import-damaged', '.docx'),
      );
    }
    case 'pdf': {
      const pages = (await readPdf?.(bytes)) ?? null;
      return pages === null ? refused(say('import-format', 'pdf')) : read(pages);
    }
  }
}

const read = ({ blocks, met }: Pages): DraftReading => ({
  ok: true,
  text: linesOfBlocks(blocks)
    .map((line) => line.text)
    .join('\n'),
  revised: met.some(({ kind }) => kind === 'inserted' || kind === 'deleted'),
});
