/** The repository a content folder lies in, those it lay in before, and the folders of it that content was moved from. */
import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { runGit, whyUnread } from './run-git.ts';

export interface ContentRepository {
  readonly top: string;
  /** Of the content folder in it: "content/", "". */
  readonly prefix: string;
}

/**
 * The repository the content lies in, and those that had it where it lies now or where the path to it leads: neither a repository put
 * inside nor a link put in its place hides a history.
 */
export async function repositoriesOf(content: string): Promise<readonly ContentRepository[]> {
  const [own, ...around] = await repositoriesAround(await realpath(content), '');
  if (own === undefined) return [];
  const path = resolve(content);
  const named = path === (await realpath(path)) ? [] : await repositoriesAround(dirname(path), `${basename(path)}/`);
  const others = new Map([...around, ...named].map((each) => [`${each.top}\0${each.prefix}`, each]));
  others.delete(`${own.top}\0${own.prefix}`);
  const had = await Promise.all([...others.values()].map(async (each) => ((await everHad(each)) ? [each] : [])));
  return [own, ...had.flat()];
}

/** The repository a folder lies in, the one that one lies in, and so on; `below` is what comes under the folder. */
async function repositoriesAround(folder: string, below: string): Promise<readonly ContentRepository[]> {
  const answer = await runGit(folder, 'rev-parse', '--show-toplevel', '--show-prefix').catch((error: unknown) => {
    if (whyUnread(error) === null) return '';
    throw error;
  });
  const [top = '', prefix = ''] = answer.split('\n');
  if (top === '') return [];
  const repository = { top, prefix: `${prefix}${below}` };
  const parent = dirname(top);
  const around = parent === top ? [] : await repositoriesAround(parent, `${basename(top)}/${repository.prefix}`);
  return [repository, ...around];
}

/**
 * Other folders of a repository that kept a list, and have no texts or no list any more: the content may have been moved from there. One
 * that still has both is a library of its own.
 */
export async function foldersLeft(
  own: ContentRepository | undefined,
  list: 'records' | 'permalinks',
  until = 'HEAD',
): Promise<readonly ContentRepository[]> {
  if (own === undefined) return [];
  const { top } = own;
  const added = await runGit(
    top,
    ...['log', until, '--full-history', '--diff-merges=first-parent', '--no-renames', '--no-show-signature'],
    ...['--diff-filter=A', '--name-only', '-z', '--format=', '--', `:(glob)**/${list}/*`],
  ).catch((error: unknown) => {
    if (whyUnread(error) === null) return '';
    throw error;
  });
  const file = new RegExp(`^(.*?)${list}/[^/]+\\.(?:txt|json)$`);
  const prefixes = new Set(added.split('\0').flatMap((name) => file.exec(name)?.[1] ?? []));
  prefixes.delete(own.prefix);
  const has = (prefix: string, folder: string): boolean => existsSync(join(top, prefix, folder));
  return [...prefixes]
    .filter((prefix) => !has(prefix, list) || !has(prefix, 'regulations'))
    .map((prefix) => ({ top, prefix }));
}

const everHad = async ({ top, prefix }: ContentRepository): Promise<boolean> =>
  (await runGit(top, 'log', '-1', '--full-history', '--format=%H', '--', prefix).catch(() => '')) !== '';
