import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Diagnostic } from '../regulation/diagnostics.ts';
import type { ContentFile } from './content-file.ts';
import { READ_ERRORS } from './read-errors.ts';

export type FileReading =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly missing: boolean; readonly diagnostic: Diagnostic };

/** In bytes: twenty times 民法典's largest edition. A longer file is something else, and would fill the memory. */
const LARGEST_FILE = 64 * 1024 * 1024;

/** Reads a file of the content folder; `file` is its path in it, with `/`. Links are refused: they may lead out of it. */
export async function readContentFile(content: string, file: string): Promise<FileReading> {
  const problem = (code: string, message: string, hint: string, missing = false): FileReading => ({
    ok: false,
    missing,
    diagnostic: { severity: 'error', code, file, line: 1, column: 1, message, hint },
  });
  try {
    const path = join(content, file);
    const status = await lstat(path);
    if (status.isSymbolicLink())
      return problem(
        'symbolic-link',
        '这里是一个符号链接，应为文件本身。',
        '请把文件放在这里；符号链接可能指向内容之外，不予读取。',
      );
    if (status.size > LARGEST_FILE)
      return problem(
        'file-too-large',
        `文件有 ${Math.round(status.size / 1024 / 1024)} MB，上限是 ${LARGEST_FILE / 1024 / 1024} MB。`,
        '请检查是否放错了文件；法规文本应是纯文本。',
      );
    return { ok: true, bytes: await readFile(path) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reason = READ_ERRORS[code] ?? `系统报告 ${code || String(error)}`;
    return problem(
      'file-unreadable',
      `读不到文件：${reason}。`,
      '请检查文件是否存在、当前用户能否读取。',
      code === 'ENOENT',
    );
  }
}

/** Text files of a folder with a given ending, by name; a folder that is not there has none. Hidden files are left out. */
export async function readContentFolder(
  content: string,
  folder: string,
  ending: string,
): Promise<{ readonly value: readonly ContentFile[]; readonly diagnostics: readonly Diagnostic[] }> {
  const names = await readdir(join(content, folder)).catch(() => []);
  const value: ContentFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const name of names.filter((each) => each.endsWith(ending) && !each.startsWith('.')).sort()) {
    const file = `${folder}/${name}`;
    const reading = await readContentFile(content, file);
    if (reading.ok) value.push({ file, content: new TextDecoder().decode(reading.bytes) });
    else diagnostics.push(reading.diagnostic);
  }
  return { value, diagnostics };
}
