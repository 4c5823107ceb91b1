import { basename } from 'node:path/posix';
import { noteOfId } from '../regulation/addresses.ts';
import { say } from '../regulation/diagnostics/codes.ts';
import { type Diagnostic, inFileOrder, isError, wholeOf } from '../regulation/diagnostics.ts';
import type { Library } from '../regulation/regulation.ts';
import { everyFileProblems } from './every-file.ts';
import { formatProblems } from './format.ts';
import { type GoneRegulation, goneDiagnostics, goneRegulations, lastNameOf } from './gone-regulations.ts';
import { filteredFiles, ignoredFiles, officialFiles } from './history/official-files.ts';
import { publishedTexts } from './history/published-texts.ts';
import { type TakenOut, takenOut } from './history/taken-out.ts';
import { type Addresses, type LibraryReading, loadLibrary } from './library.ts';
import type { loadRegulation } from './load-regulation.ts';
import {
  comparePermalinks,
  correctionsIn,
  driftedNotes,
  editionMeanings,
  type PermalinkChanges,
  permalinkDiagnostics,
  redirectDiagnostics,
  rewordedDiagnostics,
} from './permalinks/check-permalinks.ts';
import { editionRedirects } from './permalinks/edition-redirects.ts';
import { isAddress, loadPermalinks, type Permalinks, segmentOf } from './permalinks/permalinks-file.ts';
import { loadRedirects, type Redirect } from './permalinks/redirects.ts';
import { departedDiagnostics, historyDiagnostics, recordDiagnostics } from './records/check-records.ts';
import { loadRecords, RECORDS_FOLDER, type Recorded, type Records, recordedTexts } from './records/records-file.ts';
import { findRegulationFolders } from './regulation-folders.ts';

export interface ContentOptions {
  readonly content: string;
  readonly addresses: Addresses;
  /** Every address of a library as a path below the site's base, with what is read there. */
  readonly published: (library: Library) => Permalinks;
  /** How a regulation is read; one that remembers makes the next reading quick. */
  readonly load?: typeof loadRegulation;
  /** For which it is told what is in force; see `dayFrom`. */
  readonly day?: string;
}

/** A content folder, and what it promised before: the addresses and the texts on record. */
export interface ContentReading extends LibraryReading {
  readonly published: Permalinks;
  readonly recorded: Permalinks;
  readonly redirects: readonly Redirect[];
  readonly records: Records;
  /** Every text that a record answers for. */
  readonly official: readonly Recorded[];
  readonly changes: PermalinkChanges;
  readonly gone: readonly GoneRegulation[];
}

/** Everything that is wrong with a content folder: what `check` reports and, where it is an error, `build` refuses. */
export async function readContent({
  content,
  addresses,
  published,
  load,
  day,
}: ContentOptions): Promise<ContentReading> {
  const reading = await loadLibrary(content, addresses, load, day);
  const { regulations } = reading.library;
  const files = await officialFiles(content);
  const [everyFile, format, list, redirects, records, erased, texts, ignored, filtered, folders] = await Promise.all([
    everyFileProblems(content),
    formatProblems(content),
    loadPermalinks(content),
    loadRedirects(content),
    loadRecords(content),
    takenOut(content),
    publishedTexts(content, files),
    ignoredFiles(content),
    filteredFiles(content, files),
    findRegulationFolders(content),
  ]);
  const now = published(reading.library);
  const recorded: Permalinks = list.value ?? new Map();
  const computed = editionRedirects(reading.library, { redirects: redirects.value, recorded, published: now });
  const changes = comparePermalinks(
    recorded,
    now,
    [...redirects.value, ...computed],
    correctionsIn(reading.library),
    editionMeanings(reading.library, now),
  );
  const gone = goneRegulations({
    recorded,
    published: now,
    records: records.value,
    redirects: redirects.value,
    slugs: folders.slugs,
    inHistory: [...texts.demands.keys()],
  });
  // What cannot be read would make all that it answers for look lost; what is wrong with it is said
  const unreadable = [...format, ...list.diagnostics, ...redirects.diagnostics, ...records.diagnostics];
  const isReadable = !unreadable.some(isError);
  const read = new Set<string>(regulations.map(({ slug }) => slug));
  const isSilent = new Set([...folders.slugs.filter((slug) => !read.has(slug)), ...gone.map(({ slug }) => slug)]);
  const wrong = new Set(reading.diagnostics.filter(isError).map(({ file }) => file));
  const lost = changes.lost.filter((address) => !isSilent.has(segmentOf(address)) && !isWrong(address, wrong));
  // Where editions follow each other, an address comes to mean the next one's, and notes go by lineage
  const ofEditions = new Set<string>(reading.library.works.map(({ slug }) => slug));
  const alone = { ...reading.library, regulations: regulations.filter(({ slug }) => !ofEditions.has(slug)) };
  const drifted = driftedNotes(alone, recorded, now, (regulation, eId) =>
    // Below the site's base
    addresses.provision(regulation, eId).slice(addresses.landing(regulation).length - `${regulation.slug}/`.length),
  );
  const isDrifted = new Set(drifted.map(({ file }) => file));
  const places = { content, files };
  const there = new Set(folders.slugs);
  const unrecorded = await historyDiagnostics(texts, there, places);
  // What the history shows line by line, the record need not say again
  const isShown = new Set(unrecorded.map(({ file }) => file.split('/')[1]));
  const official = recordedTexts(reading.library);
  const ofRecords = (await recordDiagnostics(official, records.value, places)).filter(
    ({ code, file }) => !CONTRADICTIONS.has(code) || !isShown.has(file.split('/')[1]),
  );
  const said = [
    ...format,
    ...reading.diagnostics.filter(({ code, file }) => code !== 'anchor-opening-missing' || !isDrifted.has(file)),
    ...drifted,
    ...list.diagnostics,
    ...redirects.diagnostics,
    ...records.diagnostics,
    ...redirectDiagnostics(redirects.value, now, list.value, new Set(texts.demands.keys())),
    ...unrecorded,
    ...ofRecords,
    ...ignored,
    ...filtered,
    ...(isReadable
      ? [
          ...goneDiagnostics(gone, recorded),
          ...gone.flatMap(({ slug, fate }) =>
            fate.kind === 'unknown'
              ? []
              : departedDiagnostics(
                  {
                    slug,
                    successor: lastNameOf(slug, gone),
                    demands: texts.demands.get(slug) ?? [],
                    chains: records.value.get(slug) ?? [],
                    takenIn: texts.takenIn.get(slug) ?? [],
                  },
                  official,
                  records.value,
                ),
          ),
          // Moved from another folder, and renamed on the way
          ...[...texts.elsewhere].flatMap(([slug, demands]) =>
            there.has(slug)
              ? []
              : departedDiagnostics(
                  { slug, successor: null, demands, chains: [], takenIn: texts.takenIn.get(slug) ?? [] },
                  official,
                  records.value,
                ),
          ),
          ...(list.value === null ? [] : permalinkDiagnostics(recorded, { ...changes, lost })),
          ...erasures(erased, there, { recorded, published: now, redirects: redirects.value }),
        ]
      : []),
    ...[
      ...[erased.unread ?? texts.unread ?? []].flat().map((reason) => say('history-unreadable', reason)),
      ...(erased.isShallow ? [say('history-shallow')] : []),
    ].map((problem) => ({ ...problem, file: RECORDS_FOLDER, line: 1, column: 1 })),
  ];
  const isSaid = new Set(said.map(({ file, code }) => `${code} ${file}`));
  const diagnostics = [...said, ...everyFile.filter(({ file, code }) => !isSaid.has(`${code} ${file}`))].toSorted(
    inFileOrder,
  );
  return {
    library: reading.library,
    diagnostics,
    published: now,
    recorded,
    redirects: redirects.value,
    records: records.value,
    official,
    changes,
    gone,
  };
}

const CONTRADICTIONS: ReadonlySet<Diagnostic['code']> = new Set(['text-unrecorded', 'correction-erased', 'text-gone']);

/** Whether an address is that of a note or a term whose own file has errors: those are said, and with them it is back. */
function isWrong(address: string, wrong: ReadonlySet<string>): boolean {
  const [slug = '', page = '', id = ''] = address.split(/[/#]+/);
  const note = noteOfId(id);
  const notes = `regulations/${slug}/notes/`;
  if (note !== null) return wrong.has(`${notes}${note}.md`);
  return wrong.has(`${slug}/${page}.md`) || (page === 'notes' && [...wrong].some((file) => file.startsWith(notes)));
}

// e.g. ` "law/art-4/": "标题",`
const ADDRESS = /^\s*("(?:[^"\\]|\\.)+"): ("(?:[^"\\]|\\.)*"),?\s*$/;

/**
 * What some version of the content had on its lists of addresses and this one has not. Where the content was moved from, a list is not
 * missed while its addresses are there. A library that shares no regulation with this one was another.
 */
function erasures(
  { own, elsewhere }: TakenOut,
  there: ReadonlySet<string>,
  { recorded, published, redirects }: Pick<ContentReading, 'recorded' | 'published' | 'redirects'>,
): readonly Diagnostic[] {
  const erased = ({ file, path, lines }: TakenOut['own'][number], known: readonly Permalinks[]) => {
    const registered = lines.flatMap((line) => entryIn(line));
    const missing = new Set(
      registered.map(([address]) => address).filter((each) => !known.some((list) => list.has(each))),
    );
    const [first] = missing;
    return [
      ...(first === undefined ? [] : [{ ...say('permalinks-erased', path, missing.size, first), ...wholeOf(file) }]),
      ...rewordedDiagnostics(registered, recorded, redirects),
    ];
  };
  const moved = elsewhere.filter((lists) => lists.some(({ file }) => there.has(basename(file, '.json'))));
  return [
    ...own.flatMap((list) => erased(list, [recorded])),
    ...moved.flat().flatMap((list) => erased(list, [recorded, published])),
  ];
}

/** An address and its words, of a line of a list. */
function entryIn(line: string): readonly (readonly [address: string, words: string])[] {
  const [, address, words] = ADDRESS.exec(line) ?? [];
  if (address === undefined || words === undefined) return [];
  try {
    const entry = [address, words].map((text): unknown => JSON.parse(text));
    const [path, meaning] = entry;
    return typeof path === 'string' && typeof meaning === 'string' && isAddress(path) ? [[path, meaning]] : [];
  } catch {
    return [];
  }
}
