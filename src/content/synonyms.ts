import { z } from 'zod';
import type { Diagnostic } from '../regulation/diagnostics.ts';
import { textField } from '../regulation/fields.ts';
import { readContentText } from './read-file.ts';
import { readYaml } from './yaml/read-yaml.ts';

/** `synonyms.yaml`: a word readers type, and the words of the texts. */
export const synonymsSchema = z
  .record(textField, z.array(textField).min(1, '至少写一个词'))
  .describe('近义词：读者输入的词，和正文里的写法（synonyms.yaml）');

export interface SynonymsReading {
  readonly synonyms: Readonly<Record<string, readonly string[]>>;
  readonly diagnostics: readonly Diagnostic[];
}

/** `打假: [打击侵权假冒, 制售假冒伪劣]`. A library without the file has no synonyms. */
export async function loadSynonyms(content: string): Promise<SynonymsReading> {
  const file = 'synonyms.yaml';
  const reading = await readContentText(content, file);
  if (!reading.ok) return { synonyms: {}, diagnostics: reading.missing ? [] : reading.diagnostics };
  const yaml = readYaml({ file, text: reading.text, firstLine: 1 }, synonymsSchema);
  return { synonyms: yaml.ok ? yaml.value : {}, diagnostics: yaml.diagnostics };
}
