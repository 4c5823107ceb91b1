/** The results as a table for a spreadsheet: copied, or downloaded. */

import { element } from '../../browser/dom.ts';
import type { SearchRequest } from '../query/search.ts';
import type { SearchState } from './address.ts';
import type { Reply } from './client.ts';
import { csvOf, tsvOf } from './table.ts';
import { COPIED, exported, failed, NOT_COPIED } from './wording.ts';

/** No more results than a spreadsheet is pleasant with, and than are loaded in reasonable time. */
const LIMIT = 5_000;

/** @returns what the reader should know; empty when all went as wished */
export async function exportTable(
  how: 'copy' | 'download',
  state: SearchState,
  collect: (request: SearchRequest) => Promise<Reply>,
): Promise<string> {
  const order = state.view === 'kwic' ? 'text' : state.order;
  const reply = await collect({ ...state, order, count: LIMIT });
  if (reply.kind === 'failed') return failed(reply.failure);
  if (reply.answer.kind !== 'found') return '';
  const { results, total, inexact } = reply.answer;
  const cut = exported(results.length, total + inexact);
  if (how === 'copy') return ((await copied(tsvOf(results, location.href))) ? COPIED : NOT_COPIED) + cut;
  save(csvOf(results, location.href), state.typed);
  return cut;
}

/** Browsers give a clipboard to pages under https and on localhost only. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function save(text: string, typed: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const name = typed
    .slice(0, 40)
    .replace(/[\p{C}\\/:*?"<>|\s]+/gu, ' ')
    .trim();
  element('a', { href: url, download: `检索结果 ${name}.csv` }).click();
  // Some browsers read the blob only after the click has been handled
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
