/** JSON schemas of what maintainers write, for editors that complete and check while typing. Written from the zod schemas. */
import { z } from 'zod';
import { noteSchema } from '../regulation/layers/notes/note.ts';
import { relationsSchema } from '../regulation/layers/relations/relation.ts';
import { tablesSchema } from '../regulation/layers/tables/check.ts';
import { termSchema } from '../regulation/layers/terms/term.ts';
import { lineageSchema } from '../regulation/lineage/hand.ts';
import { editionFileSchema, metadataFileSchema } from '../regulation/metadata.ts';
import { taskCorrectionsSchema } from '../regulation/tasks/corrections.ts';
import { formatSchema } from './format.ts';
import { originalSchema } from './original.ts';
import { redirectsSchema } from './permalinks/redirects.ts';
import { synonymsSchema } from './synonyms.ts';

const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  'regulation.schema.json': metadataFileSchema,
  'edition.schema.json': editionFileSchema,
  'lineage.schema.json': lineageSchema,
  'note.schema.json': noteSchema,
  'relations.schema.json': relationsSchema,
  'tables.schema.json': tablesSchema,
  'tasks.schema.json': taskCorrectionsSchema,
  'term.schema.json': termSchema,
  'synonyms.schema.json': synonymsSchema,
  'redirects.schema.json': redirectsSchema,
  'original.schema.json': originalSchema,
  'tiaowen.schema.json': formatSchema,
};

/** File names in `schemas/` and their content. Of what is read, not of what reading makes of it: fields with defaults may be missing. */
export function schemaFiles(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(SCHEMAS).map(([name, schema]) => [
      name,
      `${JSON.stringify(z.toJSONSchema(schema, { target: 'draft-7', io: 'input' }), null, 2)}\n`,
    ]),
  );
}
