import type { Library } from '../regulation/regulation.ts';
import { buildSearchIndex, type IndexReport } from '../search/index/build.ts';
import { noteRecords } from '../search/index/note-records.ts';
import { documentOf, searchRecords } from '../search/index/records.ts';
import { termRecords } from '../search/index/term-records.ts';
import type { SearchRecord } from '../search/record.ts';
import { addresses, provisionUrl, termUrl } from './urls.ts';

/** Indexes everything that can be found. */
export async function indexLibrary(library: Library, outDir: string): Promise<IndexReport> {
  return buildSearchIndex(recordsOf(library), outDir, library.synonyms);
}

/** The official texts, after each the notes on it; then the glossary. */
export function recordsOf({
  regulations,
  glossary,
}: Pick<Library, 'regulations' | 'glossary'>): readonly SearchRecord[] {
  const ofRegulations = regulations.flatMap((regulation) => {
    const document = documentOf(regulation);
    return [
      ...searchRecords(regulation, (eId) => provisionUrl(regulation, eId), document),
      ...noteRecords(regulation.notes, document, (note) => addresses.note(regulation, note)),
    ];
  });
  return [...ofRegulations, ...termRecords(glossary, ({ id }) => termUrl(id))];
}
