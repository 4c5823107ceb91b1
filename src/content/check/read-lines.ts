import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decode } from '../../regulation/source/decode.ts';
import { splitLines } from '../../regulation/source/source-text.ts';

/** Lines of the files that problems are in, each file read once; null where there is no text to show. */
export function lineReader(content: string): (file: string, line: number) => Promise<string | null> {
  const texts = new Map<string, Promise<readonly string[]>>();
  return async (file, line) => {
    let lines = texts.get(file);
    if (!lines) {
      lines = linesOf(join(content, file));
      texts.set(file, lines);
    }
    return (await lines)[line - 1] ?? null;
  };
}

async function linesOf(path: string): Promise<readonly string[]> {
  const bytes = await readFile(path).catch(() => null);
  const decoded = bytes && decode(bytes);
  if (decoded?.kind !== 'text') return [];
  return splitLines(decoded.text).map(({ start, end }) => decoded.text.slice(start, end));
}
