import { z } from 'zod';
import { say } from '../regulation/diagnostics/codes.ts';
import type { Diagnostic } from '../regulation/diagnostics.ts';
import { textField } from '../regulation/fields.ts';
import type { RegulationText } from '../regulation/model.ts';
import { type Reading, readContentText } from './read-file.ts';
import { type PositionOf, readYaml } from './yaml/read-yaml.ts';

const SYNONYMS_FILE = 'synonyms.yaml';

/** `synonyms.yaml`: a word readers type, and the words of the texts. */
export const synonymsSchema = z
  .record(textField, z.array(textField).min(1, '至少写一个词'))
  .describe('近义词：读者输入的词，和正文里的写法（synonyms.yaml）');

/** The file as read, and where each of its words stands. */
export interface SynonymsReading extends Reading<Readonly<Record<string, readonly string[]>>> {
  readonly at: PositionOf;
}

/** `打假: [打击侵权假冒, 制售假冒伪劣]`. A library without the file has no synonyms. */
export async function loadSynonyms(content: string): Promise<SynonymsReading> {
  const nothing = { value: {}, at: () => ({ line: 1, column: 1 }) };
  const reading = await readContentText(content, SYNONYMS_FILE);
  if (!reading.ok) return { ...nothing, diagnostics: reading.missing ? [] : reading.diagnostics };
  const yaml = readYaml({ file: SYNONYMS_FILE, text: reading.text, firstLine: 1 }, synonymsSchema);
  return yaml.ok ? yaml : { ...nothing, diagnostics: yaml.diagnostics };
}

/** Synonyms that lead to words no regulation uses: a search for them would find nothing. */
export function unusedSynonyms(
  { value, at }: SynonymsReading,
  texts: readonly Pick<RegulationText, 'source'>[],
): readonly Diagnostic[] {
  return Object.entries(value).flatMap(([typed, words]) =>
    words.flatMap((word, index): readonly Diagnostic[] => {
      if (texts.some(({ source }) => source.text.includes(word))) return [];
      return [{ ...say('synonym-unused', typed, word), file: SYNONYMS_FILE, ...at([typed, index]) }];
    }),
  );
}
