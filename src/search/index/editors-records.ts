/** What editors wrote, as it can be found: notes on a regulation and the glossary. */
import { noteId } from '../../regulation/addresses.ts';
import type { Place } from '../../regulation/layers/anchor.ts';
import type { RegulationText } from '../../regulation/model.ts';
import { nameOf } from '../../regulation/names.ts';
import type { SearchDivision, SearchDocument, SearchRecord } from '../record.ts';

/** What the index takes from a note. */
export interface SearchableNote {
  readonly id: string;
  readonly title: string | null;
  readonly type: string;
  readonly place: Place;
  /** Sanitised HTML. */
  readonly html: string;
}

/** One record for a note's title and one for each paragraph of its body. */
export function noteRecords<Note extends SearchableNote>(
  notes: readonly Note[],
  document: SearchDocument,
  text: RegulationText,
  urlOf: (note: Note) => string,
): SearchRecord[] {
  return notes.flatMap((note) => {
    const { place } = note;
    const words = place.kind === 'quote' ? text.source.text.slice(place.range.start, place.range.end) : '';
    const division: SearchDivision = {
      document,
      kind: 'note',
      container: false,
      // The provision it is about: that is where a note is read
      eId: place.kind === 'regulation' ? noteId(note.id) : place.provision.eId,
      label: note.type,
      heading: note.title ?? words,
      name: place.kind === 'regulation' ? '' : nameOf(text, place.provision.eId),
      part: '',
      url: urlOf(note),
    };
    const title = note.title ? [{ text: note.title, headingLength: note.title.length }] : [];
    const body = plainBlocks(note.html).map((text) => ({ text, headingLength: 0 }));
    return [...title, ...body].map((piece) => ({ division, eId: division.eId, name: '', ...piece }));
  });
}

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
const GLOSSARY: SearchDocument = {
  slug: 'glossary',
  title: '术语表',
  shortTitles: [],
  issuers: [],
  issuedOn: null,
  rank: null,
};

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
      name: '',
      part: '',
      url: urlOf(term),
    };
    const names = [term.term, ...term.aliases].map((text) => ({ text, headingLength: text.length }));
    const body = [...(term.definition === null ? [] : [term.definition]), ...plainBlocks(term.html)];
    return [...names, ...body.map((text) => ({ text, headingLength: 0 }))].map((piece) => ({
      division,
      eId: term.id,
      name: '',
      ...piece,
    }));
  });
}

const BLOCK_END = /<\/(?:p|li|h[1-6]|td|th|dt|dd|pre|blockquote|figcaption)>|<br>|<hr>/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** The text of serialised, sanitised HTML, a string for each block. Not for HTML of unknown origin: it is a lexer, no parser. */
export function plainBlocks(html: string): string[] {
  return html
    .split(BLOCK_END)
    .map((block) =>
      decode(block.replace(/<[^>]*>/g, ''))
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((text) => text !== '');
}

function decode(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]+)|#([0-9]+)|([a-z]+));/gi,
    (entity, hex?: string, decimal?: string, name?: string) => {
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
      return ENTITIES[name ?? ''] ?? entity;
    },
  );
}
