import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { basename } from 'node:path/posix';
import { deserialize, serialize } from 'node:v8';
import type { KeptBytes } from '../files/kept-bytes.ts';
import { isError } from '../regulation/diagnostics.ts';
import { isWorkId, workId } from '../regulation/edition.ts';
import { layersIn } from '../regulation/layers/carried.ts';
import type { PlacedNote } from '../regulation/layers/notes/note.ts';
import type { Regulation } from '../regulation/regulation.ts';
import { placeTaskCorrections } from '../regulation/tasks/corrections.ts';
import { dayOf, type Passage } from '../regulation/work.ts';
import { type ReadEdition, readEditionHeader, readEditions, readWholeEdition } from './editions.ts';
import { changedFiles, type FolderState, folderHash, folderState } from './folder-state.ts';
import { readNotes } from './notes/read-note.ts';
import { markdownProblems } from './notes/render.ts';
import type { Reimport } from './original.ts';
import { type ContentFile, type Reading, readContentFolder, readContentText } from './read-file.ts';
import { readRelations, readTaskCorrections } from './regulation-files.ts';
import { strayFiles } from './regulation-folders.ts';

/** An edition by itself, before anything in it leads to others: `marks` are those of its notes and relations. */
export interface ReadRegulation extends Omit<Regulation, 'notes' | 'references' | 'terms'>, ReadEdition {
  readonly notes: readonly PlacedNote[];
  /** Of all its notes, those that are wrong included: a link to one of them is no mistake of its own. */
  readonly noteIds: ReadonlySet<string>;
}

/** A work as its folder has it. */
export interface ReadWork {
  /** Oldest first; the last is that of `source.txt`. `date` is null where there is but one. */
  readonly editions: readonly ReadRegulation[];
  /** Between neighbours. */
  readonly passages: readonly Passage[];
}

/** Reads one folder of `content/regulations`; null when a source text in it cannot be read. */
export async function loadRegulation(
  content: string,
  slug: string,
  reimport: Reimport = 'changed',
): Promise<Reading<ReadWork | null>> {
  const folder = `regulations/${slug}`;
  const files = await readContentFolder(content, `${folder}/notes`, '.md');
  const notes = readNotes(files.value);
  const relations = await loadListFile(content, `${folder}/relations.yaml`, readRelations);
  const taskFile = await loadListFile(content, `${folder}/tasks.yaml`, readTaskCorrections);
  const { editions, passages, isWhole, diagnostics } = await readEditions(content, folder, readWholeEdition(reimport));
  const besides = [
    ...files.diagnostics,
    ...notes.diagnostics,
    ...relations.diagnostics,
    ...taskFile.diagnostics,
    ...(await strayFiles(content, folder)),
  ];
  if (editions.length === 0)
    return { value: null, diagnostics: [...diagnostics, ...besides, ...notes.value.flatMap(markdownProblems)] };
  // Of editions that are not read, nothing can be said
  const isKnown = ({ edition }: { readonly edition?: string | undefined }): boolean => isWhole || edition === undefined;
  const newest = editions.at(-1);
  const tasks = newest ? placeTaskCorrections(newest.text, taskFile.value) : { placed: [], diagnostics: [] };
  const layers = layersIn({ editions, passages }, notes.value.filter(isKnown), relations.value.filter(isKnown));
  const isPlaced = new Set(layers.editions.flatMap((each) => each.notes.map(({ id }) => id)));
  const unplaced = notes.value.filter((note) => isKnown(note) && !isPlaced.has(note.id));
  const noteIds = new Set(files.value.map(({ file }) => basename(file, '.md')));
  return {
    // A folder that cannot name a work is read for what is wrong in it
    value: isWorkId(slug)
      ? {
          editions: editions.map((edition, index) => ({
            ...edition,
            ...(layers.editions[index] ?? { notes: [], relations: [], marks: [] }),
            taskCorrections: edition === newest ? tasks.placed : [],
            slug,
            date: editions.length === 1 ? null : dayOf(edition),
            noteIds,
          })),
          passages,
        }
      : null,
    diagnostics: [
      ...diagnostics,
      ...layers.diagnostics,
      ...tasks.diagnostics,
      ...unplaced.flatMap(markdownProblems),
      ...besides,
    ],
  };
}

/**
 * Reads of a folder only what names the work: texts without their bodies, nothing that stands on them. Of what is wrong only errors are
 * told: whoever wants to know more reads it whole.
 */
export async function loadHeader(content: string, slug: string): Promise<Reading<ReadWork | null>> {
  const { editions, passages, diagnostics } = await readEditions(content, `regulations/${slug}`, readEditionHeader);
  const named = editions.map((edition) => ({
    ...edition,
    ...{ notes: [], relations: [], marks: [], taskCorrections: [], noteIds: new Set<string>() },
    slug: workId(slug),
    date: editions.length === 1 ? null : dayOf(edition),
  }));
  return {
    value: named.length > 0 ? { editions: named, passages } : null,
    diagnostics: diagnostics.filter(isError),
  };
}

/** A file that may be missing, such as `relations.yaml`. */
async function loadListFile<Item>(
  content: string,
  file: string,
  read: (file: ContentFile) => Reading<readonly Item[]>,
): Promise<Reading<readonly Item[]>> {
  const reading = await readContentText(content, file);
  if (!reading.ok) return { value: [], diagnostics: reading.missing ? [] : reading.diagnostics };
  return read({ file, content: reading.text });
}

export type Load = (content: string, slug: string) => Promise<Reading<ReadWork | null>>;

/** Reads regulations, and reads one again only when a file of its folder changed: what a watcher repeats on every change. */
export function rememberRegulations(load: Load = loadRegulation): Load {
  const known = new Map<string, { readonly state: FolderState; readonly reading: ReturnType<Load> }>();
  return async (content, slug) => {
    const folder = join(content, 'regulations', slug);
    const state = await folderState(folder);
    const earlier = known.get(folder);
    if (earlier && changedFiles(earlier.state, state).length === 0) return earlier.reading;
    const reading = load(content, slug);
    known.set(folder, { state, reading });
    return reading;
  };
}

/**
 * Reads regulations, and takes over what an earlier run has read of a folder that held the same. What is wrong is looked at again each time:
 * not all errors are of the folder alone.
 * @param kept by this version of the program
 */
export function keptRegulations(kept: KeptBytes, load: Load = loadRegulation): Load {
  return async (content, slug) => {
    const folder = join(content, 'regulations', slug);
    const hash = folderHash(folder);
    if (hash === null) return load(content, slug);
    const key = createHash('sha256').update(`read\0${slug}\0${hash}`).digest('hex');
    const bytes = await kept.take(key);
    if (bytes !== null) return deserialize(bytes);
    const reading = await load(content, slug);
    // What was saved meanwhile is perhaps read already
    if (!reading.diagnostics.some(isError) && folderHash(folder) === hash) await kept.keep(key, serialize(reading));
    return reading;
  };
}
