import { createHash } from 'node:crypto';
import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../files/errors.ts';
import { compareText } from '../regulation/strings.ts';

/** Files of a content folder → what changes whenever the file does. */
export type FolderState = ReadonlyMap<string, string>;

/** Whether a path in a content folder is one of what maintainers write: not hidden, generated, half written, or outside of it (`../x`). */
export const isContent = (path: string): boolean => !/(?:^|[\\/])\.|^generated(?:[\\/]|$)|\.tmp$/.test(path);

/** The state of everything maintainers write. Never fails: what cannot be read has no state. */
export async function folderState(content: string): Promise<FolderState> {
  const state = new Map<string, string>();
  await collect(content, '', state);
  return state;
}

/** SHA-256, in hexadecimal, of the paths and bytes of everything maintainers write. */
export async function contentHash(content: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of [...(await folderState(content)).keys()].sort()) {
    const bytes = await readFile(join(content, file)).catch(() => Buffer.alloc(0));
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

/** SHA-256, in hexadecimal, of all that lies in a folder at any depth, what is no content included: by their names, kinds and bytes. */
export function folderHash(folder: string): string {
  const hash = createHash('sha256');
  const visit = (inside: string): void => {
    const entries = tried(() => readdirSync(join(folder, inside), { withFileTypes: true }));
    if (typeof entries === 'string') hash.update(`${entries}\0`);
    else for (const entry of entries.toSorted((a, b) => compareText(a.name, b.name))) take(entry, inside);
  };
  const take = (entry: Dirent, inside: string): void => {
    const path = join(inside, entry.name);
    hash.update(entry.isDirectory() ? `${path}/\0` : `${path}\0`);
    if (entry.isDirectory()) visit(path);
    else {
      const bytes = tried(() => readFileSync(join(folder, path)));
      hash.update(`${typeof bytes === 'string' ? bytes : bytes.length}\0`).update(bytes);
    }
  };
  visit('');
  return hash.digest('hex');
}

/** Why it cannot be read stands for what cannot. */
function tried<What>(read: () => What): What | string {
  try {
    return read();
  } catch (error) {
    return errorCode(error);
  }
}

/** Files that were changed, added or removed between two states, sorted. */
export function changedFiles(before: FolderState, after: FolderState): readonly string[] {
  const files = new Set([...before.keys(), ...after.keys()]);
  return [...files].filter((file) => before.get(file) !== after.get(file)).sort();
}

/** Folder by folder, since a recursive reading fails when a folder is replaced meanwhile. */
async function collect(content: string, folder: string, state: Map<string, string>): Promise<void> {
  const entries = await readdir(join(content, folder), { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (!isContent(file)) continue;
    if (entry.isDirectory()) await collect(content, file, state);
    else {
      const status = await lstat(join(content, file)).catch(() => null);
      if (status) state.set(file, `${status.mtimeMs} ${status.size} ${status.ino}`);
    }
  }
}
