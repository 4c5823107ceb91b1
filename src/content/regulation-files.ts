/** The files beside a source text, each optional: what they say, and where. */
import { placeCorrection } from '../regulation/corrections.ts';
import { say } from '../regulation/diagnostics/codes.ts';
import type { Diagnostic } from '../regulation/diagnostics.ts';
import { type Relation, relationsSchema } from '../regulation/layers/relations/relation.ts';
import { type Span, type SpanProblem, tablesSchema } from '../regulation/layers/tables/check.ts';
import {
  type Confirmation,
  type editionFileSchema,
  type Metadata,
  type MetadataFile,
  metadataFileSchema,
} from '../regulation/metadata.ts';
import type { SourceText } from '../regulation/source/source-text.ts';
import { taskCorrectionsSchema, type WrittenTaskCorrection } from '../regulation/tasks/corrections.ts';
import { type ContentFile, type Reading, readContentText } from './read-file.ts';
import { besideOf, correctionsOf } from './records/official-text.ts';
import { type PositionOf, readYaml } from './yaml/read-yaml.ts';

/** A `regulation.yaml` as read, and where each of its values stands. */
export interface MetadataReading extends Reading<MetadataFile> {
  readonly file: string;
  readonly at: PositionOf;
}

/** `regulation.yaml` is optional; the header alone is enough to publish. */
export async function loadMetadataFile(
  content: string,
  file: string,
  schema: typeof metadataFileSchema | typeof editionFileSchema = metadataFileSchema,
): Promise<MetadataReading> {
  const nothing = { file, value: {}, at: () => ({ line: 1, column: 1 }) };
  const reading = await readContentText(content, file);
  if (!reading.ok) return { ...nothing, diagnostics: reading.missing ? [] : reading.diagnostics };
  const yaml = readYaml({ file, text: reading.text, firstLine: 1 }, schema);
  return yaml.ok ? { ...yaml, file } : { ...nothing, diagnostics: yaml.diagnostics };
}

/** What readers look for first and nothing says: the date and the issuer. */
export function unknownFacts(source: SourceText, { issuedOn, issuers }: Metadata): readonly Diagnostic[] {
  const at = (name: string) => ({
    file: source.file,
    line: source.header.find((field) => field.name === name)?.line ?? 1,
    column: 1,
  });
  return [
    ...(issuedOn === undefined ? [{ ...say('date-missing'), ...at('颁布时间') }] : []),
    ...(issuers.length === 0 ? [{ ...say('issuer-missing'), ...at('颁布主体') }] : []),
  ];
}

/** Confirmations that meet nothing: what was confirmed once must not hide what comes later. */
export function unusedConfirmations(
  { file, value: { confirmed = [] }, at }: MetadataReading,
  unused: readonly Confirmation[],
): readonly Diagnostic[] {
  return confirmed.flatMap((confirmation, index) => {
    if (!unused.includes(confirmation)) return [];
    const { code, line, eId } = confirmation;
    const place = [line === undefined ? '' : `第 ${line} 行`, eId ?? ''].filter((part) => part !== '').join('、');
    return { ...say('confirmation-unused', code, place), file, ...at(['confirmed', index, 'code']) };
  });
}

/** Corrections on record that the text, of a regulation or of a decision, does not bear out. */
export function unplacedCorrections({ file, value, at }: MetadataReading, source: SourceText): readonly Diagnostic[] {
  const { corrections: path } = besideOf(source.file);
  return correctionsOf(source.file, value).flatMap((correction, index): readonly Diagnostic[] => {
    const placing = placeCorrection(source, correction);
    if (placing.ok) return [];
    const { date, line, to } = correction;
    // The value that the text contradicts
    const [key, problem] =
      placing.reason === 'line'
        ? ['line', say('correction-line', date, line)]
        : ['to', say('correction-not-in-text', date, line, to)];
    return [{ ...problem, file, ...at([...path, index, key]) }];
  });
}

/** A `tables.yaml` as read, and where each of its values stands. */
export interface TablesReading extends Reading<readonly Span[]> {
  readonly file: string;
  readonly at: PositionOf;
}

/** `tables.yaml` is optional: most texts have no tables, and most tables no merged cells. */
export async function loadTablesFile(content: string, file: string): Promise<TablesReading> {
  const nothing = { file, value: [], at: () => ({ line: 1, column: 1 }) };
  const reading = await readContentText(content, file);
  if (!reading.ok) return { ...nothing, diagnostics: reading.missing ? [] : reading.diagnostics };
  const yaml = readYaml({ file, text: reading.text, firstLine: 1 }, tablesSchema, []);
  return yaml.ok ? { ...yaml, file } : { ...nothing, diagnostics: yaml.diagnostics };
}

/** Spans that the tables of the text contradict, where they stand in the file. */
export function spanDiagnostics(
  { file, value, at }: TablesReading,
  problems: readonly SpanProblem[],
): readonly Diagnostic[] {
  return problems.map(({ span, key, said }) => ({ ...said, file, ...at([value.indexOf(span), key]) }));
}

/** Reads `relations.yaml`. When the file breaks the schema there are no relations and every break is reported. */
export function readRelations({ file, content }: ContentFile): Reading<readonly Relation[]> {
  const reading = readYaml({ file, text: content, firstLine: 1 }, relationsSchema, []);
  if (!reading.ok) return { value: [], diagnostics: reading.diagnostics };
  const originOf = (index: number, end: 'from' | 'to') => ({
    file,
    ...reading.at([index, end, 'quote']),
    eId: reading.at([index, end, 'eId']),
  });
  const value = reading.value.map(
    ({ from, to, ...rest }, index): Relation => ({
      ...rest,
      from: { anchor: from, origin: originOf(index, 'from') },
      to: { anchor: to, origin: originOf(index, 'to') },
      origin: { file, ...reading.at([index, 'id']) },
    }),
  );
  return { value, diagnostics: [] };
}

/** Reads `tasks.yaml`, as `readRelations` does its own. */
export function readTaskCorrections({ file, content }: ContentFile): Reading<readonly WrittenTaskCorrection[]> {
  const reading = readYaml({ file, text: content, firstLine: 1 }, taskCorrectionsSchema, []);
  if (!reading.ok) return { value: [], diagnostics: reading.diagnostics };
  const value = reading.value.map(
    ({ eId, quote, prefix, suffix, ...correction }, index): WrittenTaskCorrection => ({
      anchor: { kind: 'quote', eId, quote, prefix, suffix },
      correction,
      origin: { file, ...reading.at([index, 'quote']), eId: reading.at([index, 'eId']) },
    }),
  );
  return { value, diagnostics: [] };
}
