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
 * must lie on one file system. No system call that Node has exchanges two folders: between the two renamings there is none, for some
 * microseconds and some dozen more for each that is kept, and a run killed there is undone by `recoverFolder`.
 * @param kept folders in it, none in another, that stay as they are, but for the files that `next` has in them
 */
export async function replaceFolder(folder: string, next: string, kept: readonly string[] = []): Promise<void> {
  const previous = siblingOf(folder, `previous-${process.pid}`);
  rmSync(previous, { recursive: true, force: true });
  mkdirSync(dirname(folder), { recursive: true });
  const moves = kept.length === 0 ? null : await prepareMoves(folder, next, kept);
  if (existsSync(folder)) renameSync(folder, previous);
  try {
    if (moves) move(moves, previous);
    renameSync(next, folder);
  } catch (error) {
    if (existsSync(previous) && !existsSync(folder)) {
      if (moves) moveBack(moves, previous);
      renameSync(previous, folder);
    }
    throw error;
  } finally {
    if (moves) await rm(moves.aside, { recursive: true, force: true });
  }
  // Several files at once: some disks let each wait until its space is free
  await rm(previous, { recursive: true, force: true });
}

/** Folders that move from the old one into the new one. */
interface Moves {
  /** The new one. */
  readonly next: string;
  /** Where lies what changes in them: `new/<folder>/…`, and as it was before `old/<folder>/…`. */
  readonly aside: string;
  readonly folders: readonly { readonly name: string; readonly changed: readonly string[] }[];
}

async function prepareMoves(folder: string, next: string, kept: readonly string[]): Promise<Moves> {
  const aside = siblingOf(folder, `moved-${process.pid}`);
  rmSync(aside, { recursive: true, force: true });
  for (const part of ['new', 'old']) mkdirSync(join(aside, part), { recursive: true });
  const folders: Moves['folders'][number][] = [];
  for (const name of kept) {
    const own = join(next, name);
    const changed = existsSync(own) ? await filesBelow(own) : [];
    if (existsSync(own)) {
      mkdirSync(dirname(join(aside, 'new', name)), { recursive: true });
      renameSync(own, join(aside, 'new', name));
    }
    for (const file of changed) mkdirSync(dirname(join(aside, 'old', name, file)), { recursive: true });
    folders.push({ name, changed });
  }
  const moves = { next, aside, folders };
  writeFileSync(join(aside, MOVES), JSON.stringify(moves));
  return moves;
}

/** What a run that is killed was moving. */
const MOVES = 'moves.json';

function move({ next, aside, folders }: Moves, previous: string): void {
  for (const { name, changed } of folders) {
    const own = join(next, name);
    mkdirSync(dirname(own), { recursive: true });
    renameSync(join(previous, name), own);
    for (const file of changed) {
      mkdirSync(dirname(join(own, file)), { recursive: true });
      if (existsSync(join(own, file))) renameSync(join(own, file), join(aside, 'old', name, file));
      renameSync(join(aside, 'new', name, file), join(own, file));
    }
  }
}

/** However far `move` has come. */
function moveBack({ next, aside, folders }: Moves, previous: string): void {
  for (const { name, changed } of folders) {
    const own = join(next, name);
    if (!existsSync(own)) continue;
    for (const file of changed) {
      const before = join(aside, 'old', name, file);
      if (existsSync(before)) renameSync(before, join(own, file));
      else if (!existsSync(join(aside, 'new', name, file))) rmSync(join(own, file), { force: true });
    }
    renameSync(own, join(previous, name));
  }
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
  const left = beside.toSorted().flatMap((name) => {
    const [, of, purpose, pid] = /^\.(.+)\.(next|previous|moved)-(\d+)$/.exec(name) ?? [];
    return of === basename(folder) && !isRunning(Number(pid)) ? [{ purpose, pid: Number(pid), name }] : [];
  });
  for (const { purpose, pid, name } of left) {
    if (purpose !== 'previous' || existsSync(folder)) continue;
    const previous = join(dirname(folder), name);
    const moves = join(siblingOf(folder, `moved-${pid}`), MOVES);
    if (existsSync(moves)) moveBack(JSON.parse(readFileSync(moves, 'utf8')), previous);
    await rename(previous, folder);
  }
  for (const { name } of left) await rm(join(dirname(folder), name), { recursive: true, force: true });
}

/** `dist` → `.dist.next-123`: hidden, on the same file system. */
export const siblingOf = (folder: string, purpose: `${'next' | 'previous' | 'moved'}-${number}`): string =>
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
