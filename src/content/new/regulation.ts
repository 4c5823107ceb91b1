import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Fields } from '../../importing/fields.ts';
import { type Importing, importFile } from '../../importing/import.ts';
import { type Diagnostic, firstOfEachCode } from '../../regulation/diagnostics.ts';
import { inferKind } from '../../regulation/kinds.ts';
import type { Span } from '../../regulation/layers/tables/check.ts';
import { metadataOf } from '../../regulation/metadata.ts';
import type { RegulationText } from '../../regulation/model.ts';
import { readSource } from '../../regulation/source/read.ts';
import type { SourceText } from '../../regulation/source/source-text.ts';
import { parse } from '../../regulation/structure/parse.ts';
import { LARGEST_ORIGINAL, newRecord, ORIGINAL_RECORD, originalName } from '../original.ts';
import { RESERVED_SLUGS, SLUG, slugKey, unportable } from '../slug.ts';
import { slugFromTitle } from './slug-from-title.ts';

/** A text that may become a regulation of the library. */
export interface Candidate {
  readonly bytes: Uint8Array;
  /** What it was imported from. */
  readonly original?: Original | undefined;
  readonly text: RegulationText;
  /** Free for use at the time of asking. */
  readonly proposedSlug: string;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Original {
  /** `original.docx` */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly part: number | undefined;
  readonly spans: readonly Span[];
  readonly fields: Fields | null;
}

export type CandidateReading =
  | ({ readonly ok: true } & Candidate)
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Reads a text and proposes a slug that none of the `taken` ones equals. `file` is its path for messages. */
export function readCandidate(bytes: Uint8Array, file: string, taken: readonly string[]): CandidateReading {
  const { source, diagnostics } = readSource(bytes, file);
  if (!source) return { ok: false, diagnostics };
  const text = parse(source);
  const base = slugFromTitle(source.title, source.issuedOn);
  const names = [base, ...Array.from({ length: taken.length + 1 }, (_, index) => `${base}-${index + 2}`)];
  const proposedSlug = names.find((name) => slugProblem(name, taken) === null) ?? base;
  return { ok: true, bytes, text, proposedSlug, diagnostics: firstOfEachCode([...diagnostics, ...text.diagnostics]) };
}

/** Of an official file what importing makes of it; of a source text itself. Also the import, for its report. */
export async function readOfficial(
  bytes: Uint8Array,
  file: string,
  taken: readonly string[],
  { part, title }: { readonly part: number | undefined; readonly title: string | undefined },
): Promise<{ readonly candidate: CandidateReading; readonly imported: Importing | null }> {
  const imported = await importFile(bytes, { file, part, title });
  if (!imported.ok) return { candidate: { ok: false, diagnostics: imported.diagnostics }, imported };
  const name = originalName(imported.format);
  if (name === null) return { candidate: readCandidate(bytes, file, taken), imported: null };
  const errors = imported.diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return { candidate: { ok: false, diagnostics: errors }, imported };
  const candidate = readCandidate(new TextEncoder().encode(imported.text), file, taken);
  const original = { name, bytes, part, spans: imported.spans, fields: imported.fields };
  return { candidate: candidate.ok ? { ...candidate, original } : candidate, imported };
}

/** Why a slug cannot be used, in Chinese; null when it can. */
export function slugProblem(slug: string, taken: readonly string[]): string | null {
  if (!SLUG.test(slug)) return `“${slug}”不能用作网址：应只含小写字母、数字和单个连字符，例如 zhiliang-tisheng-2017。`;
  const why = unportable(slug);
  if (why !== null) return `“${slug}”${why}，请另取一个。`;
  if (RESERVED_SLUGS.has(slug)) return `“${slug}”是本站自用的网址，请另取一个。`;
  if (taken.some((name) => slugKey(name) === slug))
    return `“${slug}”已有法规使用，或从前用过，请另取一个；已有的文件不会被覆盖。`;
  return null;
}

/**
 * Stores a candidate as `regulations/<slug>/`: its bytes unchanged, a commented `regulation.yaml`, and what it was imported from. Returns the paths
 * written. Fails when the folder exists: nothing is ever overwritten, and a folder half made is removed again.
 */
export async function storeRegulation(content: string, slug: string, candidate: Candidate): Promise<string[]> {
  const folder = join(content, 'regulations', slug);
  const files = await filesOf(candidate);
  await mkdir(join(content, 'regulations'), { recursive: true });
  await mkdir(folder);
  try {
    for (const [name, content] of files) await writeFile(join(folder, name), content, { flag: 'wx' });
    return files.map(([name]) => join(folder, name));
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function filesOf({
  bytes,
  text,
  original,
}: Candidate): Promise<readonly (readonly [string, string | Uint8Array])[]> {
  const own = [
    ['source.txt', bytes],
    ['regulation.yaml', metadataTemplate(text.source, original?.fields ?? null)],
  ] as const;
  if (original === undefined) return own;
  return [
    ...own,
    ...(original.spans.length === 0 ? [] : [['tables.yaml', tablesFile(original.spans)] as const]),
    // A larger one is kept by its hash; who adds the regulation writes its address there
    ...(original.bytes.length > LARGEST_ORIGINAL ? [] : [[original.name, original.bytes] as const]),
    [ORIGINAL_RECORD, await newRecord(original.bytes, text.source.text, original.part)],
  ];
}

/** `tables.yaml`: a merged cell a line. */
function tablesFile(spans: readonly Span[]): string {
  const lines = spans.map(({ line, column, rows, columns }) => {
    const sizes = [...(rows > 1 ? [`rows: ${rows}`] : []), ...(columns > 1 ? [`columns: ${columns}`] : [])];
    return `- { line: ${line}, column: ${column}, ${sizes.join(', ')} }`;
  });
  return ['# yaml-language-server: $schema=../../../schemas/tables.schema.json', ...lines, ''].join('\n');
}

/** `regulation.yaml` with every field explained; what an official file said is filled in, what the header says stays commented out. */
export function metadataTemplate(source: SourceText, fields: Fields | null = null): string {
  const metadata = metadataOf(source);
  const found = (name: string, value: string | readonly string[] | undefined, example: string): string =>
    value === undefined || value.length === 0 ? `# ${name}: ${example}` : `${name}: ${inYaml(value)}`;
  return `# yaml-language-server: $schema=../../../schemas/regulation.schema.json
# 每一项都可以省略；带 # 的行不起作用，去掉 # 再填写。${fields === null ? '' : '没有 # 的几行取自官方文件，请核对。'}

# 标题、发布机关、发布日期取自 source.txt 的文件头，与此处不同时以此处为准：
# title: ${metadata.title}
${found('issuers', fields === null ? [] : metadata.issuers, `[${metadata.issuers.join(', ')}]`)}
${found('issuedOn', dayOf(fields?.issuedOn), metadata.issuedOn ?? '2017-09-05')}

# 简称，用于引用和检索：
# shortTitles: []

# 文号：
${found('documentNumber', fields?.documentNumber, '中发〔2017〕24号')}

# 施行日期：
${found('effectiveOn', dayOf(fields?.effectiveOn), '2017-09-05')}

# 效力状态：现行有效、已修改、已废止、尚未生效
# status: 现行有效

# 种类：法律、行政法规、部门规章、党内法规和政策文件、其他。省略时按标题和机关推断，页面上注明是推断：
# kind: ${inferKind(metadata)}

# 官方文本的出处：
# officialSource:
#   title: 国务院公报
#   url: https://www.gov.cn/

# 主题词：
# subjects: []

# 官方文本本来如此、已经核对的异常，不再提示（代码和行号见 npm run inspect）：
# confirmed: [{ code: number-gap, line: 8, reason: 公报原文如此 }]
`;
}

const inYaml = (value: string | readonly string[]): string =>
  stringify(value, { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 }).trim();

/** 20170905 → 2017-09-05 */
const dayOf = (day: string | undefined): string => (day ?? '').replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
