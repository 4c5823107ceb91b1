import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, symlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { type Measured, measureSite } from './site-figures.ts';

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
