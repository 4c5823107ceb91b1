import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { folderKey } from './paths.ts';

/** How often a waiting run asks, in milliseconds. */
const INTERVAL = 200;

/**
 * Runs a task while no other run of this project has the lock of one of these folders; calls `onWait` once for each that it has to
 * wait for. A lock is a lock of SQLite's on an empty file, which is the operating system's own: it goes with its process, however that
 * ends, where a file with a process number would have to be judged stale.
 * @param folders absolute paths; every run takes them in the same order, so that no two wait for each other
 */
export async function withFolderLocks<Result>(
  root: string,
  folders: readonly string[],
  onWait: (folder: string) => void,
  task: () => Promise<Result>,
): Promise<Result> {
  const locks = join(root, '.cache', 'locks');
  await mkdir(locks, { recursive: true });
  const held: DatabaseSync[] = [];
  try {
    for (const folder of folders.toSorted()) {
      const lock = new DatabaseSync(join(locks, folderKey(folder)));
      held.push(lock);
      for (let waiting = false; !tryLock(lock); waiting = true) {
        if (!waiting) onWait(folder);
        await setTimeout(INTERVAL);
      }
    }
    return await task();
  } finally {
    for (const lock of held) lock.close();
  }
}

const SQLITE_BUSY = 5;

function tryLock(lock: DatabaseSync): boolean {
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return false;
    throw error;
  }
}
