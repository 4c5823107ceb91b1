/** Builds a site the way a maintainer does, by the build command, into a folder of the test's own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
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
}

export interface CommandResult {
  /** null when a signal ended it. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function runBuild({ content, out, home }: BuildOptions): Promise<CommandResult> {
  return runScript('build.ts', {
    OUT_DIR: out,
    ...(content === undefined ? {} : { CONTENT_DIR: content }),
    ...(home === undefined ? {} : { SITE_URL: new URL(home).origin, BASE_PATH: new URL(home).pathname }),
  });
}

/** Runs an entry of `scripts/` without colours and with nothing of the site's environment but what is given. */
export async function runScript(
  name: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<CommandResult> {
  const child = startScript(name, env, args);
  const [stdout, stderr, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { status, stdout, stderr };
}

/** Starts an entry of `scripts/` in a process group of its own, so that it can be killed with all its children. */
export function startScript(name: string, env: Readonly<Record<string, string>>, args: readonly string[] = []) {
  const { CONTENT_DIR, OUT_DIR, SITE_URL, BASE_PATH, FORCE_COLOR, NODE_ENV, VITEST, ...inherited } = process.env;
  return spawn(process.execPath, [join(projectRoot, 'scripts', name), ...args], {
    cwd: projectRoot,
    env: { ...inherited, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
}
