import { existsSync, realpathSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import type { Paths } from './paths.ts';

/** In the folder of a part of a site; not in a site. */
export const PART_FILE = 'tiaowen-part.json';
/** What every site built here, or a part of one, holds and nothing else does: its presence says that a folder is ours to replace. */
const SIGNS = [join('pagefind', 'catalogue.json'), PART_FILE];

/** Folders of the project that a build reads or that are no place for its output. */
const PROJECT_FOLDERS = ['content', 'public', 'src', 'scripts', 'tests', 'node_modules', '.git'] as const;

/**
 * The folder the site goes to, links resolved. A build replaces it as a whole, so it must be the project's `dist`, an
 * earlier site, empty, or not there yet.
 * @throws Error in Chinese, with what to do, when anything that is not ours would be lost
 */
export async function outputFolder({ root, content, out }: Pick<Paths, 'root' | 'content' | 'out'>): Promise<string> {
  const folder = resolveLinks(out);
  const [home, source] = [resolveLinks(root), resolveLinks(content)];
  const refuse = (reason: string): never => {
    throw new Error(`不能输出到 ${out}：${reason}\n请用 OUT_DIR 另选一个空的或尚不存在的文件夹，例如 dist。`);
  };
  if (contains(folder, home)) refuse('项目就在其中，构建会把它整个换掉。');
  if (contains(folder, source)) refuse('内容文件夹就在其中，构建会把它整个换掉。');
  if (contains(source, folder)) refuse('它在内容文件夹之内，输出会混入内容。');
  if (PROJECT_FOLDERS.some((name) => contains(join(home, name), folder))) refuse('它在项目自用的文件夹之内。');
  if (!existsSync(folder)) return folder;
  if (!statSync(folder).isDirectory()) refuse('它是一个文件，不是文件夹。');
  if (statSync(folder).dev !== statSync(dirname(folder)).dev)
    refuse('它是挂载点，不能整个换掉；可以用其中的一个子文件夹。');
  const entries = await readdir(folder);
  if (entries.includes('.git')) refuse('它是一个 Git 工作区，构建会把它整个换掉；请构建到别处再复制过去。');
  const isOurs = folder === join(home, 'dist') || SIGNS.some((sign) => existsSync(join(folder, sign)));
  if (entries.length > 0 && !isOurs) refuse('里面有不是本项目生成的文件，构建会把它们全部删去。');
  return folder;
}

/** The real path of a folder, of whose last parts some may not exist yet. */
function resolveLinks(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const parent = dirname(path);
  return parent === path ? path : join(resolveLinks(parent), basename(path));
}

/** Whether `inner` is `outer` or lies below it. */
function contains(outer: string, inner: string): boolean {
  const path = relative(outer, inner);
  return path === '' || !(path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path));
}
