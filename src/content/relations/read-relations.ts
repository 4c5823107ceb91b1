import { type Relation, relationsSchema } from '../../regulation/layers/relations/relation.ts';
import type { ContentFile } from '../content-file.ts';
import type { Reading } from '../reading.ts';
import { readYaml } from '../yaml/read-yaml.ts';

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
