import { runGit, whyUnread } from './run-git.ts';

export interface TakenOut {
  readonly lost: ReadonlyMap<string, readonly string[]>;
  readonly unread: string | null;
  readonly isShallow: boolean;
}

/**
 * Lines that some commit, a merge included, or the working tree took out of files of a content folder, by file, the earliest first. What
 * was put back since is among them: the caller knows what is there now. Empty without Git; in a shallow clone, what it still knows, and
 * `isShallow` says so. `unread` says why there is a history that could not be read.
 */
export async function takenOut(content: string, paths: readonly string[]): Promise<TakenOut> {
  const git = (...args: readonly string[]): Promise<string> => runGit(content, ...args, '--', ...paths);
  // Files that are only added take nothing out; attributes of the content (`* -diff`) and settings hide nothing
  const shown = ['--text', '--no-textconv', '--no-ext-diff', '--no-color', '--no-renames'];
  const diff = [...shown, '--unified=0', '--diff-filter=MDT', '--relative'];
  const prefixes = ['--src-prefix=a/', '--dst-prefix=b/'];
  // Every commit, and of merges what either side had: one that takes all from one side drops what the other had on record
  const all = ['--reverse', '--topo-order', '--full-history', '--sparse', '--diff-merges=separate'];
  const isShallow = runGit(content, 'rev-parse', '--is-shallow-repository').catch(() => '');
  const answers = await Promise.allSettled([
    git('log', '--patch', '--format=', ...all, ...diff, ...prefixes),
    git('diff', 'HEAD', ...diff, ...prefixes),
  ]);
  const lost = new Map<string, Set<string>>();
  for (const answer of answers) if (answer.status === 'fulfilled') collect(answer.value, lost);
  const unread = answers.flatMap((answer) => (answer.status === 'rejected' ? (whyUnread(answer.reason) ?? []) : []));
  return {
    lost: new Map([...lost].map(([file, lines]) => [file, [...lines]])),
    unread: unread[0] ?? null,
    isShallow: (await isShallow).trim() === 'true',
  };
}

// e.g. "@@ -2 +2,2 @@": so many lines with their signs follow, whatever they say
const HUNK = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/;

function collect(patch: string, lost: Map<string, Set<string>>): void {
  let lines = new Set<string>();
  let inHunk = 0;
  for (const line of patch.split('\n')) {
    if (inHunk > 0 && /^[-+]/.test(line)) {
      inHunk -= 1;
      if (!line.startsWith('-')) continue;
      // In the order in which they last went
      lines.delete(line.slice(1));
      lines.add(line.slice(1));
      continue;
    }
    const [hunk, removed = '1', added = '1'] = HUNK.exec(line) ?? [];
    if (hunk !== undefined) inHunk = Number(removed) + Number(added);
    else if (line.startsWith('--- a/')) {
      const file = line.slice('--- a/'.length).trimEnd();
      lines = lost.get(file) ?? new Set();
      lost.set(file, lines);
    }
  }
}
