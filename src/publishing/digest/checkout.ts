import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The commit that a name means; the error says so when there is none. */
export async function resolveCommit(folder: string, name: string): Promise<string> {
  try {
    const args = ['-C', folder, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
    return (await run('git', args)).stdout.trim();
  } catch {
    throw new Error(`Git 里没有“${name}”这个提交或分支；浅克隆请先 git fetch --unshallow。`);
  }
}

/**
 * Writes the content folder as it was at a commit into `target`, by an index of its own: neither the repository's index nor its
 * working tree is touched. A folder that was not there yet stays empty.
 */
export async function checkoutContent(content: string, commit: string, target: string): Promise<void> {
  await mkdir(join(target, 'regulations'), { recursive: true });
  const { stdout } = await run('git', ['-C', content, 'rev-parse', '--show-toplevel']);
  const root = stdout.trim();
  const folder = relative(root, content).replaceAll('\\', '/');
  const env = { ...process.env, GIT_INDEX_FILE: `${target}.index` };
  const tree = folder === '' ? commit : `${commit}:${folder}`;
  const exists = await run('git', ['-C', root, 'cat-file', '-e', tree]).then(
    () => true,
    () => false,
  );
  if (!exists) return;
  await run('git', ['-C', root, 'read-tree', tree], { env });
  await run('git', ['-C', root, 'checkout-index', '--all', `--prefix=${target}/`], { env });
}

/** Regulations any file of whose folder differs from a commit, new ones and files not yet added included. */
export async function changedRegulations(content: string, commit: string): Promise<ReadonlySet<string>> {
  const list = async (...args: readonly string[]): Promise<readonly string[]> =>
    (await run('git', ['-C', content, ...args, '-z', '--', 'regulations'])).stdout.split('\0');
  const files = await Promise.all([
    list('diff', '--name-only', '--no-renames', '--no-ext-diff', '--relative', commit),
    list('ls-files', '--others', '--exclude-standard'),
  ]);
  return new Set(files.flat().map((file) => file.split('/')[1] ?? ''));
}
