import { access, constants, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { errorCode } from './errors.ts';
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
  await makeWritable(locks);
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

/** @throws Error in Chinese when nothing can be written there: no choice of the output would help */
async function makeWritable(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (error) {
    if (!['EROFS', 'EACCES', 'EPERM'].includes(errorCode(error))) throw error;
    throw new Error(
      `项目的文件夹不能写入：${folder}。\n构建要在项目的 .cache 里放临时文件，换 OUT_DIR 也不行；请把项目复制到能写入的地方，再在那里运行。`,
    );
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
