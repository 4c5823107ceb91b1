import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';

/** How often a waiting run asks, in milliseconds. */
const INTERVAL = 200;

/**
 * Runs a task while no other run that takes the lock works in this project; calls `onWait` once when it has to wait. The lock is a lock
 * of SQLite's on an empty file, which is the operating system's own: it goes with its process, however that ends, where a
 * file with a process number would have to be judged stale.
 */
export async function withProjectLock<Result>(
  root: string,
  onWait: () => void,
  task: () => Promise<Result>,
): Promise<Result> {
  await mkdir(join(root, '.cache'), { recursive: true });
  const lock = new DatabaseSync(join(root, '.cache', 'lock'));
  try {
    for (let waiting = false; !tryLock(lock); waiting = true) {
      if (!waiting) onWait();
      await setTimeout(INTERVAL);
    }
    return await task();
  } finally {
    lock.close();
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
