import { folderState } from '../content/folder-state.ts';
import { loadLibrary } from '../content/library.ts';
import type { Library } from '../regulation/regulation.ts';
import { addresses } from './addresses.ts';

let memo: { stamp: string; library: Promise<Library> } | null = null;

/** The library the pages show: read once in a build, and again after a change while developing. */
export async function getLibrary(): Promise<Library> {
  const content = import.meta.env.CONTENT_FOLDER;
  const stamp = import.meta.env.DEV ? await stampOf(content) : '';
  if (memo?.stamp !== stamp)
    memo = { stamp, library: loadLibrary(content, addresses).then((reading) => reading.library) };
  return memo.library;
}

/** Changes whenever a file of the folder does. */
async function stampOf(folder: string): Promise<string> {
  return [...(await folderState(folder))].flat().join('\n');
}
