import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute folders of one run. */
export interface Paths {
  /** The project. */
  readonly root: string;
  /** What maintainers write: `regulations/`, `glossary/`, … */
  readonly content: string;
  /** MDX made by convert. */
  readonly generated: string;
  /** The built site. */
  readonly out: string;
}

export const projectRoot = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');

/** Of the tool, `0.1.0`. */
export async function projectVersion(): Promise<string> {
  const { version }: { readonly version: string } = JSON.parse(
    await readFile(join(projectRoot, 'package.json'), 'utf8'),
  );
  return version;
}

/** Where the maintainer is, also with `npm --prefix <project> run …`, which npm runs in the project's folder. */
export function workingFolder(env: NodeJS.ProcessEnv = process.env): string {
  const cwd = process.cwd();
  return (cwd === projectRoot && env.INIT_CWD) || cwd;
}

/** A path as the maintainer may copy it from where they are: `content`, `../内容`; one far away as it is. */
export function shownPath(path: string): string {
  const near = relative(workingFolder(), path) || '.';
  return (near.length < path.length ? near : path).split(sep).join('/');
}

/** A name for what the project's cache keeps of a folder that may be anywhere. */
export const folderKey = (folder: string): string => createHash('sha256').update(folder).digest('hex').slice(0, 12);

/**
 * Folders by the environment: `CONTENT_DIR` (default `content`) and `OUT_DIR` (default `dist`), relative to where the maintainer
 * is. The project's own content keeps its MDX beside it; that of a foreign content folder, which may be read-only or built
 * by several runs, goes to a cache folder of the project.
 */
export function pathsFromEnvironment(env: NodeJS.ProcessEnv = process.env, cwd = workingFolder(env)): Paths {
  const own = join(projectRoot, 'content');
  const content = env.CONTENT_DIR ? resolve(cwd, env.CONTENT_DIR) : own;
  return {
    root: projectRoot,
    content,
    generated: content === own ? join(own, 'generated') : join(projectRoot, '.cache', 'generated', folderKey(content)),
    out: env.OUT_DIR ? resolve(cwd, env.OUT_DIR) : join(projectRoot, 'dist'),
  };
}

/**
 * The files below a folder at any depth, as paths in it with `/`, sorted. Fails when the folder cannot be read. Folder by folder without
 * waiting: a site has hundreds of thousands of them, and to wait for each takes five times as long.
 */
export async function filesBelow(folder: string): Promise<readonly string[]> {
  const files: string[] = [];
  const visit = (inside: string): void => {
    for (const entry of readdirSync(`${folder}/${inside}`, { withFileTypes: true })) {
      if (entry.isDirectory()) visit(`${inside}${entry.name}/`);
      else if (entry.isFile()) files.push(inside + entry.name);
    }
  };
  visit('');
  return files.sort();
}
