import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Change, type Commit, classify, type History } from './history.ts';

const run = promisify(execFile);

/** In bytes of Git's answer: a hundred thousand commits. */
const LONGEST_LOG = 256 * 1024 * 1024;

/**
 * Reads the history of a content folder from the Git repository it lies in. Never fails: a folder outside of Git, an exported
 * archive, a machine without Git have no history, and a shallow clone a part of one.
 */
export async function loadHistory(content: string): Promise<History> {
  const git = async (...args: readonly string[]): Promise<string> =>
    (await run('git', ['-C', content, ...args], { maxBuffer: LONGEST_LOG })).stdout;
  try {
    if ((await git('ls-files', '-z', '--', 'regulations')) === '') return absent('内容没有提交到 Git');
    const cut = await shallowCommits(git, content);
    const log = await git('log', '--no-renames', '--name-status', '-z', `--format=${FORMAT}`, '--relative', '--', '.');
    // The oldest commit of a shallow clone seems to add all that was there before it
    const commits = parseLog(log).filter(({ hash }) => !cut.has(hash));
    return { state: cut.size > 0 ? 'shallow' : 'whole', commits };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    return absent(code === 'ENOENT' ? '这台机器没有安装 Git' : '内容不在 Git 仓库里，例如来自导出的压缩包');
  }
}

const absent = (reason: string): History => ({ state: 'absent', reason, commits: [] });

async function shallowCommits(
  git: (...args: readonly string[]) => Promise<string>,
  content: string,
): Promise<ReadonlySet<string>> {
  if ((await git('rev-parse', '--is-shallow-repository')).trim() !== 'true') return new Set();
  const file = resolve(content, (await git('rev-parse', '--git-path', 'shallow')).trim());
  return new Set((await readFile(file, 'utf8')).split('\n').filter(Boolean));
}

/** Records and fields are parted by control characters that no subject holds. */
const FORMAT = '%x1e%H%x1f%cI%x1f%s%x1f';

const ACTIONS: Readonly<Record<string, Change['action']>> = { A: 'added', D: 'removed' };

/** `git log -z --name-status` in our format. Commits that change nothing readers see are left out. */
export function parseLog(log: string): readonly Commit[] {
  return log
    .split('\x1e')
    .slice(1)
    .flatMap((record) => {
      const [hash = '', date = '', subject = '', files = ''] = record.split('\x1f');
      const names = files
        .split('\0')
        .map((name) => name.trim())
        .filter(Boolean);
      const changes: Change[] = [];
      for (let at = 0; at + 1 < names.length; at += 2) {
        const file = names[at + 1] ?? '';
        const what = classify(file);
        if (what) changes.push({ ...what, file, action: ACTIONS[names[at] ?? ''] ?? 'changed' });
      }
      return changes.length > 0 ? [{ hash, date, subject, changes }] : [];
    });
}
