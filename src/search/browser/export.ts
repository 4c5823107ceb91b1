/** The results taken away: as a table, copied or in a file, or as a Word file. What makes them is loaded when it is asked for. */

import { element } from '../../browser/dom.ts';
import type { SearchRequest } from '../query/search.ts';
import type { Reply } from './client.ts';
import type { FileRequest } from './table.ts';
import { COPIED, exported, failed, NOT_COPIED, NOT_MADE } from './wording.ts';

/** No more results than a spreadsheet is pleasant with, and than are loaded in reasonable time. */
const LIMIT = 5_000;

export interface TableRequest {
  readonly how: string;
  readonly context: boolean;
  readonly search: SearchRequest;
  /** Absolute address of the index folder. */
  readonly bundle: string;
  /** Address of what makes it. */
  readonly maker: string;
}

/** @returns what the reader should know; empty when all went as wished */
export async function exportTable(
  { how, context, search, bundle, maker }: TableRequest,
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
  const { typed } = search;
  const date = new Date().toLocaleDateString('zh-CN', { dateStyle: 'long' });
  const gathered = `${date}取自 ${location.origin}。`;
  const options = { numbers, editions, context, origin: location.href };
  const made = await madeBy(maker, { how, results, options, typed, gathered }).catch(() => null);
  if (made === null) return NOT_MADE;
  const cut = exported(results.length, total + inexact);
  if (typeof made === 'string') return ((await copied(made)) ? COPIED : NOT_COPIED) + cut;
  save(made, typed, how);
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

/** As in `browser/save.ts`, but no file more to load with every search page. */
function madeBy(address: string, request: FileRequest): Promise<Blob | string> {
  const maker = new Worker(address, { type: 'module' });
  return new Promise<Blob | string>((resolve, reject) => {
    maker.addEventListener('message', ({ data }) => resolve(data));
    maker.addEventListener('error', reject);
    maker.postMessage(request);
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
