import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { errorCode } from '../../files/errors.ts';
import { shownPath } from '../../files/paths.ts';

const run = promisify(execFile);

/** In bytes of Git's answer: a hundred thousand commits. */
const LONGEST_ANSWER = 256 * 1024 * 1024;

/** A hook is run with these; they would make a repository of any folder, or of none. */
const OF_ANOTHER = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_COMMON_DIR'];

function environment(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env, LC_ALL: 'C' };
  for (const name of OF_ANOTHER) delete env[name];
  return env;
}

// What was replaced (`git replace`) or left out (`log.showRoot`) on this machine alone is no history
const ALWAYS = ['--no-replace-objects', '-c', 'core.quotePath=false', '-c', 'log.showRoot=true'];

/**
 * What Git answers of the repository a folder lies in: file names as they are, messages in English whatever the machine speaks.
 * @throws what `execFile` does: where there is no Git, the folder lies in no repository, or Git says no
 */
export async function runGit(folder: string, ...args: readonly string[]): Promise<string> {
  const options = { maxBuffer: LONGEST_ANSWER, env: environment() };
  return (await run('git', [...ALWAYS, '-C', folder, ...args], options)).stdout;
}

// What tells that there is no history at all, not that it cannot be read
const NO_HISTORY =
  /not a git repository|cannot change to|does not have any commits|(?:ambiguous argument|bad revision) 'HEAD'/i;

/** Why Git did not answer, e.g. "fatal: detected dubious ownership in repository at …"; null where there is no history. */
export function whyUnread(error: unknown): string | null {
  // A folder that is not there has no history, of which others tell
  if (errorCode(error) === 'ENOENT') return isOfGit(error) ? '这台机器上没有 git 命令' : null;
  const said = error instanceof Error && 'stderr' in error && typeof error.stderr === 'string' ? error.stderr : '';
  return NO_HISTORY.test(said) ? null : said.trim().split('\n')[0] || String(error);
}

const isOfGit = (error: unknown): boolean =>
  error instanceof Error && 'syscall' in error && error.syscall === 'spawn git';

/**
 * The contents of blobs by their names.
 * @throws where one is missing: nothing can be said of a history that is not all there
 */
export async function readBlobs(folder: string, names: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
  const blobs = new Map<string, Buffer>();
  const answer = await answerTo(names, folder, 'cat-file', '--batch');
  for (let at = 0; at < answer.length; ) {
    const end = answer.indexOf('\n', at);
    // e.g. "9f86d08… blob 1234", then so many bytes and a line end; "9f86d08… missing"
    const [name = '', , size] = answer.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (size === undefined) throw new Error(`object ${name} is missing`);
    blobs.set(name, answer.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return blobs;
}

/** The names that files on the disk would have as blobs, as they are, by their paths. */
export async function blobNames(folder: string, paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const names = (await answerTo(paths, folder, 'hash-object', '--no-filters', '--stdin-paths')).toString('latin1');
  const lines = names.split('\n');
  return new Map(paths.map((path, at) => [path, lines[at] ?? '']));
}

interface Attribute {
  readonly file: string;
  readonly attribute: string;
  readonly value: string;
}

// e.g. "regulations/law/source.txt: filter: lfs"
const ATTRIBUTE = /^(.+): ([\w-]+): (.+)$/;

/** Which of some attributes are set to what, of files of a folder that lies in a repository. */
export async function attributesOf(
  folder: string,
  files: readonly string[],
  names: readonly string[],
): Promise<readonly Attribute[]> {
  const answer = await answerTo(files, folder, 'check-attr', '--stdin', ...names);
  return answer
    .toString()
    .split('\n')
    .flatMap((line) => {
      const [, file = '', attribute = '', value = 'unspecified'] = ATTRIBUTE.exec(line) ?? [];
      return ['unspecified', 'unset'].includes(value) ? [] : [{ file, attribute, value }];
    });
}

/** What a command of Git that reads lines says of some. */
function answerTo(lines: readonly string[], folder: string, ...args: readonly string[]): Promise<Buffer> {
  if (lines.length === 0) return Promise.resolve(Buffer.of());
  return new Promise((resolve, reject) => {
    const git = spawn('git', [...ALWAYS, '-C', folder, ...args], {
      env: environment(),
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const chunks: Buffer[] = [];
    git.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    git.on('error', reject);
    git.on('close', (status) =>
      status === 0 ? resolve(Buffer.concat(chunks)) : reject(new Error(`git ${args[0]} ended with ${status}`)),
    );
    git.stdin.on('error', reject);
    git.stdin.end(`${lines.join('\n')}\n`);
  });
}

/** Where a folder lies in its repository: `content`, empty for all of it. Without Git, as seen from here. */
export const folderInRepository = (folder: string): Promise<string> =>
  runGit(folder, 'rev-parse', '--show-prefix').then(
    (prefix) => prefix.trim().replace(/\/$/, ''),
    () => shownPath(folder),
  );
