import type { Diagnostic } from '../regulation/diagnostics.ts';
import { type Span, type SpanProblem, tablesSchema } from '../regulation/layers/tables/check.ts';
import { readContentText } from './read-file.ts';
import type { Reading } from './reading.ts';
import { type PositionOf, readYaml } from './yaml/read-yaml.ts';

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
