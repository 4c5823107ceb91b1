import { type FSWatcher, lstatSync, readdirSync, watch } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { errorCode } from './errors.ts';

/**
 * Tells of every change below a folder, by its path in it, until the answer is called. One watch for each folder: Node's own `recursive`
 * loses sight of a file that another took the place of, which is how many editors save, and what watches each file takes seconds to begin
 * where there are thousands.
 * @param isFollowed by the path in the folder
 * @param fail told what the system refuses, e.g. so many watches; what is watched already stays so
 */
export function watchFolder(
  folder: string,
  isFollowed: (path: string) => boolean,
  tell: (path: string) => void,
  fail: (error: unknown) => void,
): () => void {
  const watchers = new Map<string, FSWatcher>();
  const leave = (path: string): void => {
    for (const [each, watcher] of watchers) {
      if (each !== path && !each.startsWith(path + sep)) continue;
      watcher.close();
      watchers.delete(each);
    }
  };
  const follow = (path: string): void => {
    if (!lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
    const watcher = watch(path, (event, name) => {
      const changed = join(path, name ?? '');
      if (!isFollowed(relative(folder, changed))) return;
      // Something of that name came or went: what was watched there is not there any more
      if (event === 'rename' && changed !== path) again(changed);
      tell(relative(folder, changed));
    });
    watcher.on('error', () => leave(path));
    watchers.set(path, watcher);
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const below = join(path, entry.name);
      if (entry.isDirectory() && isFollowed(relative(folder, below))) follow(below);
    }
  };
  const again = (path: string): void => {
    leave(path);
    try {
      follow(path);
    } catch (error) {
      // It is gone already
      if (errorCode(error) !== 'ENOENT') fail(error);
    }
  };
  again(folder);
  return () => leave(folder);
}
