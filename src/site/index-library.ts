import type { Library } from '../regulation/regulation.ts';
import { buildSearchIndex, type IndexReport } from '../search/index/build.ts';
import { noteRecords } from '../search/index/note-records.ts';
import { documentOf, searchRecords } from '../search/index/records.ts';
import type { SearchRecord } from '../search/record.ts';
import { addresses } from './addresses.ts';
import { provisionUrl } from './urls.ts';

/** Indexes everything that can be found. */
export async function indexLibrary(library: Library, outDir: string): Promise<IndexReport> {
  return buildSearchIndex(recordsOf(library), outDir, library.synonyms);
}

/** The official texts, after each the notes on it. */
export function recordsOf({ regulations }: Pick<Library, 'regulations'>): readonly SearchRecord[] {
  return regulations.flatMap((regulation) => {
    const document = documentOf(regulation);
    return [
      ...searchRecords(regulation, (eId) => provisionUrl(regulation, eId), document),
      ...noteRecords(regulation.notes, document, (note) => addresses.note(regulation, note)),
    ];
  });
}
