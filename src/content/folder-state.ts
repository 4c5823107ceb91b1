import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
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

/**
 * SHA-256, in hexadecimal, of the names and bytes of all that lies in a folder at any depth. Null where one is no regular file or cannot be
 * read: what lies behind a link may change without it, and a pipe would be waited for without end.
 * @param isTold which paths in it are told
 */
export function folderHash(folder: string, isTold: (path: string) => boolean = () => true): string | null {
  const hash = createHash('sha256');
  const visit = (inside: string): boolean =>
    readdirSync(join(folder, inside), { withFileTypes: true })
      .toSorted((a, b) => compareText(a.name, b.name))
      .every((entry) => {
        const path = inside + entry.name;
        if (!isTold(path)) return true;
        if (entry.isDirectory()) {
          hash.update(`${path}/\0`);
          return visit(`${path}/`);
        }
        if (!entry.isFile()) return false;
        const bytes = readFileSync(join(folder, path));
        hash.update(`${path}\0${bytes.length}\0`).update(bytes);
        return true;
      });
  try {
    return lstatSync(folder).isDirectory() && visit('') ? hash.digest('hex') : null;
  } catch (error) {
    if (errorCode(error) === '') throw error;
    return null;
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
