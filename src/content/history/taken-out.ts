import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** In bytes of Git's answer. */
const LONGEST_DIFF = 256 * 1024 * 1024;

/**
 * Lines that some commit, a merge included, or the working tree took out of files of a content folder, by file. What was put back since is
 * among them: the caller knows what is there now. Empty without Git; in a shallow clone, what it still knows.
 */
export async function takenOut(
  content: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const git = async (...args: readonly string[]): Promise<string> => {
    const options = ['-c', 'core.quotePath=false', '-C', content];
    return (await run('git', [...options, ...args, '--', ...paths], { maxBuffer: LONGEST_DIFF })).stdout;
  };
  // Files that are only added take nothing out
  const diff = ['--unified=0', '--no-renames', '--no-color', '--no-ext-diff', '--diff-filter=MDT', '--relative'];
  const prefixes = ['--src-prefix=a/', '--dst-prefix=b/'];
  const answers = await Promise.allSettled([
    git('log', '--patch', '--format=', '--diff-merges=first-parent', ...diff, ...prefixes),
    git('diff', 'HEAD', ...diff, ...prefixes),
  ]);
  const removed = new Map<string, string[]>();
  for (const answer of answers) if (answer.status === 'fulfilled') collect(answer.value, removed);
  return removed;
}

/** Within a hunk every line has its sign before it, so that no content is taken for Git's own words. */
function collect(patch: string, removed: Map<string, string[]>): void {
  let lines: string[] = [];
  let isInHunk = false;
  for (const line of patch.split('\n')) {
    if (line.startsWith('diff --git ')) isInHunk = false;
    else if (line.startsWith('@@ ')) isInHunk = true;
    else if (!isInHunk && line.startsWith('--- a/')) {
      const file = line.slice('--- a/'.length).trimEnd();
      lines = removed.get(file) ?? [];
      removed.set(file, lines);
    } else if (isInHunk && line.startsWith('-')) lines.push(line.slice(1));
  }
}
