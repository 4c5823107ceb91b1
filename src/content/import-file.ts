/** Official files on the disk, imported. */
import { open } from 'node:fs/promises';
import { reasonOf } from '../files/errors.ts';
import { type Importing, type ImportOptions, importFile } from '../importing/import.ts';
import { say } from '../regulation/diagnostics/codes.ts';
import { wholeOf } from '../regulation/diagnostics.ts';

/** In bytes: the largest official file met has 40 MB, of pictures. */
const LARGEST_FILE = 100 * 1024 * 1024;

export async function importOfficial(file: string, options: Omit<ImportOptions, 'file'>): Promise<Importing> {
  const refused = (problem: ReturnType<typeof say>): Importing => ({
    ok: false,
    met: [],
    diagnostics: [{ ...problem, ...wholeOf(file) }],
  });
  try {
    await using handle = await open(file);
    const { size } = await handle.stat();
    if (size > LARGEST_FILE) return refused(say('file-too-large', size, LARGEST_FILE));
    return await importFile(new Uint8Array(await handle.readFile()), { ...options, file });
  } catch (error) {
    return refused(say('file-unreadable', reasonOf(error)));
  }
}
