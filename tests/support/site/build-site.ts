/** Builds a site the way a maintainer does, by the build command, into a folder of the test's own. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));

export interface BuildOptions {
  /** The content folder; the project's own when not given. */
  readonly content?: string;
  readonly out: string;
  /** Where the site will live: `https://tiaowen.example/fagui/`. */
  readonly home?: string;
  /** The day for which it is told what is in force; today when not given. */
  readonly day?: string;
}

export interface CommandResult {
  /** null when a signal ended it. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function runBuild({ content, out, home, day }: BuildOptions): Promise<CommandResult> {
  return runScript('build.ts', {
    OUT_DIR: out,
    ...(content === undefined ? {} : { CONTENT_DIR: content }),
    ...(day === undefined ? {} : { SOURCE_DATE_EPOCH: String(Date.parse(day) / 1000) }),
    ...(home === undefined ? {} : { SITE_URL: new URL(home).origin, BASE_PATH: new URL(home).pathname }),
  });
}

/** Runs an entry of `scripts/` without colours and with nothing of the site's environment but what is given. */
export async function runScript(
  name: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
  root = projectRoot,
): Promise<CommandResult> {
  const child = startScript(name, env, args, root);
  const [stdout, stderr, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { status, stdout, stderr };
}

/**
 * Starts an entry of `scripts/` in a process group of its own, so that it can be killed with all its children.
 * @param root of the project, or of a copy of it
 */
export function startScript(
  name: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
  root = projectRoot,
) {
  const { CONTENT_DIR, OUT_DIR, SITE_URL, BASE_PATH, SOURCE_DATE_EPOCH, FORCE_COLOR, NODE_ENV, VITEST, ...inherited } =
    process.env;
  return spawn(process.execPath, [...ownArguments(name), join(root, 'scripts', name), ...args], {
    cwd: root,
    env: { ...inherited, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
}

/** What `npm run` gives Node itself: `--max-semi-space-size=32` */
const ownArguments = (script: string): readonly string[] =>
  new RegExp(`^node (.*) scripts/${script}$`).exec(scripts[script.replace('.ts', '')] ?? '')?.[1]?.split(' ') ?? [];

const { scripts }: { scripts: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(join(projectRoot, 'package.json'), 'utf8'),
);

/** A copy of the project to develop in: its files may be edited, and nothing of the project itself is touched. */

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
