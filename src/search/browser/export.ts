/** The results as a table for a spreadsheet: copied, or as a file. */

import { element } from '../../browser/dom.ts';
import type { SearchRequest } from '../query/search.ts';
import type { Reply } from './client.ts';
import { csvOf, type ResultTable, resultTable, tsvOf } from './table.ts';
import { COPIED, exported, failed, NOT_COPIED } from './wording.ts';

/** No more results than a spreadsheet is pleasant with, and than are loaded in reasonable time. */
const LIMIT = 5_000;

export interface TableRequest {
  readonly how: string;
  readonly context: boolean;
  readonly search: SearchRequest;
  /** Absolute address of the index folder. */
  readonly bundle: string;
  /** Address of what makes .xlsx files. */
  readonly xlsx: string;
}

/** @returns what the reader should know; empty when all went as wished */
export async function exportTable(
  { how, context, search, bundle, xlsx }: TableRequest,
  collect: (request: SearchRequest) => Promise<Reply>,
): Promise<string> {
  const beside = (name: string) => fetch(`${bundle}${name}.json`).then((response) => response.json());
  const [reply, numbers, editions] = await Promise.all([
    collect({ ...search, count: LIMIT }),
    beside('document-numbers'),
    beside('editions'),
  ]);
  if (reply.kind === 'failed') return failed(reply.failure);
  if (reply.answer.kind !== 'found') return '';
  const { results, total, inexact } = reply.answer;
  const cut = exported(results.length, total + inexact);
  const table = resultTable(results, { numbers, editions, context, origin: location.href });
  if (how === 'copy') return ((await copied(tsvOf(table))) ? COPIED : NOT_COPIED) + cut;
  save(
    how === 'xlsx' ? await xlsxOf(table, xlsx) : new Blob([csvOf(table)], { type: 'text/csv;charset=utf-8' }),
    search.typed,
    how,
  );
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

function xlsxOf(table: ResultTable, address: string): Promise<Blob> {
  const maker = new Worker(address, { type: 'module' });
  return new Promise<Blob>((resolve, reject) => {
    maker.addEventListener('message', ({ data }) => resolve(data));
    maker.addEventListener('error', reject);
    maker.postMessage(table);
  }).finally(() => maker.terminate());
}

function save(file: Blob, typed: string, type: string): void {
  const url = URL.createObjectURL(file);
  const name = typed
    .slice(0, 40)
    .replace(/[\p{C}\\/:*?"<>|\s]+/gu, ' ')
    .trim();
  element('a', { href: url, download: `检索结果 ${name}.${type}` }).click();
  // Some browsers read the blob only after the click has been handled
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
