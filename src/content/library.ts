import { fragment, noteId, noteOfId } from '../regulation/addresses.ts';
import { say } from '../regulation/diagnostics/codes.ts';
import { type Diagnostic, inFileOrder } from '../regulation/diagnostics.ts';
import type { Edition, WorkId } from '../regulation/edition.ts';
import { issuerVariants } from '../regulation/kinds.ts';
import type { PlacedNote } from '../regulation/layers/notes/note.ts';
import { entryCited, libraryByTitle, resolveExternal, toMarks } from '../regulation/layers/references/index.ts';
import { termFinder, termMarks } from '../regulation/layers/terms/find.ts';
import type { Term } from '../regulation/layers/terms/term.ts';
import type { Metadata } from '../regulation/metadata.ts';
import { oncePer } from '../regulation/once-per.ts';
import type { Library, Regulation } from '../regulation/regulation.ts';
import { counterpart, dayOf, inForceOn, statusOn } from '../regulation/work.ts';
import { loadRegulation, type ReadRegulation, type ReadWork } from './load-regulation.ts';
import { type MarkdownText, type NoteLinks, renderMarkdown } from './notes/render.ts';
import { type Reading, readContentFolder } from './read-file.ts';
import { findRegulationFolders } from './regulation-folders.ts';
import { loadSynonyms, unusedSynonyms } from './synonyms.ts';
import { readTerms } from './terms/read-terms.ts';

/** A content folder read: what can be published of it, and everything that is wrong with it. */
export interface LibraryReading {
  /** Whole only when no diagnostic is an error; what could not be read is left out. */
  readonly library: Library;
  /** Of all files, in the order of their paths and lines. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads every regulation of a content folder: each by itself first, then what refers to other regulations and to the
 * glossary. Never throws for what maintainers may write: that becomes diagnostics.
 * @param load how a regulation is read; see `rememberRegulations`
 * @param day for which it is told what is in force
 */
export async function loadLibrary(
  content: string,
  addresses: Addresses,
  load: typeof loadRegulation = loadRegulation,
  day: string = dayFrom(process.env),
): Promise<LibraryReading> {
  const folders = await findRegulationFolders(content);
  const synonyms = await loadSynonyms(content);
  const terms = await loadTerms(content);
  const diagnostics = [...folders.diagnostics, ...synonyms.diagnostics, ...terms.diagnostics];
  const works: OpenWork[] = [];
  for (const slug of folders.slugs) {
    const reading = await load(content, slug);
    diagnostics.push(...reading.diagnostics);
    if (reading.value) works.push(asOf(reading.value, day));
  }
  const read = works.map(({ current }) => current);
  for (const name of folders.misnamed) diagnostics.push(...(await loadRegulation(content, name)).diagnostics);
  const complete = completion(works, terms.value);
  const published = new Map<ReadRegulation, Regulation>();
  for (const work of works) {
    for (const edition of work.editions) {
      const linksOf = oncePer((home: ReadRegulation) => noteLinks({ ...work, home, shown: edition }, read, addresses));
      const notes = await withHtml(edition.notes, (note) => linksOf(homeOf(note, work)));
      // What is wrong with a note is said of the edition that it was written for
      const own = new Set(edition.notes.filter((note) => homeOf(note, work) === edition).map(({ file }) => file));
      diagnostics.push(...notes.diagnostics.filter(({ file }) => own.has(file)));
      const dated = notes.value.map((note) => ({ ...note, saidOn: homeOf(note, work).metadata.issuedOn }));
      published.set(edition, { ...complete(edition), notes: dated });
    }
  }
  const publishedOf = (edition: ReadRegulation): readonly Regulation[] => {
    const found = published.get(edition);
    return found === undefined ? [] : [found];
  };
  const regulations = read.flatMap(publishedOf);
  const linksOfTerms = termLinks(read, addresses);
  const glossary = await withHtml(terms.value, () => linksOfTerms);
  diagnostics.push(
    ...glossary.diagnostics,
    ...unusedSynonyms(
      synonyms,
      regulations.map(({ text }) => text),
    ),
  );
  diagnostics.push(...variantsOf(regulations));
  diagnostics.sort(inFileOrder);
  const severalEditions = works
    .filter(({ editions }) => editions.length > 1)
    .flatMap(({ editions, current, passages }) =>
      publishedOf(current).map((regulation) => ({
        slug: current.slug,
        editions: editions.flatMap(publishedOf),
        current: regulation,
        passages,
      })),
    );
  return {
    library: { day, regulations, works: severalEditions, glossary: glossary.value, synonyms: synonyms.value },
    diagnostics,
  };
}

interface OpenWork extends ReadWork {
  readonly current: ReadRegulation;
}

/** The edition that a note was written for. */
const homeOf = ({ edition }: PlacedNote, { editions, current }: OpenWork): ReadRegulation =>
  (edition === undefined ? editions.at(-1) : editions.find((each) => dayOf(each) === edition)) ?? current;

/** The one place where it is decided which edition undated addresses mean. */
function asOf({ editions, passages }: ReadWork, day: string): OpenWork {
  const inForce = inForceOn(editions, day);
  const repealed = editions.at(-1)?.metadata.repealed;
  const dated = editions.map((edition) => ({
    ...edition,
    ...(edition === inForce ? { date: null } : {}),
    metadata: { ...edition.metadata, repealed, status: statusOn({ ...edition.metadata, repealed }, day) },
  }));
  const current = dated.find(({ date }) => date === null);
  if (current === undefined) throw new RangeError('a work has an edition');
  return { editions: dated, passages, current };
}

/**
 * The day of a build, in China: that of `SOURCE_DATE_EPOCH` (https://reproducible-builds.org/specs/source-date-epoch/) in seconds, else today.
 */
export function dayFrom({ SOURCE_DATE_EPOCH: epoch = '' }: Readonly<Record<string, string | undefined>>): string {
  const now = /^\d+$/.test(epoch) ? new Date(Number(epoch) * 1000) : new Date();
  return now.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
}

/** Issuers written in several ways, at the first regulation that has the rarest. */
function variantsOf(regulations: readonly Regulation[]): readonly Diagnostic[] {
  return issuerVariants(regulations.flatMap(({ metadata }) => metadata.issuers)).flatMap(({ name, spellings }) => {
    const rarest = spellings.at(-1)?.[0] ?? name;
    const file = regulations.find(({ metadata }) => metadata.issuers.includes(rarest))?.text.source.file;
    return file === undefined ? [] : [{ ...say('issuer-variants', name, spellings), file, line: 1, column: 1 }];
  });
}

/** Adds to a regulation what only the whole library can tell: which laws its references lead to, where it uses terms. */
function completion(
  library: readonly OpenWork[],
  glossary: readonly Term[],
): (regulation: ReadRegulation) => Omit<Regulation, 'notes'> {
  const findTerms = termFinder(glossary);
  const defined = new Set(glossary.filter(({ definition }) => definition !== null).map(({ id }) => id));
  const byTitle = titlesIn(library);
  return ({ citations, noteIds: _, ...regulation }) => {
    const references = resolveExternal({ slug: regulation.slug, edition: regulation }, citations, byTitle);
    const terms = findTerms(regulation.text);
    return {
      ...regulation,
      references,
      terms,
      marks: [...regulation.marks, ...toMarks(references), ...termMarks(terms, (term) => defined.has(term))],
    };
  };
}

const titlesIn = (library: readonly OpenWork[]) =>
  libraryByTitle(
    library.map(({ editions, current: { slug, text, metadata } }) => ({
      slug,
      text,
      title: metadata.title,
      shortTitles: metadata.shortTitles,
      editions,
    })),
  );

/** Which works of a library some of them cite; of the library the headers are enough. */
export function worksCited(
  some: readonly ReadWork[],
  library: readonly ReadWork[],
  day: string = dayFrom(process.env),
): ReadonlySet<WorkId> {
  const byTitle = titlesIn(library.map((work) => asOf(work, day)));
  const laws = new Set(
    some.flatMap(({ editions }) => editions.flatMap(({ citations }) => citations.map(({ law }) => law))),
  );
  return new Set([...laws].flatMap((law) => (law === null ? [] : (entryCited(law, byTitle)?.slug ?? []))));
}

async function loadTerms(content: string): Promise<Reading<readonly Term[]>> {
  const files = await readContentFolder(content, 'glossary', '.md');
  const terms = readTerms(files.value);
  return { value: terms.value, diagnostics: [...files.diagnostics, ...terms.diagnostics] };
}

/** Notes or terms with their Markdown as HTML. */
async function withHtml<Text extends MarkdownText>(
  texts: readonly Text[],
  linksOf: (text: Text) => NoteLinks,
): Promise<Reading<readonly (Text & { readonly html: string })[]>> {
  const diagnostics: Diagnostic[] = [];
  const value: (Text & { readonly html: string })[] = [];
  for (const text of texts) {
    const rendered = await renderMarkdown(text, linksOf(text));
    diagnostics.push(...rendered.diagnostics);
    value.push({ ...text, html: rendered.html });
  }
  return { value, diagnostics };
}

interface Titled extends Addressed {
  readonly metadata: Pick<Metadata, 'title' | 'shortTitles'>;
}

/** Where notes stand that were written for the text of an edition, their home. */
interface NotesPlace extends OpenWork {
  readonly home: ReadRegulation;
  readonly shown: ReadRegulation;
}

/**
 * Where the links of a regulation's notes lead: to its own provisions and notes, and to other documents by title. What a note calls by the
 * number of its home is led to by lineage where the note shows in another edition; what is not there is read at home.
 */
function noteLinks(place: NotesPlace, library: readonly Titled[], addresses: Addresses): NoteLinks {
  const { home, shown } = place;
  const notes = new Map(shown.notes.map((note) => [noteId(note.id), note]));
  const { toTitle, toFile } = termLinks(library, addresses, shown.slug);
  return {
    toFragment: (id) => {
      const note = notes.get(id);
      if (note) return addresses.note(shown, note);
      if (shown.noteIds.has(noteOfId(id) ?? '')) return fragment(id);
      if (!home.text.byEId.has(id)) return null;
      const there = home === shown ? id : counterpart(place, home, id, shown);
      return there === null ? addresses.provision(home, id) : addresses.provision(shown, there);
    },
    toTitle,
    toFile,
  };
}

/** Where the links of the glossary lead: it belongs to no regulation, so only titles name one, `except` that of the one that links. */
function termLinks(library: readonly Titled[], addresses: Addresses, except?: string): NoteLinks {
  const others = () =>
    library.flatMap((each) =>
      each.slug === except
        ? []
        : [each.metadata.title, ...each.metadata.shortTitles].map((title) => [title, each] as const),
    );
  // Most regulations have no note that names another
  let byTitle: ReadonlyMap<string, Titled> | undefined;
  return {
    toFragment: () => null,
    toTitle: (title) => {
      byTitle ??= new Map(others());
      const named = byTitle.get(title);
      return named ? addresses.landing(named) : null;
    },
    toFile: addresses.file,
  };
}

/** What of a regulation decides its addresses. */
export type Addressed = Pick<Regulation, keyof Edition | 'text'>;

/** Where things are read on the site: content is written without knowing, and reading it needs to link. */
export interface Addresses {
  readonly landing: (regulation: Addressed) => string;
  readonly provision: (regulation: Addressed, eId: string) => string;
  /** `division` is null for a note on the whole regulation. */
  readonly note: (regulation: Addressed, note: { readonly id: string; readonly division: string | null }) => string;
  readonly term: (id: string) => string;
  /** A file of the public folder, e.g. `/images/a.png`. */
  readonly file: (path: string) => string;
}
