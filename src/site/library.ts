import { readFile, writeFile } from 'node:fs/promises';
import { deserialize, serialize } from 'node:v8';
import { folderState } from '../content/folder-state.ts';
import { loadLibrary } from '../content/library.ts';
import type { TermOccurrence } from '../regulation/layers/terms/term.ts';
import { editionLinks, type LinkGraph, linkGraph } from '../regulation/links/graph.ts';
import { oncePer } from '../regulation/once-per.ts';
import type { Library, PublishedNote, PublishedTerm, Regulation } from '../regulation/regulation.ts';
import type { Work } from '../regulation/work.ts';
import { addresses } from './urls.ts';

let memo: { stamp: string; library: Promise<Library> } | null = null;

/** The library the pages show: in a build the one that was handed over, while developing read again after a change. */
export async function getLibrary(): Promise<Library> {
  const content = import.meta.env.CONTENT_FOLDER;
  const stamp = import.meta.env.DEV ? await stampOf(content) : '';
  if (memo?.stamp !== stamp) memo = { stamp, library: readLibrary(content, import.meta.env.LIBRARY_FILE) };
  return memo.library;
}

/** The regulation of a library of one: home is its landing page, and what belongs to no regulation speaks of it. */
export const onlyRegulation = ({ regulations }: Pick<Library, 'regulations'>): Regulation | undefined =>
  regulations.length === 1 ? regulations[0] : undefined;

async function readLibrary(content: string, handedOver: string): Promise<Library> {
  return handedOver === '' ? (await loadLibrary(content, addresses)).library : takeOver(handedOver);
}

/**
 * Hands a library that has been read to the process that makes the pages: it costs a tenth of reading everything once more. What one
 * provision, note or mark is here is one there too.
 */
export async function handOver(library: Library, file: string): Promise<void> {
  await writeFile(file, serialize(library));
}

export async function takeOver(file: string): Promise<Library> {
  return deserialize(await readFile(file));
}

/** Changes whenever a file of the folder does. */
async function stampOf(folder: string): Promise<string> {
  return [...(await folderState(folder))].flat().join('\n');
}

/** The library by what pages ask for: made once, so that no page searches all of it. */
export interface LibraryIndex {
  readonly regulations: ReadonlyMap<string, Regulation>;
  /** Those with several editions, by slug. */
  readonly works: ReadonlyMap<string, Work<Regulation>>;
  /** By the slug of their regulation, then by id. */
  readonly notes: ReadonlyMap<string, ReadonlyMap<string, PublishedNote>>;
  readonly terms: ReadonlyMap<string, PublishedTerm>;
  readonly links: LinkGraph;
  /** Where each term is used, by its id. */
  readonly uses: ReadonlyMap<string, readonly TermUse[]>;
}

export const getLibraryIndex = async (): Promise<LibraryIndex> => libraryIndexOf(await getLibrary());

export const libraryIndexOf = oncePer(
  ({ regulations, works, glossary }: Library): LibraryIndex => ({
    regulations: new Map(regulations.map((regulation) => [regulation.slug, regulation])),
    works: new Map(works.map((work) => [work.slug, work])),
    notes: new Map(regulations.map(({ slug, notes }) => [slug, new Map(notes.map((note) => [note.id, note]))])),
    terms: new Map(glossary.map((term) => [term.id, term])),
    links: linkGraph(regulations, works),
    uses: termUses(regulations),
  }),
);

/** The library as a page of an edition sees it: what its own text cites in itself, its notes and links, are that edition's. */
export async function indexSeenFrom(regulation: Regulation): Promise<LibraryIndex> {
  const index = await getLibraryIndex();
  return regulation.date === null ? index : withEdition(index)(regulation);
}

const withEdition = oncePer((index: LibraryIndex) =>
  oncePer((edition: Regulation): LibraryIndex => {
    const { slug, notes } = edition;
    return {
      ...index,
      regulations: new Map(index.regulations).set(slug, edition),
      notes: new Map(index.notes).set(slug, new Map(notes.map((note) => [note.id, note]))),
      links: new Map(index.links).set(slug, editionLinks(edition, [...index.works.values()], index.links)),
    };
  }),
);

/** What a link or a mark means by a work and the day of an edition. */
export const heldEdition = (
  { regulations, works }: Pick<LibraryIndex, 'regulations' | 'works'>,
  slug: string,
  date?: string,
): Regulation | undefined =>
  date === undefined ? regulations.get(slug) : works.get(slug)?.editions.find((edition) => edition.date === date);

/** The uses of one term in one regulation, in the order of its text. */
export interface TermUse {
  readonly regulation: Regulation;
  readonly occurrences: readonly TermOccurrence[];
}

/** All uses of every term by its id, regulations in the order of the library. */
function termUses(regulations: readonly Regulation[]): ReadonlyMap<string, readonly TermUse[]> {
  const uses = new Map<string, TermUse[]>();
  for (const regulation of regulations) {
    for (const [term, occurrences] of Map.groupBy(regulation.terms, ({ term }) => term)) {
      const known = uses.get(term);
      if (known) known.push({ regulation, occurrences });
      else uses.set(term, [{ regulation, occurrences }]);
    }
  }
  return uses;
}

/** The paths of pages of which every regulation has one: `export const getStaticPaths = regulationPaths`. */
export async function regulationPaths() {
  const { regulations } = await getLibrary();
  return regulations.map((regulation) => ({ params: { slug: regulation.slug }, props: { regulation } }));
}
