import { type LinkGraph, linkGraph } from '../regulation/links/graph.ts';
import { oncePer } from '../regulation/once-per.ts';
import type { Library, PublishedNote, PublishedTerm, Regulation } from '../regulation/regulation.ts';
import { getLibrary } from './library.ts';
import { type TermUse, termUses } from './term-uses.ts';

/** The library by what pages ask for: made once, so that no page searches all of it. */
export interface LibraryIndex {
  readonly regulations: ReadonlyMap<string, Regulation>;
  /** By the slug of their regulation, then by id. */
  readonly notes: ReadonlyMap<string, ReadonlyMap<string, PublishedNote>>;
  readonly terms: ReadonlyMap<string, PublishedTerm>;
  readonly links: LinkGraph;
  /** Where each term is used, by its id. */
  readonly uses: ReadonlyMap<string, readonly TermUse[]>;
}

export const getLibraryIndex = async (): Promise<LibraryIndex> => libraryIndexOf(await getLibrary());

export const libraryIndexOf = oncePer(
  ({ regulations, glossary }: Library): LibraryIndex => ({
    regulations: new Map(regulations.map((regulation) => [regulation.slug, regulation])),
    notes: new Map(regulations.map(({ slug, notes }) => [slug, new Map(notes.map((note) => [note.id, note]))])),
    terms: new Map(glossary.map((term) => [term.id, term])),
    links: linkGraph(regulations),
    uses: termUses(regulations),
  }),
);
