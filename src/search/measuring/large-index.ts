import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildLargeIndex, type IndexExtras, type IndexReport } from '../index/build.ts';
import { cutSections } from '../index/sections.ts';
import { type LevelLoader, openLargeIndex, openWholeIndex } from '../levels.ts';
import type { SearchIndex } from '../query/search.ts';
import type { SearchRecord } from '../record.ts';

/** The index of a large library in a temporary folder: for tests and measurements. */
export interface LargeIndex extends AsyncDisposable {
  readonly folder: string;
  readonly report: IndexReport;
  /** With nothing loaded yet. @param onLoad told of each file, once */
  index(onLoad?: (path: string) => void): Promise<SearchIndex>;
  /** As drafts are checked with it. */
  whole(): Promise<SearchIndex>;
}

/** @param cut into sections */
export async function makeLargeIndex(
  records: Iterable<SearchRecord>,
  extras: IndexExtras = {},
  cut: (works: readonly WorkRecords[]) => readonly (readonly WorkRecords[])[] = cutSections,
): Promise<LargeIndex> {
  const root = await mkdtemp(join(tmpdir(), 'tiaowen-large-'));
  const folder = join(root, 'pagefind');
  const report = await buildLargeIndex(
    cut(worksOf(records)).map((works) => ({ key: null, records: () => works.flatMap((work) => work.records) })),
    folder,
    extras,
  );
  const reading = (onLoad: (path: string) => void): LevelLoader => {
    const known = new Set<string>();
    return async (path) => {
      if (!known.has(path)) onLoad(path);
      known.add(path);
      return JSON.parse(await readFile(join(folder, path), 'utf8'));
    };
  };
  return {
    folder,
    report,
    index: (onLoad = () => {}) => openLargeIndex(reading(onLoad), '/'),
    whole: () =>
      openWholeIndex(
        reading(() => {}),
        '/',
      ),
    async [Symbol.asyncDispose]() {
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** The records of a regulation and its editions. */
interface WorkRecords {
  readonly slug: string;
  readonly records: SearchRecord[];
}

function worksOf(records: Iterable<SearchRecord>): readonly WorkRecords[] {
  const works: WorkRecords[] = [];
  for (const record of records) {
    const slug = record.division.document.slug.replace(/\/.*$/u, '');
    if (works.at(-1)?.slug !== slug) works.push({ slug, records: [] });
    works.at(-1)?.records.push(record);
  }
  return works;
}
