/** Reads files that are dropped on the desk; loaded when the first one is. */
import '../../browser/since-2021.ts';
import type { Revisions } from '../../importing/docx/read.ts';
import { type DraftReading, readDraftFile } from '../../importing/draft.ts';

export interface ToReader {
  readonly bytes: ArrayBuffer;
  readonly revisions: Revisions;
}

addEventListener('message', async ({ data: { bytes, revisions } }: MessageEvent<ToReader>) => {
  postMessage((await readDraftFile(new Uint8Array(bytes), revisions)) satisfies DraftReading);
});
