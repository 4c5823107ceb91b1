import type { Diagnostic } from '../regulation/diagnostics.ts';
import { type MetadataFile, metadataFileSchema, metadataOf } from '../regulation/metadata.ts';
import type { Library, Regulation } from '../regulation/regulation.ts';
import { readSource } from '../regulation/source/read.ts';
import { parse } from '../regulation/structure/parse.ts';
import { readContentFile } from './read-file.ts';
import { findRegulationFolders } from './regulation-folders.ts';
import { readYaml } from './yaml/read-yaml.ts';

/** A content folder read: what can be published of it, and everything that is wrong with it. */
export interface LibraryReading {
  /** Whole only when no diagnostic is an error; regulations that could not be read are left out. */
  readonly library: Library;
  /** Of all files, in the order of their paths and lines. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads every regulation of a content folder. Never throws for what maintainers may write: that becomes diagnostics. */
export async function loadLibrary(content: string): Promise<LibraryReading> {
  const folders = await findRegulationFolders(content);
  const diagnostics = [...folders.diagnostics];
  const regulations: Regulation[] = [];
  for (const slug of folders.slugs) {
    const reading = await loadRegulation(content, slug);
    diagnostics.push(...reading.diagnostics);
    if (reading.regulation) regulations.push(reading.regulation);
  }
  diagnostics.sort((a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column);
  return { library: { regulations }, diagnostics };
}

export const isError = ({ severity }: Diagnostic): boolean => severity === 'error';

interface RegulationReading {
  readonly regulation: Regulation | null;
  readonly diagnostics: readonly Diagnostic[];
}

async function loadRegulation(content: string, slug: string): Promise<RegulationReading> {
  const file = `regulations/${slug}/source.txt`;
  const metadataFile = await loadMetadataFile(content, `regulations/${slug}/regulation.yaml`);
  const bytes = await readContentFile(content, file);
  if (!bytes.ok) return { regulation: null, diagnostics: [bytes.diagnostic, ...metadataFile.diagnostics] };
  const { source, diagnostics } = readSource(bytes.bytes, file);
  if (!source) return { regulation: null, diagnostics: [...diagnostics, ...metadataFile.diagnostics] };
  const text = parse(source);
  const regulation: Regulation = { slug, text, metadata: metadataOf(source, metadataFile.value), marks: [] };
  return { regulation, diagnostics: [...diagnostics, ...text.diagnostics, ...metadataFile.diagnostics] };
}

interface MetadataReading {
  readonly value: MetadataFile;
  readonly diagnostics: readonly Diagnostic[];
}

/** `regulation.yaml` is optional; the header alone is enough to publish. */
async function loadMetadataFile(content: string, file: string): Promise<MetadataReading> {
  const reading = await readContentFile(content, file);
  if (!reading.ok) return { value: {}, diagnostics: reading.missing ? [] : [reading.diagnostic] };
  const text = new TextDecoder().decode(reading.bytes);
  const yaml = readYaml({ file, text, firstLine: 1 }, metadataFileSchema);
  return { value: yaml.ok ? yaml.value : {}, diagnostics: yaml.diagnostics };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
