/** Reads files that are dropped on the desk; loaded when the first one is. */
import { type DraftReading, readDraftFile } from '../../importing/draft.ts';

addEventListener('message', async ({ data }: MessageEvent<ArrayBuffer>) => {
  postMessage((await readDraftFile(new Uint8Array(data))) satisfies DraftReading);
});
