import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { basename } from 'node:path/posix';
import type { Diagnostic } from '../regulation/diagnostics.ts';
import { isWorkId } from '../regulation/edition.ts';
import { type PlacedNote, placeNotes } from '../regulation/layers/notes/note.ts';
import { findReferences, type Reference } from '../regulation/layers/references/index.ts';
import { placeRelations, type Relation } from '../regulation/layers/relations/relation.ts';
import { checkTables } from '../regulation/layers/tables/check.ts';
import { confirm, metadataOf } from '../regulation/metadata.ts';
import type { Regulation } from '../regulation/regulation.ts';
import { readSource } from '../regulation/source/read.ts';
import { parse } from '../regulation/structure/parse.ts';
import { changedFiles, type FolderState, folderState } from './folder-state.ts';
import { readNotes } from './notes/read-note.ts';
import { markdownProblems } from './notes/render.ts';
import { type Reading, readContentFile, readContentFolder, readContentText } from './read-file.ts';
import {
  loadMetadataFile,
  loadTablesFile,
  readRelations,
  spanDiagnostics,
  unknownFacts,
  unplacedCorrections,
  unusedConfirmations,
} from './regulation-files.ts';
import { strayFiles } from './regulation-folders.ts';

/** A regulation by itself, before anything in it leads to others: `marks` are those of its notes and relations. */
export interface ReadRegulation extends Omit<Regulation, 'notes' | 'references' | 'terms'> {
  readonly notes: readonly PlacedNote[];
  /** Of all its notes, those that are wrong included: a link to one of them is no mistake of its own. */
  readonly noteIds: ReadonlySet<string>;
  /** What the text cites; other laws by their titles only. */
  readonly citations: readonly Reference[];
}

/** Reads one folder of `content/regulations`; null when its source text cannot be read. */
export async function loadRegulation(content: string, slug: string): Promise<Reading<ReadRegulation | null>> {
  const folder = `regulations/${slug}`;
  const metadata = await loadMetadataFile(content, `${folder}/regulation.yaml`);
  const files = await readContentFolder(content, `${folder}/notes`, '.md');
  const notes = readNotes(files.value);
  const relations = await loadRelationsFile(content, `${folder}/relations.yaml`);
  const spans = await loadTablesFile(content, `${folder}/tables.yaml`);
  const besides = [
    ...metadata.diagnostics,
    ...files.diagnostics,
    ...notes.diagnostics,
    ...relations.diagnostics,
    ...spans.diagnostics,
    ...(await strayFiles(content, folder)),
  ];
  const unreadable = (diagnostics: readonly Diagnostic[]): Reading<null> => ({
    value: null,
    diagnostics: [...diagnostics, ...besides, ...notes.value.flatMap(markdownProblems)],
  });

  const file = await readContentFile(content, `${folder}/source.txt`);
  if (!file.ok) return unreadable(file.diagnostics);
  const { source, diagnostics } = readSource(file.bytes, `${folder}/source.txt`);
  if (!source) return unreadable(diagnostics);
  const text = parse(source);
  const known = metadataOf(source, metadata.value);
  const placedNotes = placeNotes(text, notes.value, known.corrections);
  const isPlaced = new Set(placedNotes.notes.map(({ id }) => id));
  const unplaced = notes.value.filter(({ id }) => !isPlaced.has(id));
  const placedRelations = placeRelations(text, relations.value, known.corrections);
  const { references, diagnostics: citing } = findReferences(text);
  const tables = checkTables(text, spans.value);
  const facts = unknownFacts(source, known);
  const odd = [...diagnostics, ...facts, ...text.diagnostics, ...tables.diagnostics, ...citing];
  const confirmed = confirm(text, odd, known.confirmed);
  return {
    // A folder that cannot name a work is read for what is wrong in it
    value: isWorkId(slug)
      ? {
          slug,
          date: null,
          sourceHash: createHash('sha256').update(file.bytes).digest('hex'),
          text,
          metadata: known,
          notes: placedNotes.notes,
          noteIds: new Set(files.value.map(({ file }) => basename(file, '.md'))),
          relations: placedRelations.relations,
          citations: references,
          spans: spans.value,
          marks: [...placedNotes.marks, ...placedRelations.marks],
        }
      : null,
    diagnostics: [
      ...confirmed.diagnostics,
      ...unusedConfirmations(metadata, confirmed.unused),
      ...unplacedCorrections(metadata, source),
      ...spanDiagnostics(spans, tables.problems),
      ...placedNotes.diagnostics,
      ...unplaced.flatMap(markdownProblems),
      ...placedRelations.diagnostics,
      ...besides,
    ],
  };
}

/** `relations.yaml` is optional. */
async function loadRelationsFile(content: string, file: string): Promise<Reading<readonly Relation[]>> {
  const reading = await readContentText(content, file);
  if (!reading.ok) return { value: [], diagnostics: reading.missing ? [] : reading.diagnostics };
  return readRelations({ file, content: reading.text });
}

type Load = typeof loadRegulation;

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
