import { errorCode } from '../../files/errors.ts';
import { runGit } from './run-git.ts';

export interface TakenOut {
  readonly lost: ReadonlyMap<string, readonly string[]>;
  /** Of chains, lines that some commit or the working tree put before others. */
  readonly pushedIn: ReadonlyMap<string, readonly string[]>;
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
  const diff = [...shown, '--unified=1', '--diff-filter=MDT', '--relative'];
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
  const pushedIn = new Map([...files].map(([file, history]) => [file, [...history.pushedIn]]));
  return { lost, pushedIn, unread, isShallow: (await isShallow).trim() === 'true' };
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
  readonly pushedIn: Set<string>;
  readonly isChain: boolean;
}

const emptyHistory = (isChain: boolean): FileHistory => ({
  lost: new Set(),
  wrong: new Set(),
  pushedIn: new Set(),
  isChain,
});

interface Change {
  /** Of the first line that was there before. */
  readonly start: number;
  readonly removed: string[];
  readonly added: string[];
}

// e.g. "@@ -2 +2,2 @@"
const HUNK = /^@@ -(\d+)/;

/** Within a hunk every line has its sign before it, so that no content is taken for Git's own words. */
function collect(patch: string, files: Map<string, FileHistory>, isChain: (file: string) => boolean): void {
  let history = emptyHistory(false);
  /** The line of the earlier version that comes next; null outside of hunks. */
  let next: number | null = null;
  let change: Change | null = null;
  let isMerge = false;
  for (const line of `${patch}\n`.split('\n')) {
    const sign = next === null ? '' : line.charAt(0);
    if (next !== null && (sign === '-' || sign === '+')) {
      change ??= { start: next, removed: [], added: [] };
      (sign === '-' ? change.removed : change.added).push(line.slice(1));
      if (sign === '-') next += 1;
    } else if (sign !== '\\') {
      if (change !== null) record(change, isMerge, sign === ' ', history);
      change = null;
      if (next !== null && sign === ' ') next += 1;
      else {
        const start = HUNK.exec(line)?.[1];
        next = start === undefined ? null : Number(start);
        if (line.startsWith('parents ')) isMerge = line.split(' ').length > 2;
        else if (line.startsWith('--- a/')) {
          const file = line.slice('--- a/'.length).trimEnd();
          history = files.get(file) ?? emptyHistory(isChain(file));
          files.set(file, history);
        }
      }
    }
  }
}

/** Of a chain, what a line begins with makes it what it is: "9f86d081…  更正 2026-02-01 第 7 行". */
const linkOf = (line: string): string => line.split(/\s/, 1)[0] ?? '';

/** `isInside`: other lines follow. */
function record({ start, removed, added }: Change, isMerge: boolean, isInside: boolean, history: FileHistory): void {
  const { lost, wrong, pushedIn, isChain } = history;
  const stays = new Set(added);
  const gone = removed.filter((line) => !stays.has(line) && !wrong.has(line));
  // Both sides of a merge went on: what one went on with gives way to what both did, in one order
  const isUnion = isChain && isMerge && start > 1 && removed.length > 0 && added.length > removed.length;
  for (const line of added) {
    if (gone.length === 0 || isUnion) wrong.delete(line);
    else if (isChain && !lost.has(line)) wrong.add(line);
  }
  for (const line of removed) pushedIn.delete(line);
  if (isUnion) return;
  for (const line of isChain ? before(added, removed, isInside) : []) {
    wrong.add(line);
    pushedIn.add(line);
  }
  for (const line of gone) {
    lost.delete(line);
    lost.add(line);
  }
}

/** What was put before lines that stayed. A chain only ever goes on at its end. */
function before(added: readonly string[], removed: readonly string[], isInside: boolean): readonly string[] {
  const links = new Set(removed.map(linkOf));
  const last = isInside ? added.length : added.findLastIndex((line) => links.has(linkOf(line)));
  return added.slice(0, Math.max(last, 0)).filter((line) => !links.has(linkOf(line)));
}
