import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { filesBelow } from '../../files/list-files.ts';

/** What a built site weighs. */
export interface SiteFigures {
  readonly pages: number;
  /** Compressed size of its pages, in bytes. */
  readonly medianPage: number;
  readonly largestPage: number;
  /** Of all files as they are, in bytes. */
  readonly total: number;
}

/** What is wanted of both sides. */
export interface Measured extends SiteFigures {
  readonly seconds: number;
}

export async function measureSite(folder: string): Promise<SiteFigures> {
  const files = (await filesBelow(folder)).map((path) => join(folder, path));
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  const pages: number[] = [];
  for (const file of files.filter((each) => each.endsWith('.html')))
    pages.push(gzipSync(await readFile(file), { level: 9 }).length);
  pages.sort((a, b) => a - b);
  return {
    pages: pages.length,
    medianPage: pages[Math.floor(pages.length / 2)] ?? 0,
    largestPage: pages.at(-1) ?? 0,
    total: sizes.reduce((sum, size) => sum + size, 0),
  };
}
