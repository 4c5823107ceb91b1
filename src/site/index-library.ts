import type { Library } from '../regulation/regulation.ts';
import { buildSearchIndex, type IndexReport } from '../search/index/build.ts';
import { noteRecords } from '../search/index/note-records.ts';
import { documentOf, searchRecords } from '../search/index/records.ts';
import { addresses } from './addresses.ts';
import { provisionUrl } from './urls.ts';

/** Indexes everything that can be found: the official texts, then the notes on each. */
export async function indexLibrary({ regulations, synonyms }: Library, outDir: string): Promise<IndexReport> {
  const records = regulations.flatMap((regulation) => {
    const document = documentOf(regulation);
    return [
      ...searchRecords(regulation, (eId) => provisionUrl(regulation, eId), document),
      ...noteRecords(regulation.notes, document, (note) => addresses.note(regulation, note)),
    ];
  });
  return buildSearchIndex(records, outDir, synonyms);
}
