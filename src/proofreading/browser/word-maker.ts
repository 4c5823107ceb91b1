/** The one maker of Word files, in a worker of its own that is started only when one is asked for, and kept for times without a network. */
import '../../browser/since-2021.ts';
import { type ExcerptList, printExcerpts } from '../../regulation/print/word-lists.ts';
import { printTable, type WordTable } from '../../regulation/print/word-table.ts';
import { excerptsOf, type FileRequest } from '../../search/browser/table.ts';
import { draftDocx, proofDocx } from '../word.ts';
import type { WordRequest } from './export.ts';

/** Of a draft and what was found in it, of results, of a reader's own list, of a table. */
type Wanted = WordRequest | FileRequest | ExcerptList | WordTable;

addEventListener('message', async ({ data }: MessageEvent<Wanted>) => {
  const file = await made(data);
  postMessage(new Blob([file], { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' }));
});

function made(wanted: Wanted): Promise<Uint8Array<ArrayBuffer>> {
  if ('kind' in wanted) return wanted.kind === 'report' ? proofDocx(wanted.checked) : draftDocx(wanted.text);
  if ('table' in wanted) return printTable(wanted);
  return printExcerpts('results' in wanted ? found(wanted) : wanted);
}

const found = ({ results, options, typed, gathered }: FileRequest): ExcerptList => ({
  title: `“${typed}”的检索结果`,
  said: `共${results.length}段，原文与官方文本逐字一致。${gathered}`,
  sources: 'below',
  excerpts: excerptsOf(results, options),
});
