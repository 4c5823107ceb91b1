import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { shownPath } from '../../files/paths.ts';

const run = promisify(execFile);

/** In bytes of Git's answer: a hundred thousand commits. */
const LONGEST_ANSWER = 256 * 1024 * 1024;

/**
 * What Git answers of the repository a folder lies in: file names as they are, messages in English whatever the machine speaks.
 * @throws what `execFile` does: where there is no Git, the folder lies in no repository, or Git says no
 */
export async function runGit(folder: string, ...args: readonly string[]): Promise<string> {
  const options = { maxBuffer: LONGEST_ANSWER, env: { ...process.env, LC_ALL: 'C' } };
  return (await run('git', ['-c', 'core.quotePath=false', '-C', folder, ...args], options)).stdout;
}

/** Where a folder lies in its repository: `content`, empty for all of it. Without Git, as seen from here. */
export const folderInRepository = (folder: string): Promise<string> =>
  runGit(folder, 'rev-parse', '--show-prefix').then(
    (prefix) => prefix.trim().replace(/\/$/, ''),
    () => shownPath(folder),
  );
