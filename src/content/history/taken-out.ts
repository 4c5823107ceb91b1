/** Lines that were on the lists of published addresses once. */
import { type ContentRepository, foldersLeft, repositoriesOf } from './repositories.ts';
import { runGit, whyUnread } from './run-git.ts';

/** Of one list. */
export interface Lines {
  /** In the content folder it is, or was, of: "permalinks/law.json". */
  readonly file: string;
  /** In the repository: "content/permalinks/law.json". */
  readonly path: string;
  /** The earliest first. */
  readonly lines: readonly string[];
}

export interface TakenOut {
  readonly own: readonly Lines[];
  /** Of other folders of the repository that had lists and are gone: the content may have been moved from there. */
  readonly elsewhere: readonly (readonly Lines[])[];
  readonly unread: string | null;
  readonly isShallow: boolean;
}

/**
 * What some commit, a merge included, or the working tree took out. What was put back since is among it: the caller knows what is there
 * now. Empty without Git; in a shallow clone, what it still knows, and `isShallow` says so. `unread` says why there is a history that
 * could not be read.
 */
export async function takenOut(content: string): Promise<TakenOut> {
  const unread: string[] = [];
  const orNone = (error: unknown): readonly [] => {
    unread.push(...[whyUnread(error) ?? []].flat());
    return [];
  };
  const isShallow = runGit(content, 'rev-parse', '--is-shallow-repository').catch(() => '');
  const [repository] = await repositoriesOf(content).catch(orNone);
  const left = await foldersLeft(repository, 'permalinks').catch(orNone);
  const [own = [], ...elsewhere] = await Promise.all(
    [repository ?? [], left].flat().map((each) => linesTakenOut(each, orNone)),
  );
  return { own, elsewhere, unread: unread[0] ?? null, isShallow: (await isShallow).trim() === 'true' };
}

async function linesTakenOut(
  { top, prefix }: ContentRepository,
  orNone: (error: unknown) => readonly [],
): Promise<readonly Lines[]> {
  const lists = ['permalinks', 'permalinks.json'].map((name) => prefix + name);
  const git = (...args: readonly string[]) => runGit(top, ...args, '--', ...lists).catch(orNone);
  // Files that are only added take nothing out; attributes of the content (`* -diff`) and settings hide nothing
  const shown = ['--text', '--no-textconv', '--no-ext-diff', '--no-color', '--no-renames'];
  const diff = [...shown, '--unified=0', '--diff-filter=MDT', ...(prefix === '' ? [] : [`--relative=${prefix}`])];
  const prefixes = ['--src-prefix=a/', '--dst-prefix=b/'];
  // Every commit, and of merges what either side had: one that takes all from one side drops what the other had on record
  const all = ['--reverse', '--topo-order', '--full-history', '--sparse', '--diff-merges=separate'];
  const lost = new Map<string, Set<string>>();
  for (const answer of await Promise.all([
    git('log', '--patch', '--format=', ...all, ...diff, ...prefixes),
    git('diff', 'HEAD', ...diff, ...prefixes),
  ]))
    if (typeof answer === 'string') collect(answer, lost);
  return [...lost].map(([file, lines]) => ({ file, path: prefix + file, lines: [...lines] }));
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
