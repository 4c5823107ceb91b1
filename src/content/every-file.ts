/** What holds of every file of a content folder, whether anything reads it or not: others must be able to check it out, and merge it. */
import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { basename, dirname } from 'node:path/posix';
import { filesBelow } from '../files/paths.ts';
import { say } from '../regulation/diagnostics/codes.ts';
import { type Diagnostic, wholeOf } from '../regulation/diagnostics.ts';
import { conflictProblems } from '../regulation/source/conflicts.ts';
import { LARGEST_FILE } from './read-file.ts';
import { slugKey, unportable } from './slug.ts';

export async function everyFileProblems(content: string): Promise<readonly Diagnostic[]> {
  const all = await filesBelow(content).catch(() => []);
  const files = all.filter((file) => !/^generated\/|(?:^|\/)\.git\//.test(file));
  const problems = [...unportableNames(files)];
  // One after the other: all at once would be as many open files
  for (const file of files) problems.push(...(await conflictsIn(content, file)));
  return problems;
}

/** Names that would keep others from checking them out, each once, whatever lies below. */
function unportableNames(files: readonly string[]): readonly Diagnostic[] {
  const places = new Set(
    files.flatMap((file) => file.split('/').map((_, depth, parts) => parts.slice(0, depth + 1).join('/'))),
  );
  const namesakes = Map.groupBy(places, (file) => `${dirname(file)}/${slugKey(basename(file))}`);
  return [...namesakes.values()].flatMap(([first = '', ...others]): readonly Diagnostic[] => {
    const why = unportable(basename(first));
    // Of two regulations with one name more is said where they are found
    const rest = dirname(first) === 'regulations' ? [] : others;
    return [
      ...(why === null ? [] : [{ ...say('name-unportable', basename(first), why), ...wholeOf(first) }]),
      ...rest.map((file) => ({
        ...say('name-unportable', basename(file), `与旁边的 ${basename(first)} 只差大小写或全半角`),
        ...wholeOf(file),
      })),
    ];
  });
}

const MARKS = ['<<<<<<<', '>>>>>>>'] as const;

async function conflictsIn(content: string, file: string): Promise<readonly Diagnostic[]> {
  const path = join(content, file);
  try {
    if ((await lstat(path)).size > LARGEST_FILE) return [];
    const bytes = await readFile(path);
    return MARKS.some((mark) => bytes.includes(mark)) ? conflictProblems(bytes.toString(), file) : [];
  } catch {
    // Who reads it says that it cannot be read
    return [];
  }
}
