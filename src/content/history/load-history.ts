import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { errorCode } from '../../files/errors.ts';
import { type Change, type Commit, classify, type History } from './history.ts';
import { runGit } from './run-git.ts';

/**
 * Reads the history of a content folder from the Git repository it lies in. Never fails: a folder outside of Git, an exported
 * archive, a machine without Git have no history, and a shallow clone a part of one.
 */
export async function loadHistory(content: string): Promise<History> {
  const git = (...args: readonly string[]): Promise<string> => runGit(content, ...args);
  try {
    if ((await git('ls-files', '-z', '--', 'regulations')) === '') return absent('内容没有提交到 Git');
    const cut = await shallowCommits(git, content);
    const log = await git('log', '--no-renames', '--name-status', '-z', `--format=${FORMAT}`, '--relative', '--', '.');
    // The oldest commit of a shallow clone seems to add all that was there before it
    const commits = parseLog(log).filter(({ hash }) => !cut.has(hash));
    return { state: cut.size > 0 ? 'shallow' : 'whole', commits };
  } catch (error) {
    return absent(errorCode(error) === 'ENOENT' ? '这台机器没有安装 Git' : '内容不在 Git 仓库里，例如来自导出的压缩包');
  }
}

/** Reads the history, and reads it again only where there are other commits. */
export function rememberHistory(content: string): () => Promise<History> {
  let known: { readonly head: string; readonly history: Promise<History> } | undefined;
  return async () => {
    const head = await runGit(content, 'rev-parse', 'HEAD').catch(() => '');
    if (known?.head !== head) known = { head, history: loadHistory(content) };
    return known.history;
  };
}

/** The commit that a content folder is at; null where it has none, or holds what is not committed. */
export async function committed(content: string): Promise<string | null> {
  try {
    const changes = await runGit(content, 'status', '--porcelain', '--', '.');
    const tracked = await runGit(content, 'ls-files', '--', 'regulations');
    return changes === '' && tracked !== '' ? (await runGit(content, 'rev-parse', 'HEAD')).trim() : null;
  } catch {
    return null;
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

/** Each field ends with NUL, the one character that no message and no file name can hold: nobody can write a record of his own into one. */
const FORMAT = '%H%x00%cI%x00%s%x00';

const ACTIONS: Readonly<Record<string, Change['action']>> = { A: 'added', D: 'removed' };

/**
 * `git log -z --name-status` in our format: a commit is three fields, each of its files two, a letter for what was done and the
 * name; empty fields and line ends lie between. Commits that change nothing readers see are left out.
 */
function parseLog(log: string): readonly Commit[] {
  const commits: (Commit & { readonly changes: Change[] })[] = [];
  const fields = log.split('\0');
  const field = (at: number): string => fields[at] ?? '';
  for (let at = 0; at < fields.length; ) {
    const first = field(at).trim();
    if (first === '') at += 1;
    else if (first.length === 1) {
      const file = field(at + 1);
      const what = classify(file);
      if (what) commits.at(-1)?.changes.push({ ...what, file, action: ACTIONS[first] ?? 'changed' });
      at += 2;
    } else {
      // Feeds cannot carry control characters
      const subject = field(at + 2).replace(/\p{Cc}/gu, ' ');
      commits.push({ hash: first, date: field(at + 1), subject, changes: [] });
      at += 3;
    }
  }
  return commits.filter(({ changes }) => changes.length > 0);
}
