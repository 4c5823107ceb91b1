import { errorCode } from '../../files/error-code.ts';
import { runGit } from './run-git.ts';

export interface TakenOut {
  readonly lost: ReadonlyMap<string, readonly string[]>;
  readonly unread: string | null;
  readonly isShallow: boolean;
}

/**
 * Lines that some commit, a merge included, or the working tree took out of files of a content folder, by file, the earliest first. What
 * was put back since is among them: the caller knows what is there now. Of a chain, whose lines go on from those before, a line that
 * itself had come in place of others is not. Empty without Git; in a shallow clone, what it still knows, and `isShallow` says so. `unread`
 * says in Git's words why there is a history that could not be read.
 */
export async function takenOut(
  content: string,
  paths: readonly string[],
  isChain: (file: string) => boolean,
): Promise<TakenOut> {
  const git = (...args: readonly string[]): Promise<string> => runGit(content, ...args, '--', ...paths);
  // Files that are only added take nothing out; attributes of the content (`* -diff`) and settings hide nothing
  const shown = ['--text', '--no-textconv', '--no-ext-diff', '--no-color', '--no-renames'];
  const diff = [...shown, '--unified=0', '--diff-filter=MDT', '--relative'];
  const prefixes = ['--src-prefix=a/', '--dst-prefix=b/'];
  // Every commit, and of merges what either side had: one that takes all from one side drops what the other had on record
  const all = ['--reverse', '--topo-order', '--full-history', '--sparse', '--diff-merges=separate'];
  const isShallow = runGit(content, 'rev-parse', '--is-shallow-repository').catch(() => '');
  const answers = await Promise.allSettled([
    git('log', '--patch', '--format=parents %P', ...all, ...diff, ...prefixes),
    git('diff', 'HEAD', ...diff, ...prefixes),
  ]);
  const files = new Map<string, FileHistory>();
  for (const answer of answers) if (answer.status === 'fulfilled') collect(answer.value, files, isChain);
  const unread = answers.flatMap((answer) => (answer.status === 'rejected' ? whyUnread(answer.reason) : []))[0] ?? null;
  const lost = new Map([...files].map(([file, history]) => [file, [...history.lost]]));
  return { lost, unread, isShallow: (await isShallow).trim() === 'true' };
}

// What tells that there is no history at all, not that it cannot be read
const NO_HISTORY =
  /not a git repository|cannot change to|does not have any commits|(?:ambiguous argument|bad revision) 'HEAD'/i;

/** e.g. "fatal: detected dubious ownership in repository at …"; nothing where there is no history, or no Git. */
function whyUnread(error: unknown): readonly string[] {
  if (!(error instanceof Error) || errorCode(error) === 'ENOENT') return [];
  const said = 'stderr' in error && typeof error.stderr === 'string' ? error.stderr.trim() : '';
  return NO_HISTORY.test(said) ? [] : [said.split('\n')[0] || error.message];
}

interface FileHistory {
  /** In the order in which they last went. */
  readonly lost: Set<string>;
  /** What came in place of lines that were lost: it was wrong from the beginning, and may go again. */
  readonly wrong: Set<string>;
  readonly isChain: boolean;
}

interface Hunk {
  /** Of the first line that was there before. */
  readonly start: number;
  readonly removed: string[];
  readonly added: string[];
}

// e.g. "@@ -2 +2,2 @@"
const HUNK = /^@@ -(\d+)/;

/** Within a hunk every line has its sign before it, so that no content is taken for Git's own words. */
function collect(patch: string, files: Map<string, FileHistory>, isChain: (file: string) => boolean): void {
  let history: FileHistory = { lost: new Set(), wrong: new Set(), isChain: false };
  let hunk: Hunk | null = null;
  let isMerge = false;
  for (const line of `${patch}\n`.split('\n')) {
    if (hunk !== null && line.startsWith('-')) hunk.removed.push(line.slice(1));
    else if (hunk !== null && line.startsWith('+')) hunk.added.push(line.slice(1));
    else if (hunk !== null && line.startsWith('\\')) continue;
    else {
      if (hunk !== null) record(hunk, isMerge, history);
      const start = HUNK.exec(line)?.[1];
      hunk = start === undefined ? null : { start: Number(start), removed: [], added: [] };
      if (line.startsWith('parents ')) isMerge = line.split(' ').length > 2;
      else if (line.startsWith('--- a/')) {
        const file = line.slice('--- a/'.length).trimEnd();
        history = files.get(file) ?? { lost: new Set(), wrong: new Set(), isChain: isChain(file) };
        files.set(file, history);
      }
    }
  }
}

function record({ start, removed, added }: Hunk, isMerge: boolean, { lost, wrong, isChain }: FileHistory): void {
  const stays = new Set(added);
  const gone = removed.filter((line) => !stays.has(line) && !wrong.has(line));
  // Both sides of a merge went on: what one went on with gives way to what both did, in one order
  const isUnion = isChain && isMerge && start > 1 && added.length > removed.length;
  for (const line of added) {
    if (gone.length === 0 || isUnion) wrong.delete(line);
    else if (isChain && !lost.has(line)) wrong.add(line);
  }
  if (isUnion) return;
  for (const line of gone) {
    lost.delete(line);
    lost.add(line);
  }
}
