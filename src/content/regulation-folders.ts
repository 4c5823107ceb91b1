import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { reasonOf } from '../files/errors.ts';
import type { Diagnostic } from '../regulation/diagnostics.ts';
import { similarTo } from '../regulation/strings.ts';
import { loadPermalinks, segmentOf } from './permalinks/permalinks-file.ts';
import { symbolicLink } from './read-file.ts';
import { loadRecords } from './records.ts';
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
      return { slugs: [], misnamed: [], diagnostics: [symbolicLink(shown, '文件夹本身')] };
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    return { slugs: [], misnamed: [], diagnostics: [unreadableFolder(shown, content, error)] };
  }
  const visible = entries.filter((entry) => !entry.name.startsWith('.'));
  const folders = visible.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  folders.sort();
  const diagnostics = [
    ...visible.filter((entry) => !entry.isDirectory()).map((entry) => strayEntry(`${shown}/${entry.name}`, entry)),
    ...folders.flatMap((name) => slugProblems(`${shown}/${name}`, name)),
    ...clashes(folders),
  ];
  if (folders.length === 0) diagnostics.push(noRegulation(shown));
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

const at = { line: 1, column: 1 } as const;

function unreadableFolder(file: string, content: string, error: unknown): Diagnostic {
  const reason = reasonOf(error);
  return {
    severity: 'error',
    code: 'folder-unreadable',
    file,
    ...at,
    message: `读不到内容文件夹 ${join(content, 'regulations')}：${reason}。`,
    hint: '请检查 CONTENT_DIR 指向的文件夹：其中要有 regulations/<简称>/source.txt，并且当前用户有读取权限。',
  };
}

function strayEntry(file: string, entry: Dirent): Diagnostic {
  if (entry.isSymbolicLink()) return symbolicLink(file, '文件夹本身');
  return {
    severity: 'warning',
    code: 'stray-file',
    file,
    ...at,
    message: '这里是一个文件，应为一部法规的文件夹，因此没有发布。',
    hint: `如果它是法规正文，请移到 regulations/${proposeSlug(entry.name.replace(/\.txt$/i, '')) ?? '<简称>'}/source.txt。`,
  };
}

function slugProblems(file: string, name: string): Diagnostic[] {
  const proposal = proposeSlug(name);
  if (!SLUG.test(name))
    return [
      {
        severity: 'error',
        code: 'slug-unsafe',
        file,
        ...at,
        message: `文件夹名“${name}”不能用作网址：应只含小写字母、数字和单个连字符，例如 zhiliang-tisheng-2017。`,
        hint: proposal ? `请把文件夹改名为 ${proposal}。` : '请用标题的拼音加年份为文件夹命名。',
      },
    ];
  if (RESERVED_SLUGS.has(name))
    return [
      {
        severity: 'error',
        code: 'slug-reserved',
        file,
        ...at,
        message: `文件夹名“${name}”是本站自用的网址，不能用于法规。`,
        hint: `请改名，例如 ${name}-2017。`,
      },
    ];
  return [];
}

/** Two regulations with one slug: names that differ only in case, width or Unicode form. */
function clashes(folders: readonly string[]): Diagnostic[] {
  const byKey = Map.groupBy(folders, (name) => slugKey(name).replace(/[\s_-]+/g, '-'));
  return [...byKey.values()].flatMap(([first, ...others]) =>
    others.map(
      (name): Diagnostic => ({
        severity: 'error',
        code: 'slug-duplicate',
        file: `regulations/${name}`,
        ...at,
        message: `两部法规会得到同一个网址：文件夹“${name}”与“${first}”只有大小写、全半角、字符的 Unicode 形式或连字符写法不同。`,
        hint: '请给其中一个另取名字；如果是同一部法规放了两次，请删去一个。',
      }),
    ),
  );
}

function noRegulation(file: string): Diagnostic {
  return {
    severity: 'error',
    code: 'no-regulation',
    file,
    ...at,
    message: '内容文件夹里没有任何法规。',
    hint: '请新建 regulations/<简称>/source.txt，放入法规的纯文本。',
  };
}

/** What is read of a regulation's folder; a README beside them is the maintainers' own. */
const READ = ['source.txt', 'regulation.yaml', 'tables.yaml', 'relations.yaml', 'notes'] as const;

/** Files of a regulation's folder that nothing reads: `regulation.yml`, `Source.txt`. Hidden files are left out. */
export async function strayFiles(content: string, folder: string): Promise<readonly Diagnostic[]> {
  const names = await readdir(join(content, folder)).catch(() => []);
  return names
    .filter((name) => !name.startsWith('.') && !isRead(name) && !/^readme\b/i.test(name))
    .sort()
    .map((name) => stray(`${folder}/${name}`, similarTo(name, READ)[0]));
}

const isRead = (name: string): boolean => READ.some((known) => known === name);

function stray(file: string, similar: string | undefined): Diagnostic {
  return {
    severity: 'warning',
    code: 'stray-file',
    file,
    line: 1,
    column: 1,
    message: `不认识的文件，没有读取。法规的文件夹里可以有：${READ.join('、')}。`,
    hint: similar === undefined ? '请改为其中之一，或移到别处。' : `是否为 ${similar}？`,
  };
}
