/** Makes Word files of a checked draft, in a worker of its own that is started only when one is asked for. */
import { draftDocx, proofDocx } from '../word.ts';
import type { WordRequest } from './export.ts';

addEventListener('message', async ({ data }: MessageEvent<WordRequest>) => {
  const file = await (data.kind === 'report' ? proofDocx(data.checked) : draftDocx(data.text));
  postMessage(new Blob([file], { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' }));
});
