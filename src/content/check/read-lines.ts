import { decode } from '../../regulation/source/decode.ts';
import { splitLines } from '../../regulation/source/source-text.ts';
import { readContentFile } from '../read-file.ts';

/** Lines of the files that problems are in, each file read once; null where there is no text to show. */
export function lineReader(content: string): (file: string, line: number) => Promise<string | null> {
  const texts = new Map<string, Promise<readonly string[]>>();
  return async (file, line) => {
    let lines = texts.get(file);
    if (!lines) {
      lines = linesOf(content, file);
      texts.set(file, lines);
    }
    return (await lines)[line - 1] ?? null;
  };
}

/** What is refused as content is not shown either: a link could have any file of the machine quoted in a public report. */
async function linesOf(content: string, file: string): Promise<readonly string[]> {
  const reading = await readContentFile(content, file);
  const decoded = reading.ok ? decode(reading.bytes) : null;
  if (decoded?.kind !== 'text') return [];
  return splitLines(decoded.text).map(({ start, end }) => decoded.text.slice(start, end));
}
