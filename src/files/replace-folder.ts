import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { copyFile, cp, link, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
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
 */
export async function replaceFiles(folder: string, files: ReadonlyMap<string, string>): Promise<Replacement> {
  await recoverFolder(folder);
  const old = await readTree(folder);
  const changed = [...files].filter(([path, text]) => old.get(path) !== text).map(([path]) => path);
  const removed = [...old.keys()].filter((path) => !files.has(path));
  const report = { written: changed.length, unchanged: files.size - changed.length, removed: removed.length };
  if (existsSync(folder) && changed.length + removed.length === 0) return report;

  const next = siblingOf(folder, `next-${process.pid}`);
  await rm(next, { recursive: true, force: true });
  try {
    for (const parent of new Set([...files.keys()].map((path) => dirname(path)).concat('.')))
      await mkdir(join(next, parent), { recursive: true });
    const fresh = new Set(changed);
    for (const [path, text] of files) {
      if (fresh.has(path)) await writeFile(join(next, path), text);
      else await keep(join(folder, path), join(next, path));
    }
    await replaceFolder(folder, next);
  } finally {
    await rm(next, { recursive: true, force: true });
  }
  return report;
}

/** Some file systems, FAT among them, have no hard links. */
async function keep(file: string, copy: string): Promise<void> {
  await link(file, copy).catch(() => copyFile(file, copy));
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

async function readTree(folder: string): Promise<ReadonlyMap<string, string>> {
  const paths = existsSync(folder) ? await filesBelow(folder) : [];
  // One after the other: all at once would be as many open files
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')] as const));
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
