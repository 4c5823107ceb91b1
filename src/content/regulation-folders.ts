import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { reasonOf } from '../files/errors.ts';
import { say } from '../regulation/diagnostics/codes.ts';
import { type Diagnostic, wholeOf } from '../regulation/diagnostics.ts';
import { similarTo } from '../regulation/strings.ts';
import { ORIGINAL_RECORD, ORIGINALS } from './original.ts';
import { loadPermalinks, segmentOf } from './permalinks/permalinks-file.ts';
import { loadRecords } from './records/records-file.ts';
import { proposeSlug, RESERVED_SLUGS, SLUG, slugKey } from './slug.ts';

export interface RegulationFolders {
  /** Folder names that are valid slugs, sorted. */
  readonly slugs: readonly string[];
  /** Folders with other names: not published, but what is wrong inside can be said in the same run. */
  readonly misnamed: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds the regulations of a content folder: one folder each under `regulations/`, named by its slug. */
export async function findRegulationFolders(content: string): Promise<RegulationFolders> {
  const shown = 'regulations';
  let entries: Dirent[];
  try {
    const folder = join(content, 'regulations');
    if ((await lstat(folder)).isSymbolicLink())
      return { slugs: [], misnamed: [], diagnostics: [{ ...say('symbolic-link', '文件夹本身'), ...wholeOf(shown) }] };
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    const problem = say('folder-unreadable', reasonOf(error), join(content, 'regulations'));
    return { slugs: [], misnamed: [], diagnostics: [{ ...problem, ...wholeOf(shown) }] };
  }
  const visible = entries.filter((entry) => !entry.name.startsWith('.'));
  const folders = visible.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  folders.sort();
  const diagnostics = [
    ...visible.filter((entry) => !entry.isDirectory()).map((entry) => strayEntry(`${shown}/${entry.name}`, entry)),
    ...folders.flatMap((name) => slugProblems(`${shown}/${name}`, name)),
    ...clashes(folders),
  ];
  if (folders.length === 0) diagnostics.push({ ...say('no-regulation'), ...wholeOf(shown) });
  const isSlug = (name: string) => SLUG.test(name) && !RESERVED_SLUGS.has(name);
  return { slugs: folders.filter(isSlug), misnamed: folders.filter((name) => !isSlug(name)), diagnostics };
}

/** Slugs that no new regulation may have: those of the folders, and those on record of regulations that are gone. */
export async function usedSlugs(content: string): Promise<readonly string[]> {
  const [{ slugs }, permalinks, records] = await Promise.all([
    findRegulationFolders(content),
    loadPermalinks(content),
    loadRecords(content),
  ]);
  return [...new Set([...slugs, ...[...(permalinks.value?.keys() ?? [])].map(segmentOf), ...records.value.keys()])];
}

function strayEntry(file: string, entry: Dirent): Diagnostic {
  const slug = proposeSlug(entry.name.replace(/\.txt$/i, ''));
  const problem = entry.isSymbolicLink()
    ? say('symbolic-link', '文件夹本身')
    : say('stray-file', { beside: 'regulations', slug });
  return { ...problem, ...wholeOf(file) };
}

function slugProblems(file: string, name: string): Diagnostic[] {
  if (!SLUG.test(name)) return [{ ...say('slug-unsafe', name, proposeSlug(name)), ...wholeOf(file) }];
  return RESERVED_SLUGS.has(name) ? [{ ...say('slug-reserved', name), ...wholeOf(file) }] : [];
}

/** Two regulations with one slug: names that differ only in case, width or Unicode form. */
function clashes(folders: readonly string[]): Diagnostic[] {
  const byKey = Map.groupBy(folders, (name) => slugKey(name).replace(/[\s_-]+/g, '-'));
  return [...byKey.values()].flatMap(([first = '', ...others]) =>
    others.map((name) => ({ ...say('slug-duplicate', name, first), ...wholeOf(`regulations/${name}`) })),
  );
}

/** What is read of a regulation's folder; a README beside them is the maintainers' own. */
const READ: readonly string[] = [
  'source.txt',
  'regulation.yaml',
  'tables.yaml',
  'relations.yaml',
  'tasks.yaml',
  'notes',
  'editions',
  'decision.txt',
  'lineage.yaml',
  ...ORIGINALS,
  ORIGINAL_RECORD,
];

/** What is read of an earlier edition's folder. */
const READ_OF_EDITION: readonly string[] = [
  'source.txt',
  'edition.yaml',
  'tables.yaml',
  'decision.txt',
  ...ORIGINALS,
  ORIGINAL_RECORD,
];

/** Files of a regulation's folder that nothing reads: `regulation.yml`, `Source.txt`. Hidden files are left out. */
export async function strayFiles(
  content: string,
  folder: string,
  of: 'regulation' | 'edition' = 'regulation',
): Promise<readonly Diagnostic[]> {
  const read = of === 'edition' ? READ_OF_EDITION : READ;
  const names = await readdir(join(content, folder)).catch(() => []);
  return names
    .filter((name) => !name.startsWith('.') && !read.includes(name) && !/^readme\b/i.test(name))
    .sort()
    .map((name) => ({
      ...say('stray-file', { beside: 'source', known: read, similar: similarTo(name, read)[0] }),
      ...wholeOf(`${folder}/${name}`),
    }));
}
