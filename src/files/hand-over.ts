import { readFile, writeFile } from 'node:fs/promises';
import { deserialize, serialize } from 'node:v8';

/**
 * Hands what one process has read or made to others: it costs a tenth of reading everything once more. What is one thing here, however many
 * hold it, is one there too.
 */
export async function handOver(handed: object, file: string): Promise<void> {
  await writeFile(file, serialize(handed));
}

/** @returns what was handed over in that file */
export async function takeOver<Wanted extends object>(file: string): Promise<Wanted> {
  return deserialize(await readFile(file));
}
