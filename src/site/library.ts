import { AsyncLocalStorage } from 'node:async_hooks';
import type { History } from '../content/history/history.ts';
import type { Forwardings } from '../content/permalinks/redirects.ts';
import type { ContentReading } from '../content/read-content.ts';
import { takeOver } from '../files/hand-over.ts';
import type { TermOccurrence } from '../regulation/layers/terms/term.ts';
import { editionLinks, type LinkGraph, linkGraph } from '../regulation/links/graph.ts';
import { oncePer } from '../regulation/once-per.ts';
import type { Library, PublishedNote, PublishedTerm, Regulation } from '../regulation/regulation.ts';
import type { Work } from '../regulation/work.ts';
import { site } from './config.ts';
import { forwardingsOf } from './published.ts';
import { seenBy } from './seen.ts';
import { type Shape, shapeOf } from './shape.ts';

/** What is made here, where that is not the whole site: the rest comes from elsewhere. */
export interface Own {
  readonly slugs: ReadonlySet<string>;
  /** Pages that belong to no regulation, too. */
  readonly isFirst: boolean;
}

/** All that pages are made of, besides their templates. */
export interface Material {
  readonly library: Library;
  readonly shape: Shape;
  readonly forwardings: Forwardings;
  readonly history: History;
  /** While a large library is developed: how many of its regulations were read whole. Absent where all were. */
  readonly readWhole?: number;
}

declare global {
  /**
   * What was read in this process by modules that the pages do not share: while developing what `followContent` read last, in a build what
   * was handed over.
   */
  var READ_MATERIAL: Material | undefined;
}

let takenOver: Promise<Material> | undefined;

/** What the page that is being made may know: see `seenBy`. */
const seen = new AsyncLocalStorage<Material>();

export const getMaterial = async (): Promise<Material> => seen.getStore() ?? (await getWhole());

/** The library the pages show: in a build the one that was handed over, while developing what `followContent` read last. */
export const getLibrary = async (): Promise<Library> => (await getMaterial()).library;

export const getShape = async (): Promise<Shape> => (await getMaterial()).shape;

/** The regulation of a library of one: home is its landing page, and what belongs to no regulation speaks of it. */
export async function getOnly(): Promise<Regulation | undefined> {
  const { library, shape } = await getMaterial();
  return shape.isOne ? library.regulations[0] : undefined;
}

/** Of a page, by its path under the origin: what used to be on it, and what it used to be. */
export async function movedOn(url: string) {
  const { fragments, changed } = (await getMaterial()).forwardings;
  const page = url.slice(site.base.length);
  return { gone: fragments.get(page) ?? [], replaced: changed.get(page) ?? [] };
}

/** All of it, whatever page is made. */
async function getWhole(): Promise<Material> {
  const read = globalThis.READ_MATERIAL;
  if (read) return read;
  takenOver ??= takeOver(import.meta.env.LIBRARY_FILE);
  return takenOver;
}

export const materialOf = (
  library: Library,
  addressed: Pick<ContentReading, 'redirects' | 'recorded' | 'published'>,
  history: History,
): Material => ({ library, shape: shapeOf(library), forwardings: forwardingsOf(library, addressed), history });

type Params = Readonly<Record<string, string | undefined>>;

/** The regulation whose folder holds a page, by the parameters of its path; undefined of a page that belongs to none. */
const folderOf = ({ slug, edition, gone }: Params): string | undefined => (slug ?? edition ?? gone)?.split('/')[0];

/**
 * Makes a page, or a file, out of what those of its regulation may know, and of no more: so what a page was made of can be told, and
 * pages need not be made again while that is the same.
 */
export async function asSeenBy<Made>(params: Params, make: () => Promise<Made>): Promise<Made> {
  const material = await getWhole();
  const slug = folderOf(params);
  const view = import.meta.env.DEV || slug === undefined ? null : viewsOf(material)(slug);
  return seen.run(view ?? material, make);
}

/** The latest alone: pages are made regulation by regulation, and memory need not grow with the library. */
const viewsOf = oncePer((material: Material) => {
  const { regulations } = libraryIndexOf(material.library);
  let latest: { readonly slug: string; readonly view: Material | null } | null = null;
  return (slug: string): Material | null => {
    if (latest?.slug !== slug) {
      const regulation = regulations.get(slug);
      latest = { slug, view: regulation === undefined ? null : seenBy(regulation.slug, material) };
    }
    return latest.view;
  };
});

/** Answers for a file in the folder of a regulation. It is not told of a request, which a build does not make for each. */
export type FileRoute<Props> = (context: {
  readonly params: Params;
  readonly props: Props;
}) => Response | Promise<Response>;

let ownHere: Promise<Own> | null = null;

/**
 * Of the paths of pages those that are made here: of regulations that are (`src/publishing/parts.ts`, `src/publishing/store.ts`). Pages
 * that belong to none are made with the first part.
 */
export async function ownPaths<Path extends { readonly params: Params }>(paths: readonly Path[]): Promise<Path[]> {
  if (import.meta.env.OWN_FILE === '') return [...paths];
  ownHere ??= takeOver(import.meta.env.OWN_FILE);
  const own = await ownHere;
  const { regulations } = libraryIndexOf((await getWhole()).library);
  return paths.filter(({ params }) => {
    const folder = folderOf(params);
    return folder === undefined || !regulations.has(folder) ? own.isFirst : own.slugs.has(folder);
  });
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
export const regulationPaths = () => regulationPathsWhere(() => true);

/** Those of pages that only regulations have which have something to show there. */
export async function regulationPathsWhere(has: (regulation: Regulation) => boolean) {
  const { regulations } = await getLibrary();
  return ownPaths(
    regulations.filter(has).map((regulation) => ({ params: { slug: regulation.slug }, props: { regulation } })),
  );
}
