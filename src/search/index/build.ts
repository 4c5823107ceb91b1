import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Synonyms } from '../query/synonyms.ts';
import type { SearchRecord } from '../record.ts';
import { wordsOf } from '../words.ts';
import { describeRecords } from './catalogue-file.ts';
import { writePagefindIndex } from './pagefind.ts';
import { spelledNames } from './pinyin.ts';
import { traditionalPairs } from './traditional.ts';

export interface IndexReport {
  readonly records: number;
  readonly divisions: number;
  readonly seconds: number;
  /** Size of everything written, in bytes. */
  readonly bytes: number;
  readonly stamp: string;
}

/**
 * Writes everything the search needs into `outDir`, which it replaces as a whole: Pagefind's script, wasm and index, our
 * `catalogue.json`, `text/<stamp>/<n>.json`, and the tables for traditional characters and pinyin. A run that fails leaves what was there.
 * @param synonyms words readers type, and the words of the texts
 * @throws Error when Pagefind fails; its `cause` holds Pagefind's own messages
 */
export async function buildSearchIndex(
  records: Iterable<SearchRecord>,
  outDir: string,
  synonyms: Synonyms = {},
): Promise<IndexReport> {
  const begun = performance.now();
  const all = [...records].filter(({ text }) => text.length > 0);
  const staging = `${outDir}.${process.pid}.tmp`;
  await rm(staging, { recursive: true, force: true });
  try {
    await mkdir(staging, { recursive: true });
    const pagefind = await writePagefindIndex(
      all.flatMap(({ text }) => wordsOf(text)),
      staging,
    );
    const { catalogue, shards } = describeRecords(all, { pagefind, synonyms });
    await writeFile(join(staging, 'catalogue.json'), JSON.stringify(catalogue));
    await writeFile(join(staging, 'traditional.json'), JSON.stringify(traditionalPairs(all)));
    await writeFile(join(staging, 'pinyin.json'), JSON.stringify(spelledNames(all)));
    const texts = join(staging, 'text', catalogue.stamp);
    await mkdir(texts, { recursive: true });
    for (const [number, shard] of shards.entries())
      await writeFile(join(texts, `${number}.json`), JSON.stringify(shard));
    await rm(outDir, { recursive: true, force: true });
    await rename(staging, outDir);
    return {
      records: all.length,
      divisions: new Set(all.map(({ division }) => division)).size,
      seconds: (performance.now() - begun) / 1000,
      bytes: await sizeOf(outDir),
      stamp: catalogue.stamp,
    };
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => stat(join(entry.parentPath, entry.name)));
  return (await Promise.all(files)).reduce((total, { size }) => total + size, 0);
}
