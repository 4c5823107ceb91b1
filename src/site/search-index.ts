import { withEdition } from '../regulation/addresses.ts';
import { divisionsByEId } from '../regulation/provisions.ts';
import type { Library, Regulation } from '../regulation/regulation.ts';
import { buildSearchIndex, type IndexExtras, type IndexReport } from '../search/index/build.ts';
import { noteRecords, termRecords } from '../search/index/editors-records.ts';
import { memoryIndex } from '../search/index/memory.ts';
import type { Citing } from '../search/index/names.ts';
import { documentOf, searchRecords } from '../search/index/records.ts';
import type { SearchIndex } from '../search/query/search.ts';
import type { SearchRecord } from '../search/record.ts';
import { addresses, provisionUrl, termUrl } from './urls.ts';

/** Indexes everything that can be found. */
export const indexLibrary = (library: Library, outDir: string): Promise<IndexReport> =>
  buildSearchIndex(recordsOf(library), outDir, extrasOf(library));

/** The same in memory. */
export const openLibrary = (library: Library): SearchIndex => memoryIndex(recordsOf(library), extrasOf(library));

const extrasOf = ({ regulations, synonyms }: Library): IndexExtras => ({
  synonyms,
  documentNumbers: Object.fromEntries(
    regulations.flatMap(({ slug, metadata: { documentNumber } }) => (documentNumber ? [[slug, documentNumber]] : [])),
  ),
  editions: Object.fromEntries(
    regulations.flatMap(({ slug, metadata: { issuedOn } }) => (issuedOn ? [[slug, withEdition('', issuedOn)]] : [])),
  ),
  citing: regulations.flatMap(citingArticles),
});

/** Which of its articles cite which law; those of laws that the library holds are told apart by the index. */
function citingArticles({ slug, text, references }: Regulation): readonly Citing[] {
  const divisions = divisionsByEId(text);
  return references.flatMap(({ law, from }) => {
    const division = divisions.get(from);
    return law === null || division === undefined ? [] : [{ law, from: [slug, division.eId] as const }];
  });
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
      ...noteRecords(regulation.notes, document, regulation.text, (note) => addresses.note(regulation, note)),
    ];
  });
  return [...ofRegulations, ...termRecords(glossary, ({ id }) => termUrl(id))];
}
