import { randomUUID } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { cp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errorCode } from './errors.ts';
import { filesBelow } from './paths.ts';

/** What a replacement did, in files. */
export interface Replacement {
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
}

/**
 * Makes a folder hold exactly these files (path in it with `/` → text). The new folder is built whole beside the old one and takes
 * its place by renaming, so a run killed at any time leaves either the old or the new files, never a mixture. Unchanged files
 * keep their inode and modification time (hard links): whoever watches them sees only what changed. Nothing is touched when
 * nothing changed. Fails with the file system's error; the old folder then still stands.
 * @param isKept of the files that are there, which stay as they are
 */
export async function replaceFiles(
  folder: string,
  files: ReadonlyMap<string, string>,
  isKept: (path: string) => boolean = () => false,
): Promise<Replacement> {
  await recoverFolder(folder);
  const old = existsSync(folder) ? await filesBelow(folder) : [];
  const kept = old.filter((path) => !files.has(path) && isKept(path));
  const isThere = new Set(old);
  // One after the other: all at once would be as many open files
  const isSame = ([path, text]: readonly [string, string]) =>
    isThere.has(path) && readFileSync(join(folder, path), 'utf8') === text;
  const changed = new Map([...files].filter((file) => !isSame(file)));
  const unchanged = [...[...files.keys()].filter((path) => !changed.has(path)), ...kept];
  const removed = old.length - unchanged.length - [...changed.keys()].filter((path) => isThere.has(path)).length;
  const report = { written: changed.size, unchanged: unchanged.length, removed };
  if (existsSync(folder) && changed.size + removed === 0) return report;

  const next = siblingOf(folder, `next-${process.pid}`);
  await rm(next, { recursive: true, force: true });
  try {
    // Hundreds of thousands of small files: waiting for each in turn takes longer than all else
    for (const parent of new Set([...changed.keys(), ...unchanged].map((path) => dirname(path)).concat('.')))
      mkdirSync(join(next, parent), { recursive: true });
    for (const [path, text] of changed) writeFileSync(join(next, path), text);
    for (const path of unchanged) keep(join(folder, path), join(next, path));
    await replaceFolder(folder, next);
  } finally {
    await rm(next, { recursive: true, force: true });
  }
  return report;
}

/** Some file systems, FAT among them, have no hard links. */
function keep(file: string, copy: string): void {
  try {
    linkSync(file, copy);
  } catch {
    copyFileSync(file, copy);
  }
}

/**
 * Puts the folder `next` in the place of `folder`, which may not exist yet: at once, only the removal of what was there is awaited. Both
 * must lie on one file system. No system call that Node has exchanges two folders: between the two renamings, some microseconds, there is
 * none, and a run killed there is undone by `recoverFolder`.
 */
export async function replaceFolder(folder: string, next: string): Promise<void> {
  const previous = siblingOf(folder, `previous-${process.pid}`);
  rmSync(previous, { recursive: true, force: true });
  mkdirSync(dirname(folder), { recursive: true });
  if (existsSync(folder)) renameSync(folder, previous);
  try {
    renameSync(next, folder);
  } catch (error) {
    if (existsSync(previous) && !existsSync(folder)) renameSync(previous, folder);
    throw error;
  }
  // Several files at once: some disks let each wait until its space is free
  await rm(previous, { recursive: true, force: true });
}

/** Moves a folder to a place where there is none; to another file system by copying it. */
export async function moveFolder(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (errorCode(error) !== 'EXDEV') throw error;
    await cp(from, to, { recursive: true });
    await rm(from, { recursive: true });
  }
}

/** Undoes a replacement that was killed between its two renamings, and removes what killed runs left beside the folder. */
export async function recoverFolder(folder: string): Promise<void> {
  const beside = await readdir(dirname(folder)).catch(() => []);
  for (const name of beside.toSorted()) {
    const match = /^\.(.+)\.(next|previous)-(\d+)$/.exec(name);
    if (match?.[1] !== basename(folder) || isRunning(Number(match[3]))) continue;
    const left = join(dirname(folder), name);
    if (match[2] === 'previous' && !existsSync(folder)) await rename(left, folder);
    else await rm(left, { recursive: true, force: true });
  }
}

/** `dist` → `.dist.next-123`: hidden, on the same file system. */
export const siblingOf = (folder: string, purpose: `${'next' | 'previous'}-${number}`): string =>
  join(dirname(folder), `.${basename(folder)}.${purpose}`);

/** Our own number on what another run left is a number given out again, as happens in containers. */
function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Writes a file whole or not at all: whoever reads it meanwhile, or after a run that was killed, sees the old one or the new one. */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  const next = `${file}.${randomUUID()}.tmp`;
  try {
    await writeFile(next, content);
    await rename(next, file);
  } catch (error) {
    await rm(next, { force: true });
    throw error;
  }
}
