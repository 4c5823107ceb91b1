/** A copy of the project to develop in: its files may be edited, and nothing of the project itself is touched. */
import { cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from './site/build-site.ts';

export interface ProjectCopy extends AsyncDisposable {
  readonly path: string;
}

const COPIED = ['astro.config.mjs', 'package.json', 'tsconfig.json', 'public', 'scripts', 'src'] as const;

/** The packages are linked one by one, so that tools keep their caches in the copy. */
export async function copyProject(): Promise<ProjectCopy> {
  const path = await mkdtemp(join(tmpdir(), 'tiaowen-copy-'));
  for (const name of COPIED) await cp(join(projectRoot, name), join(path, name), { recursive: true });
  await mkdir(join(path, 'node_modules'));
  for (const name of await readdir(join(projectRoot, 'node_modules')))
    if (!/^\.(?:vite|astro|cache)/.test(name))
      await symlink(join(projectRoot, 'node_modules', name), join(path, 'node_modules', name));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
