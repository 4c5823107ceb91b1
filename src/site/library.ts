import { readFile, writeFile } from 'node:fs/promises';
import { deserialize, serialize } from 'node:v8';
import { folderState } from '../content/folder-state.ts';
import { loadLibrary } from '../content/library.ts';
import type { Library } from '../regulation/regulation.ts';
import { addresses } from './addresses.ts';

let memo: { stamp: string; library: Promise<Library> } | null = null;

/** The library the pages show: in a build the one that was handed over, while developing read again after a change. */
export async function getLibrary(): Promise<Library> {
  const content = import.meta.env.CONTENT_FOLDER;
  const stamp = import.meta.env.DEV ? await stampOf(content) : '';
  if (memo?.stamp !== stamp) memo = { stamp, library: readLibrary(content, import.meta.env.LIBRARY_FILE) };
  return memo.library;
}

async function readLibrary(content: string, handedOver: string): Promise<Library> {
  return handedOver === '' ? (await loadLibrary(content, addresses)).library : takeOver(handedOver);
}

/**
 * Hands a library that has been read to the process that makes the pages: it costs a tenth of reading everything once more. What one
 * provision, note or mark is here is one there too.
 */
export async function handOver(library: Library, file: string): Promise<void> {
  await writeFile(file, serialize(library));
}

export async function takeOver(file: string): Promise<Library> {
  return deserialize(await readFile(file));
}

/** Changes whenever a file of the folder does. */
async function stampOf(folder: string): Promise<string> {
  return [...(await folderState(folder))].flat().join('\n');
}
