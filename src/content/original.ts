/**
 * The official file beside a text, `original.docx`, and the result of importing it, `original.yaml`. The text is what the import gives,
 * or each difference is one of `corrections`: proved again whenever the file, the text or the importer is another than on record.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { z } from 'zod';
import { filesBelow, projectRoot } from '../files/paths.ts';
import { writeWhole } from '../files/replace-folder.ts';
import { type Correction, officialLines, undoCorrections } from '../regulation/corrections.ts';
import { say } from '../regulation/diagnostics/codes.ts';
import { type Diagnostic, wholeOf } from '../regulation/diagnostics.ts';
import { urlField } from '../regulation/fields.ts';
import type { OriginalFile } from '../regulation/regulation.ts';
import { readSource } from '../regulation/source/read.ts';
import type { SourceText } from '../regulation/source/source-text.ts';
import { type Reading, readContentFile, readContentText } from './read-file.ts';
import { readYaml } from './yaml/read-yaml.ts';

export const ORIGINAL_RECORD = 'original.yaml';

/** By what a file is, what it is kept as. */
const ENDINGS = { docx: 'docx', pdf: 'pdf', html: 'html', clipboard: 'html', markdown: 'md', plain: 'txt' } as const;

export const ORIGINALS: readonly string[] = [...new Set(Object.values(ENDINGS))].map((ending) => `original.${ending}`);

/** `original.docx`; null for what is no file to import. */
export const originalName = (format: string): string | null => {
  const ending = Object.entries(ENDINGS).find(([kind]) => kind === format)?.[1];
  return ending === undefined ? null : `original.${ending}`;
};

const hashField = z.string().regex(/^[0-9a-f]{64}$/, '应为 64 位十六进制的 SHA-256');

export const originalSchema = z
  .strictObject({
    original: hashField.describe('官方文件的 SHA-256'),
    url: urlField.optional().describe('官方文件的网址；文件太大没有放在这里时必写'),
    part: z.int().min(1).optional().describe('官方文件里的第几部'),
    text: hashField.optional().describe('核对过的 source.txt 的 SHA-256'),
    importer: hashField.optional().describe('核对时的导入程序'),
    earlier: z.array(hashField).optional().describe('从前的官方文件的 SHA-256，换掉一份加一个，不删去'),
  })
  .describe('官方原件和导入的结果（original.yaml），由程序写');

type OriginalRecord = z.output<typeof originalSchema>;

/** In bytes: what a repository carries along. */
export const LARGEST_ORIGINAL = 20 * 1024 * 1024;

export const hashOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** Another importer may read a file otherwise: its sources are its version. */
let version: Promise<string> | undefined;

function importerVersion(): Promise<string> {
  version ??= hashOfImporter();
  return version;
}

async function hashOfImporter(): Promise<string> {
  const folder = join(projectRoot, 'src/importing');
  const files = (await filesBelow(folder)).filter((file) => !file.endsWith('.test.ts')).toSorted();
  const sources = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return hashOf(sources.join('\0'));
}

/** `always` proves it again whatever is on record. */
export type Reimport = 'changed' | 'always';

/** What is to be proved of an edition. */
export interface ImportedEdition {
  readonly source: SourceText;
  readonly corrections: readonly Correction[];
}

/** The original of an edition, and what is wrong with it or with what was made of it. @param folder in the content folder */
export async function proveOriginal(
  content: string,
  folder: string,
  imported: ImportedEdition,
  reimport: Reimport,
): Promise<Reading<OriginalFile | null>> {
  const { value, diagnostics } = await readOriginal(content, folder);
  if (value === null) return { value: null, diagnostics };
  const { file, bytes, record } = value;
  const { url = null, earlier = [] } = record ?? {};
  if (bytes === null)
    return {
      value: { file: null, hash: record?.original ?? '', url, earlier },
      diagnostics:
        url === null
          ? [...diagnostics, { ...say('original-address', LARGEST_ORIGINAL), ...wholeOf(file) }]
          : diagnostics,
    };
  const now = await stateOf(bytes, imported.source);
  const isProved =
    record !== null && record.original === now.original && record.text === now.text && record.importer === now.importer;
  // Of a file that took another's place no record is believed
  const problems =
    isProved && reimport === 'changed' && earlier.length === 0
      ? []
      : await reimportProblems({ file, bytes, record }, folder, imported);
  const isBehind = problems.length === 0 && !isProved;
  const isReplaced = record !== null && record.original !== now.original;
  const behind = isReplaced ? say('original-unrecorded', record.original) : say('original-behind');
  return {
    value: { file, hash: now.original, url, earlier },
    diagnostics: [
      ...diagnostics,
      ...problems,
      ...(isBehind ? [{ ...behind, ...wholeOf(`${folder}/${ORIGINAL_RECORD}`) }] : []),
    ],
  };
}

async function reimportProblems(
  { file, bytes, record }: Original & { readonly bytes: Uint8Array },
  folder: string,
  { source, corrections }: ImportedEdition,
): Promise<readonly Diagnostic[]> {
  // Most libraries have nothing to import
  const { importFile } = await import('../importing/import.ts');
  const imported = await importFile(bytes, { file, part: record?.part });
  if (!imported.ok) {
    const [first] = imported.diagnostics;
    return [{ ...say('original-unreadable', first?.message ?? ''), ...wholeOf(file) }];
  }
  const differing = differingLines(source, corrections, imported.text);
  const [first] = differing;
  if (first === undefined) return [];
  return [
    {
      ...say('original-differs', file.slice(folder.length + 1), differing.length, first.own, first.imported),
      file: source.file,
      line: first.line,
      column: 1,
    },
  ];
}

/** Puts on record that the text is what the import gives; `check` has just proved it. */
export async function recordOriginal(content: string, folder: string): Promise<void> {
  const { value } = await readOriginal(content, folder);
  const text = await readContentFile(content, `${folder}/source.txt`);
  const source = text.ok ? readSource(text.bytes, `${folder}/source.txt`).source : null;
  if (value === null || value.bytes === null || source === null) return;
  const { url, part, original, earlier = [] } = value.record ?? {};
  const now = await stateOf(value.bytes, source);
  const replaced = original === undefined || original === now.original ? [] : [original];
  await writeWhole(
    join(content, folder, ORIGINAL_RECORD),
    originalRecord({ ...now, url, part, earlier: [...earlier, ...replaced] }),
  );
}

/** `original.yaml` of a file that was just imported to a text. */
export async function newRecord(bytes: Uint8Array, text: string, part: number | undefined): Promise<string> {
  return originalRecord({ original: hashOf(bytes), text: hashOf(text), importer: await importerVersion(), part });
}

function originalRecord({ original, url, part, text, importer, earlier = [] }: OriginalRecord): string {
  const kept = {
    original,
    ...(earlier.length === 0 ? {} : { earlier }),
    ...(url === undefined ? {} : { url }),
    ...(part === undefined ? {} : { part }),
    text,
    importer,
  };
  return `# 官方原件和导入的结果；由程序写，不用手改\n${stringify(kept)}`;
}

async function stateOf(bytes: Uint8Array, source: SourceText) {
  return { original: hashOf(bytes), text: hashOf(source.text), importer: await importerVersion() };
}

interface Original {
  /** In the content folder: of its record where it is too large to be kept itself. */
  readonly file: string;
  readonly bytes: Uint8Array | null;
  readonly record: OriginalRecord | null;
}

/** Null where there is none. */
async function readOriginal(content: string, folder: string): Promise<Reading<Original | null>> {
  const names: readonly string[] = await readdir(join(content, folder)).catch(() => []);
  const name = ORIGINALS.find((one) => names.includes(one));
  if (name === undefined && !names.includes(ORIGINAL_RECORD)) return { value: null, diagnostics: [] };
  const record = await readRecord(content, `${folder}/${ORIGINAL_RECORD}`);
  if (name === undefined) {
    const value =
      record.value === null ? null : { file: `${folder}/${ORIGINAL_RECORD}`, bytes: null, record: record.value };
    return { value, diagnostics: record.diagnostics };
  }
  const file = await readContentFile(content, `${folder}/${name}`);
  if (!file.ok) return { value: null, diagnostics: [...record.diagnostics, ...file.diagnostics] };
  return {
    value: { file: `${folder}/${name}`, bytes: file.bytes, record: record.value },
    diagnostics: record.diagnostics,
  };
}

async function readRecord(content: string, file: string): Promise<Reading<OriginalRecord | null>> {
  const reading = await readContentText(content, file);
  if (!reading.ok) return { value: null, diagnostics: reading.missing ? [] : reading.diagnostics };
  const yaml = readYaml({ file, text: reading.text, firstLine: 1 }, originalSchema);
  return yaml.ok
    ? { value: yaml.value, diagnostics: yaml.diagnostics }
    : { value: null, diagnostics: yaml.diagnostics };
}

interface Differing {
  /** In source.txt. */
  readonly line: number;
  readonly own: string;
  readonly imported: string;
}

/** Lines of the body that the import gives otherwise, corrections taken back. The header may say more than the file did. */
function differingLines(source: SourceText, corrections: readonly Correction[], text: string): readonly Differing[] {
  const lines = source.lines.map(({ start, end }) => source.text.slice(start, end));
  const own = bodyOf(officialLines(undoCorrections(lines, corrections)));
  const imported = bodyOf(officialLines(text.split('\n')));
  const numberOf = (line: string): number => {
    const at = lines.findIndex((one, i) => i + 1 >= source.firstBodyLine && one.trim() === line.trim());
    return at < 0 ? source.firstBodyLine : at + 1;
  };
  const most = Math.max(own.length, imported.length);
  return Array.from({ length: most }, (_, i) => ({ own: own[i] ?? '', imported: imported[i] ?? '' }))
    .filter((pair) => pair.own !== pair.imported)
    .map((pair) => ({ ...pair, line: numberOf(pair.own) }));
}

function bodyOf(lines: readonly string[]): readonly string[] {
  return lines.slice(lines.findIndex((line) => /^法规正文\s*[：:]/.test(line)) + 1);
}
