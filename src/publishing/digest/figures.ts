/** What a change does to the size and speed of the site, and to what the search finds. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, stat, symlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { filesBelow } from '../../files/paths.ts';
import { type Accuracy, accuracyOf } from '../../search/measuring/accuracy.ts';
import { makeLargeIndex } from '../../search/measuring/large-index.ts';
import { makeTemporaryIndex } from '../../search/measuring/temporary-index.ts';
import type { SearchRecord } from '../../search/record.ts';

const run = promisify(execFile);

/** The project as it was at a commit, in a working tree of its own with our packages, and as it is. */
export interface Builds {
  readonly base: Measured | null;
  readonly head: Measured | null;
  /** Whether the base asks for other packages than those it was built with. */
  readonly otherPackages: boolean;
}

/**
 * Builds both sides one after the other, each by its own code and of its own content, into `work/base` and `out`. A side that
 * cannot be built has no figures.
 */
export async function buildBoth(
  root: string,
  content: string,
  commit: string,
  work: string,
  out: string,
): Promise<Builds> {
  const tree = join(work, 'tree');
  await run('git', ['-C', root, 'worktree', 'add', '--detach', '--quiet', tree, commit]);
  try {
    await symlink(join(root, 'node_modules'), join(tree, 'node_modules'));
    const [ours, theirs] = await Promise.all(
      [root, tree].map((folder) => readFile(join(folder, 'package-lock.json'), 'utf8').catch(() => '')),
    );
    return {
      base: await build(tree, join(tree, relative(root, content)), join(work, 'base')),
      head: await build(root, content, out),
      otherPackages: ours !== theirs,
    };
  } finally {
    await run('git', ['-C', root, 'worktree', 'remove', '--force', tree]);
  }
}

async function build(root: string, content: string, out: string): Promise<Measured | null> {
  const begun = performance.now();
  const child = spawn(process.execPath, [join(root, 'scripts', 'build.ts')], {
    cwd: root,
    env: { ...process.env, CONTENT_DIR: content, OUT_DIR: out },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [status] = await once(child, 'close');
  if (status !== 0) return null;
  const seconds = (performance.now() - begun) / 1000;
  return { ...(await measureSite(out)), seconds };
}

/** What a built site weighs. */
export interface SiteFigures {
  readonly pages: number;
  /** Compressed size of its pages, in bytes. */
  readonly medianPage: number;
  readonly largestPage: number;
  /** Of all files as they are, in bytes. */
  readonly total: number;
}

/** What is wanted of both sides. */
export interface Measured extends SiteFigures {
  readonly seconds: number;
}

export async function measureSite(folder: string): Promise<SiteFigures> {
  const files = (await filesBelow(folder)).map((path) => join(folder, path));
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  const pages: number[] = [];
  for (const file of files.filter((each) => each.endsWith('.html') && !each.includes('/files/')))
    pages.push(gzipSync(await readFile(file), { level: 9 }).length);
  pages.sort((a, b) => a - b);
  return {
    pages: pages.length,
    medianPage: pages[Math.floor(pages.length / 2)] ?? 0,
    largestPage: pages.at(-1) ?? 0,
    total: sizes.reduce((sum, size) => sum + size, 0),
  };
}

/** Searches for stretches of the texts against plain reading of them, all lengths together. */
export type Recall = Omit<Accuracy, 'length'>;

const LENGTHS = [2, 3, 4, 6, 8] as const;
/** Of each length. */
const SAMPLE = 40;

/**
 * Builds the search index of the records and asks it; the same records are always asked the same.
 * @param isLarge whether readers search it in the form of a large library
 */
export async function measureRecall(records: readonly SearchRecord[], isLarge: boolean): Promise<Recall> {
  const searchable = records.filter(({ text }) => text.length > 0);
  await using index = await (isLarge ? makeLargeIndex : makeTemporaryIndex)(searchable);
  const accuracy = await accuracyOf(await index.index(), searchable, LENGTHS, SAMPLE);
  const sum = (of: keyof Recall) => accuracy.reduce((total, each) => total + each[of], 0);
  return { searches: sum('searches'), expected: sum('expected'), found: sum('found'), wrong: sum('wrong') };
}

/** Names of what was added, changed and removed. */
export interface Delta {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** Compares two collections by name; values are compared as text. */
export function delta(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Delta {
  return {
    added: [...after.keys()].filter((name) => !before.has(name)),
    changed: [...after].filter(([name, value]) => before.has(name) && before.get(name) !== value).map(([name]) => name),
    removed: [...before.keys()].filter((name) => !after.has(name)),
  };
}

export const isEmpty = ({ added, changed, removed }: Delta): boolean =>
  added.length + changed.length + removed.length === 0;
