import { lstatSync, readFileSync } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode, NOT_THERE, reasonOf } from '../files/errors.ts';
import { say } from '../regulation/diagnostics/codes.ts';
import { type Diagnostic, wholeOf } from '../regulation/diagnostics.ts';
import { decodeText } from './decode-text.ts';

type Failure = { readonly ok: false; readonly missing: boolean; readonly diagnostics: readonly Diagnostic[] };

export type FileReading = { readonly ok: true; readonly bytes: Uint8Array } | Failure;
export type TextReading = { readonly ok: true; readonly text: string } | Failure;

/** In bytes: twenty times 民法典's largest edition. A longer file is something else, and would fill the memory. */
export const LARGEST_FILE = 64 * 1024 * 1024;

/**
 * Reads a file of the content folder; `file` is its path in it, with `/`. Links are refused: whoever sends a change could have one point
 * at any file of the machine.
 */
export async function readContentFile(content: string, file: string): Promise<FileReading> {
  const failed = (problem: ReturnType<typeof say>, missing = false): FileReading => ({
    ok: false,
    missing,
    diagnostics: [{ ...problem, ...wholeOf(file) }],
  });
  try {
    const path = join(content, file);
    // Not waited for: of tens of thousands of small files, waiting is most of what reading them costs
    const status = lstatSync(path, { throwIfNoEntry: false });
    if (!status) return failed(say('file-unreadable', NOT_THERE), true);
    if (status.isSymbolicLink()) return failed(say('symbolic-link', '文件本身'));
    // A named pipe would be waited for without end
    if (!status.isFile() && !status.isDirectory())
      return failed(say('file-unreadable', '它是管道或设备，不是普通文件'));
    if (status.size > LARGEST_FILE) return failed(say('file-too-large', status.size, LARGEST_FILE));
    return { ok: true, bytes: readFileSync(path) };
  } catch (error) {
    return failed(say('file-unreadable', reasonOf(error)), errorCode(error) === 'ENOENT');
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
 * @param isAsked which of them are read, by their names without the ending
 */
export async function readContentFolder(
  content: string,
  folder: string,
  ending: string,
  isAsked: (name: string) => boolean = () => true,
): Promise<Reading<readonly ContentFile[]>> {
  const listing = await listFolder(content, folder);
  const value: ContentFile[] = [];
  const diagnostics: Diagnostic[] = [...listing.diagnostics];
  for (const name of listing.names) {
    const file = `${folder}/${name}`;
    if (!name.endsWith(ending)) {
      diagnostics.push({ ...say('stray-file', { beside: 'texts', ending }), ...wholeOf(file) });
      continue;
    }
    if (!isAsked(name.slice(0, -ending.length))) continue;
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
    if ((await lstat(path)).isSymbolicLink())
      return { names: [], diagnostics: [{ ...say('symbolic-link', '文件夹本身'), ...wholeOf(folder) }] };
    const names = await readdir(path);
    return { names: names.filter((name) => !name.startsWith('.')).sort(), diagnostics: [] };
  } catch (error) {
    return {
      names: [],
      diagnostics:
        errorCode(error) === 'ENOENT'
          ? []
          : [{ ...say('folder-unreadable', reasonOf(error), null), ...wholeOf(folder) }],
    };
  }
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
