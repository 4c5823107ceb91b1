/** Makes Word files of results, in a worker of its own that is started only when one is asked for. */
import { printExcerpts } from '../../regulation/print/word-lists.ts';
import { excerptsOf, type FileRequest } from './table.ts';

addEventListener('message', async ({ data: { results, options, typed, gathered } }: MessageEvent<FileRequest>) => {
  const file = await printExcerpts({
    title: `“${typed}”的检索结果`,
    said: `共${results.length}段，原文与官方文本逐字一致。${gathered}`,
    excerpts: excerptsOf(results, options),
  });
  postMessage(new Blob([file], { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' }));
});
