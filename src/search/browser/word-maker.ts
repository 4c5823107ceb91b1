/** Makes Word files, in a worker of its own that is started only when one is asked for: of results, of a reader's own list, of a table. */
import { type ExcerptList, printExcerpts } from '../../regulation/print/word-lists.ts';
import { printTable, type WordTable } from '../../regulation/print/word-table.ts';
import { excerptsOf, type FileRequest } from './table.ts';

addEventListener('message', async ({ data }: MessageEvent<FileRequest | ExcerptList | WordTable>) => {
  const file = await ('table' in data ? printTable(data) : printExcerpts('results' in data ? foundIn(data) : data));
  postMessage(new Blob([file], { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' }));
});

const foundIn = ({ results, options, typed, gathered }: FileRequest): ExcerptList => ({
  title: `“${typed}”的检索结果`,
  said: `共${results.length}段，原文与官方文本逐字一致。${gathered}`,
  sources: 'below',
  excerpts: excerptsOf(results, options),
});
