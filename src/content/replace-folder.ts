import { existsSync } from 'node:fs';
import { link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** What a replacement did, in files. */
export interface Replacement {
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
}

/**
 * Makes a folder hold exactly these files (relative path → text). The new folder is built whole beside the old one and takes
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
      else await link(join(folder, path), join(next, path));
    }
    await replaceFolder(folder, next);
  } finally {
    await rm(next, { recursive: true, force: true });
  }
  return report;
}

/** Puts the folder `next` in the place of `folder`, which may not exist yet. Both must lie on one file system. */
export async function replaceFolder(folder: string, next: string): Promise<void> {
  const previous = siblingOf(folder, 'previous');
  await rm(previous, { recursive: true, force: true });
  await mkdir(dirname(folder), { recursive: true });
  if (existsSync(folder)) await rename(folder, previous);
  await rename(next, folder);
  await rm(previous, { recursive: true, force: true });
}

/** Undoes a replacement that was killed between its two renamings, and removes what killed runs left beside the folder. */
export async function recoverFolder(folder: string): Promise<void> {
  const previous = siblingOf(folder, 'previous');
  if (!existsSync(folder) && existsSync(previous)) await rename(previous, folder);
  const beside = await readdir(dirname(folder)).catch(() => []);
  for (const name of beside) {
    const match = /^\.(.+)\.(?:next-(\d+)|previous)$/.exec(name);
    if (match?.[1] !== basename(folder)) continue;
    const owner = match[2];
    if (owner === undefined || !isRunning(Number(owner)))
      await rm(join(dirname(folder), name), { recursive: true, force: true });
  }
}

/** `dist` → `.dist.next-123`: hidden, on the same file system. */
export const siblingOf = (folder: string, purpose: string): string =>
  join(dirname(folder), `.${basename(folder)}.${purpose}`);

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function readTree(folder: string): Promise<Map<string, string>> {
  if (!existsSync(folder)) return new Map();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(
      files.map(async (file) => [file.slice(folder.length + 1), await readFile(file, 'utf8')] as const),
    ),
  );
}
