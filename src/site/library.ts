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

/** What pages are made of here, where that is not the whole library. */
export interface Own {
  readonly slugs: ReadonlySet<string>;
  /** Pages that belong to no regulation, too. */
  readonly isFirst: boolean;
}

interface HandedOver {
  readonly library: Library;
  readonly own: Own | null;
}

let memo: { stamp: string; handed: Promise<HandedOver> } | null = null;

/** The library the pages show: in a build the one that was handed over, while developing read again after a change. */
export const getLibrary = async (): Promise<Library> => (await getHandedOver()).library;

async function getHandedOver(): Promise<HandedOver> {
  const content = import.meta.env.CONTENT_FOLDER;
  const stamp = import.meta.env.DEV ? await stampOf(content) : '';
  if (memo?.stamp !== stamp) memo = { stamp, handed: readLibrary(content, import.meta.env.LIBRARY_FILE) };
  return memo.handed;
}

/** The regulation of a library of one: home is its landing page, and what belongs to no regulation speaks of it. */
export const onlyRegulation = ({ regulations }: Pick<Library, 'regulations'>): Regulation | undefined =>
  regulations.length === 1 ? regulations[0] : undefined;

async function readLibrary(content: string, handedOver: string): Promise<HandedOver> {
  return handedOver === ''
    ? { library: (await loadLibrary(content, addresses)).library, own: null }
    : takeOver(handedOver);
}

/**
 * Of the paths of pages those that are made here: in a build of a part (`src/publishing/parts.ts`) those of its regulations. Pages that
 * belong to none are made with the first part.
 */
export async function ownPaths<Path extends { readonly params: Readonly<Record<string, string | undefined>> }>(
  paths: readonly Path[],
): Promise<Path[]> {
  const { own } = await getHandedOver();
  if (own === null) return [...paths];
  return paths.filter(({ params: { slug, edition } }) => {
    const work = slug ?? edition?.split('/')[0];
    return work === undefined ? own.isFirst : own.slugs.has(work);
  });
}

/**
 * Hands a library that has been read to the process that makes the pages: it costs a tenth of reading everything once more. What one
 * provision, note or mark is here is one there too.
 */
export async function handOver(library: Library, file: string, own: Own | null = null): Promise<void> {
  await writeFile(file, serialize({ library, own } satisfies HandedOver));
}

export async function takeOver(file: string): Promise<HandedOver> {
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

/** How often a term is used in all. */
export const timesUsed = (uses: readonly TermUse[]): number =>
  uses.reduce((sum, { occurrences }) => sum + occurrences.length, 0);

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
  return ownPaths(regulations.map((regulation) => ({ params: { slug: regulation.slug }, props: { regulation } })));
}
