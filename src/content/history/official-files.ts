import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { say } from '../../regulation/diagnostics/codes.ts';
import { type Diagnostic, wholeOf } from '../../regulation/diagnostics.ts';
import { officialSlug } from './published-texts.ts';
import { attributesOf, runGit } from './run-git.ts';

/** What is official in a content folder as it lies on the disk, sorted. Links are left out, as they are where content is read. */
export async function officialFiles(content: string): Promise<readonly string[]> {
  const list = (folder: string) => readdir(join(content, folder), { withFileTypes: true }).catch(() => []);
  const within = async (folder: string): Promise<readonly string[]> => {
    const entries = await list(folder);
    const deeper = entries.filter((entry) => entry.isDirectory() && mayHold(`${folder}/${entry.name}`));
    const files = entries.filter((entry) => entry.isFile()).map(({ name }) => `${folder}/${name}`);
    return [...files, ...(await Promise.all(deeper.map(({ name }) => within(`${folder}/${name}`)))).flat()];
  };
  const found = await Promise.all(['regulations', 'records'].map(within));
  return found
    .flat()
    .filter((file) => officialSlug(file) !== null)
    .sort();
}

// e.g. "regulations/law", "regulations/law/editions", "regulations/law/editions/2015-03-15"
const mayHold = (folder: string): boolean => /^regulations\/[^/]+(?:\/editions(?:\/[^/]+)?)?$/.test(folder);

/** What is official and Git was told to ignore: it would change without a history. A folder that is ignored as a whole has none. */
export async function ignoredFiles(content: string): Promise<readonly Diagnostic[]> {
  const list = (...args: readonly string[]) =>
    runGit(content, 'ls-files', '-z', ...args, '--', 'regulations', 'records').catch(() => '');
  const ignored = (await list('--others', '--ignored', '--exclude-standard'))
    .split('\0')
    .filter((file) => officialSlug(file) !== null);
  if (ignored.length === 0 || (await list('--cached')) === '') return [];
  return ignored.sort().map((file) => ({ ...say('text-ignored'), ...wholeOf(file) }));
}

/** With these Git holds something else than what lies on the disk: a pointer, another encoding, an expanded `$Id$`. */
const REWRITING = ['filter', 'ident', 'working-tree-encoding'] as const;

/** What is official and Git was told to rewrite: its history would be that of other words. */
export async function filteredFiles(content: string, files: readonly string[]): Promise<readonly Diagnostic[]> {
  const set = await attributesOf(content, files, REWRITING).catch(() => []);
  return set.map(({ file, attribute, value }) => ({ ...say('text-filtered', attribute, value), ...wholeOf(file) }));
}
