/**
 * The form of a content folder: content may live in a repository of its own and be older or newer than the tool. `tiaowen.yaml` says
 * which form it has; a folder without it, down to a bare `source.txt`, has the newest unless something in it is of an older one.
 */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { errorCode } from '../files/errors.ts';
import { writeWhole } from '../files/replace-folder.ts';
import { say } from '../regulation/diagnostics/codes.ts';
import type { Diagnostic } from '../regulation/diagnostics.ts';
import { loadPermalinks, parsePermalinks, storePermalinks } from './permalinks/permalinks-file.ts';
import { readContentText } from './read-file.ts';
import { readYaml } from './yaml/read-yaml.ts';

export const FORMAT_FILE = 'tiaowen.yaml';

/** Goes up when content of before cannot be read as it is; a step of `MIGRATIONS` then brings it here. */
export const CONTENT_FORMAT = 2;

export const formatSchema = z
  .strictObject({ format: z.int().min(1).describe('内容的格式；由 npm run migrate 改写') })
  .describe('内容文件夹的格式（tiaowen.yaml）');

/** What keeps this tool from reading the folder. */
export async function formatProblems(content: string): Promise<readonly Diagnostic[]> {
  const { format, diagnostics } = await readFormat(content);
  const at = { file: FORMAT_FILE, line: 1, column: 1 };
  if (format === null || format === CONTENT_FORMAT) return diagnostics;
  return [{ ...say(format < CONTENT_FORMAT ? 'content-outdated' : 'content-newer', format, CONTENT_FORMAT), ...at }];
}

async function readFormat(
  content: string,
): Promise<{ readonly format: number | null; readonly diagnostics: readonly Diagnostic[] }> {
  const reading = await readContentText(content, FORMAT_FILE);
  // Format 1 had all its addresses in one list; a branch of that time may bring it back
  const isOld = await isThere(content, OLD_LIST);
  if (reading.ok) {
    const yaml = readYaml({ file: FORMAT_FILE, text: reading.text, firstLine: 1 }, formatSchema);
    if (!yaml.ok) return { format: null, diagnostics: yaml.diagnostics };
    const { format } = yaml.value;
    return { format: isOld && format <= CONTENT_FORMAT ? 1 : format, diagnostics: [] };
  }
  if (!reading.missing) return { format: null, diagnostics: reading.diagnostics };
  return { format: isOld ? 1 : CONTENT_FORMAT, diagnostics: [] };
}

const OLD_LIST = 'permalinks.json';

const isThere = async (content: string, file: string): Promise<boolean> => {
  const reading = await readContentText(content, file);
  return reading.ok || !reading.missing;
};

/** From each format to the next: what was done, in Chinese. Each writes before it removes, so that it can be run again. */
const MIGRATIONS: readonly ((content: string) => Promise<string>)[] = [
  async (content) => {
    const path = join(content, OLD_LIST);
    const text = await readFile(path, 'utf8').catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return '{}';
      throw error;
    });
    const permalinks = parsePermalinks(text);
    if (permalinks === null) throw new Error(`${OLD_LIST} 读不懂，请先从 Git 恢复它。`);
    const { value: registered, diagnostics } = await loadPermalinks(content);
    const [problem] = diagnostics;
    if (registered === null && problem) throw new Error(`${problem.file}：${problem.message}${problem.hint}`);
    // What is registered in the newer form is newer
    await storePermalinks(content, new Map([...permalinks, ...(registered ?? [])]));
    await rm(path, { force: true });
    return `${OLD_LIST} → permalinks/：每部法规一个文件，共 ${permalinks.size} 个地址。`;
  },
];

/** Brings a folder to the newest format. What was done; nothing where it has it already. */
export async function migrate(content: string): Promise<readonly string[]> {
  const { format, diagnostics } = await readFormat(content);
  const [problem] = diagnostics;
  if (problem || format === null)
    throw new Error(problem ? `${problem.file}：${problem.message}` : `${FORMAT_FILE} 读不懂。`);
  if (format > CONTENT_FORMAT)
    throw new Error(`内容的格式是 ${format}，这个程序只认识到 ${CONTENT_FORMAT}：请更新程序。`);
  const done: string[] = [];
  for (const step of MIGRATIONS.slice(format - 1)) done.push(await step(content));
  if (format < CONTENT_FORMAT || !(await isThere(content, FORMAT_FILE)))
    await writeWhole(join(content, FORMAT_FILE), `# 内容的格式；由 npm run migrate 改写\nformat: ${CONTENT_FORMAT}\n`);
  return done;
}
