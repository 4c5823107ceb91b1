import type { SearchDivision, SearchDocument, SearchRecord } from '../record.ts';
import { plainBlocks } from './plain-text.ts';

/** What the index takes from a glossary entry. */
export interface SearchableTerm {
  readonly id: string;
  readonly term: string;
  readonly aliases: readonly string[];
  readonly definition: string | null;
  /** Sanitised HTML of what follows the definition. */
  readonly html: string;
}

/** Terms are used across regulations and belong to none. */
const GLOSSARY: SearchDocument = { slug: 'glossary', title: '术语表', shortTitles: [], issuers: [], year: null };

/** One record for a term, one for each other name, the definition and each paragraph after it. */
export function termRecords<Term extends SearchableTerm>(
  terms: readonly Term[],
  urlOf: (term: Term) => string,
): SearchRecord[] {
  return terms.flatMap((term) => {
    const division: SearchDivision = {
      document: GLOSSARY,
      kind: 'term',
      container: false,
      eId: term.id,
      label: '',
      heading: term.term,
      part: '',
      url: urlOf(term),
    };
    const names = [term.term, ...term.aliases].map((text) => ({ text, headingLength: text.length }));
    const body = [...(term.definition === null ? [] : [term.definition]), ...plainBlocks(term.html)];
    return [...names, ...body.map((text) => ({ text, headingLength: 0 }))].map((piece) => ({
      division,
      eId: term.id,
      ...piece,
    }));
  });
}
