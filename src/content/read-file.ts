import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode, reasonOf } from '../files/errors.ts';
import type { Diagnostic } from '../regulation/diagnostics.ts';
import { decodeText } from './decode-text.ts';

type Failure = { readonly ok: false; readonly missing: boolean; readonly diagnostics: readonly Diagnostic[] };

export type FileReading = { readonly ok: true; readonly bytes: Uint8Array } | Failure;
export type TextReading = { readonly ok: true; readonly text: string } | Failure;

/** In bytes: twenty times 民法典's largest edition. A longer file is something else, and would fill the memory. */
const LARGEST_FILE = 64 * 1024 * 1024;

/** Reads a file of the content folder; `file` is its path in it, with `/`. Links are refused: they may lead out of it. */
export async function readContentFile(content: string, file: string): Promise<FileReading> {
  const problem = (code: Diagnostic['code'], message: string, hint: string, missing = false): FileReading => ({
    ok: false,
    missing,
    diagnostics: [{ severity: 'error', code, file, line: 1, column: 1, message, hint }],
  });
  try {
    const path = join(content, file);
    const status = await lstat(path);
    if (status.isSymbolicLink()) return { ok: false, missing: false, diagnostics: [symbolicLink(file, '文件本身')] };
    // A named pipe would be waited for without end
    if (!status.isFile() && !status.isDirectory())
      return problem('file-unreadable', '读不到文件：它是管道或设备，不是普通文件。', '请把文件本身放在这里。');
    if (status.size > LARGEST_FILE)
      return problem(
        'file-too-large',
        `文件有 ${Math.round(status.size / 1024 / 1024)} MB，上限是 ${LARGEST_FILE / 1024 / 1024} MB。`,
        '请检查是否放错了文件；法规文本应是纯文本。',
      );
    return { ok: true, bytes: await readFile(path) };
  } catch (error) {
    return problem(
      'file-unreadable',
      `读不到文件：${reasonOf(error)}。`,
      '请检查文件是否存在、当前用户能否读取。',
      errorCode(error) === 'ENOENT',
    );
  }
}

/** Reads a text that maintainers write: UTF-8, with or without BOM. */
export async function readContentText(content: string, file: string): Promise<TextReading> {
  const reading = await readContentFile(content, file);
  if (!reading.ok) return reading;
  const decoded = decodeText(reading.bytes, file);
  return decoded.ok ? decoded : { ok: false, missing: false, diagnostics: decoded.diagnostics };
}

/**
 * Texts of a folder with a given ending, by name; a folder that is not there has none. Hidden files are left out; whatever else
 * lies there is pointed out, since nothing reads it.
 */
export async function readContentFolder(
  content: string,
  folder: string,
  ending: string,
): Promise<Reading<readonly ContentFile[]>> {
  const listing = await listFolder(content, folder);
  const value: ContentFile[] = [];
  const diagnostics: Diagnostic[] = [...listing.diagnostics];
  for (const name of listing.names) {
    const file = `${folder}/${name}`;
    if (!name.endsWith(ending)) {
      diagnostics.push(unread(file, ending));
      continue;
    }
    const reading = await readContentText(content, file);
    if (reading.ok) value.push({ file, content: reading.text });
    else diagnostics.push(...reading.diagnostics);
  }
  return { value, diagnostics };
}

interface Listing {
  /** Sorted. */
  readonly names: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

async function listFolder(content: string, folder: string): Promise<Listing> {
  try {
    const path = join(content, folder);
    if ((await lstat(path)).isSymbolicLink()) return { names: [], diagnostics: [symbolicLink(folder, '文件夹本身')] };
    const names = await readdir(path);
    return { names: names.filter((name) => !name.startsWith('.')).sort(), diagnostics: [] };
  } catch (error) {
    return { names: [], diagnostics: errorCode(error) === 'ENOENT' ? [] : [unreadable(folder, error)] };
  }
}

function unreadable(folder: string, error: unknown): Diagnostic {
  return {
    severity: 'error',
    code: 'folder-unreadable',
    file: folder,
    line: 1,
    column: 1,
    message: `读不到文件夹：${reasonOf(error)}。`,
    hint: '请检查它是不是文件夹、当前用户能否读取。',
  };
}

function unread(file: string, ending: string): Diagnostic {
  return {
    severity: 'warning',
    code: 'stray-file',
    file,
    line: 1,
    column: 1,
    message: `这里只读以 ${ending} 结尾的文件，这一个没有读取。`,
    hint: `如果它是其中之一，请改名为以 ${ending} 结尾，直接放在这个文件夹里；否则请移到别处。`,
  };
}

/** A link where the thing itself should be: whoever sends a change could have it point at any file of the machine. */
export function symbolicLink(file: string, expected: '文件本身' | '文件夹本身'): Diagnostic {
  return {
    severity: 'error',
    code: 'symbolic-link',
    file,
    line: 1,
    column: 1,
    message: `这里是一个符号链接，应为${expected}。`,
    hint: `请把${expected}放在这里；符号链接可能指向内容之外，不予读取。`,
  };
}

/** A text file as read from disk. */
export interface ContentFile {
  /** Path relative to the content folder, with `/`. */
  readonly file: string;
  readonly content: string;
}

/** A value read from files, whatever could be read of it, with all that is wrong. */
export interface Reading<Value> {
  readonly value: Value;
  readonly diagnostics: readonly Diagnostic[];
}
