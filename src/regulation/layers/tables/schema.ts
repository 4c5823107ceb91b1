import { z } from 'zod';

/** `tables.yaml`: the merged cells of the tables of source.txt, which a plain text cannot show. */
export const tablesSchema = z
  .array(
    z.strictObject({
      line: z.int().min(1, '行号从 1 起').describe('格子所在的行：source.txt 的行号，从 1 起'),
      column: z.int().min(1, '列从 1 起').describe('格子所在的列，从 1 起；被上面的格子盖住的列也要数'),
      rows: z.int().min(1, '至少占 1 行').default(1).describe('向下共占几行；不写是 1'),
      columns: z.int().min(1, '至少占 1 列').default(1).describe('向右共占几列；不写是 1'),
    }),
  )
  .describe('合并的单元格（tables.yaml），每格一项；行列都写 1 表示这一格没有合并');

/** A merged cell, or one that is confirmed to be none. */
export type Span = z.output<typeof tablesSchema>[number];
