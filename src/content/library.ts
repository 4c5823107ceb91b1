import { type Confirmation, confirm } from '../regulation/confirm.ts';
import type { Diagnostic } from '../regulation/diagnostics.ts';
import type { PlacedNote } from '../regulation/layers/notes/note.ts';
import { placeNotes } from '../regulation/layers/notes/place.ts';
import { type MetadataFile, metadataFileSchema, metadataOf } from '../regulation/metadata.ts';
import type { Library, PublishedNote, Regulation } from '../regulation/regulation.ts';
import { readSource } from '../regulation/source/read.ts';
import { parse } from '../regulation/structure/parse.ts';
import type { Addresses } from './addresses.ts';
import { noteLinks } from './note-links.ts';
import { readNotes } from './notes/read-note.ts';
import { renderMarkdown } from './notes/render.ts';
import { readContentFile, readContentFolder } from './read-file.ts';
import { findRegulationFolders } from './regulation-folders.ts';
import { loadSynonyms } from './synonyms.ts';
import { readYaml } from './yaml/read-yaml.ts';

/** A content folder read: what can be published of it, and everything that is wrong with it. */
export interface LibraryReading {
  /** Whole only when no diagnostic is an error; what could not be read is left out. */
  readonly library: Library;
  /** Of all files, in the order of their paths and lines. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads every regulation of a content folder: text and metadata first, then what refers to other regulations. Never throws
 * for what maintainers may write: that becomes diagnostics.
 */
export async function loadLibrary(content: string, addresses: Addresses): Promise<LibraryReading> {
  const folders = await findRegulationFolders(content);
  const { synonyms, diagnostics: synonymsDiagnostics } = await loadSynonyms(content);
  const diagnostics = [...folders.diagnostics, ...synonymsDiagnostics];
  const annotated: AnnotatedRegulation[] = [];
  for (const slug of folders.slugs) {
    const reading = await loadRegulation(content, slug);
    diagnostics.push(...reading.diagnostics);
    if (reading.value) annotated.push(reading.value);
  }
  const regulations: Regulation[] = [];
  for (const regulation of annotated) {
    const notes = await publishNotes(regulation, annotated, addresses);
    diagnostics.push(...notes.diagnostics);
    regulations.push({ ...regulation, notes: notes.value });
  }
  diagnostics.sort((a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column);
  return { library: { regulations, synonyms }, diagnostics };
}

export const isError = ({ severity }: Diagnostic): boolean => severity === 'error';

/** A value read from files, whatever could be read of it, with all that is wrong. */
interface Reading<Value> {
  readonly value: Value;
  readonly diagnostics: readonly Diagnostic[];
}

/** A regulation by itself, before its notes link to others. */
type AnnotatedRegulation = Omit<Regulation, 'notes'> & { readonly notes: readonly PlacedNote[] };

async function loadRegulation(content: string, slug: string): Promise<Reading<AnnotatedRegulation | null>> {
  const folder = `regulations/${slug}`;
  const metadata = await loadMetadataFile(content, `${folder}/regulation.yaml`);
  const files = await readContentFolder(content, `${folder}/notes`, '.md');
  const notes = readNotes(files.value);
  const besides = [...metadata.diagnostics, ...files.diagnostics, ...notes.diagnostics];

  const file = await readContentFile(content, `${folder}/source.txt`);
  if (!file.ok) return { value: null, diagnostics: [file.diagnostic, ...besides] };
  const { source, diagnostics } = readSource(file.bytes, `${folder}/source.txt`);
  if (!source) return { value: null, diagnostics: [...diagnostics, ...besides] };
  const text = parse(source);
  const placed = placeNotes(text, notes.notes);
  const confirmed = confirm(text, [...diagnostics, ...text.diagnostics], metadata.value.confirmed ?? []);
  return {
    value: { slug, text, metadata: metadataOf(source, metadata.value), notes: placed.notes, marks: placed.marks },
    diagnostics: [
      ...confirmed.diagnostics,
      ...confirmed.unused.map((confirmation) => confirmationUnused(confirmation, `${folder}/regulation.yaml`)),
      ...placed.diagnostics,
      ...besides,
    ],
  };
}

/** The text was mended, or the line has moved: what was confirmed once must not hide what comes later. */
function confirmationUnused({ code, line, eId }: Confirmation, file: string): Diagnostic {
  const place = [line === undefined ? '' : `第 ${line} 行`, eId ?? ''].filter((part) => part !== '').join('、');
  return {
    severity: 'warning',
    code: 'confirmation-unused',
    file,
    line: 1,
    column: 1,
    message: `confirmed 里的“${code}”${place === '' ? '' : `（${place}）`}没有对应的提示。`,
    hint: '请用 npm run inspect 核对代码和行号；问题已经消失时请删去这一项。',
  };
}

/** `regulation.yaml` is optional; the header alone is enough to publish. */
async function loadMetadataFile(content: string, file: string): Promise<Reading<MetadataFile>> {
  const reading = await readContentFile(content, file);
  if (!reading.ok) return { value: {}, diagnostics: reading.missing ? [] : [reading.diagnostic] };
  const text = new TextDecoder().decode(reading.bytes);
  const yaml = readYaml({ file, text, firstLine: 1 }, metadataFileSchema);
  return { value: yaml.ok ? yaml.value : {}, diagnostics: yaml.diagnostics };
}

async function publishNotes(
  regulation: AnnotatedRegulation,
  library: readonly AnnotatedRegulation[],
  addresses: Addresses,
): Promise<Reading<readonly PublishedNote[]>> {
  const links = noteLinks(regulation, library, addresses);
  const diagnostics: Diagnostic[] = [];
  const value: PublishedNote[] = [];
  for (const note of regulation.notes) {
    const rendered = await renderMarkdown(note, links);
    diagnostics.push(...rendered.diagnostics);
    value.push({ ...note, html: rendered.html });
  }
  return { value, diagnostics };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
