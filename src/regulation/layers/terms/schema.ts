import { z } from 'zod';
import { textField, titleField } from '../../fields.ts';
import { sourceSchema } from '../notes/schema.ts';

/** Front matter of `glossary/<id>.md`. The body, which may be missing, says more than the definition; Markdown without HTML. */
export const termSchema = z
  .strictObject({
    term: titleField.describe('术语，正文里的写法'),
    aliases: z.array(titleField).default([]).describe('正文里同一术语的其他写法'),
    definition: textField.optional().describe('一两句定义；没有可靠出处就不写，只作索引'),
    sources: z.array(sourceSchema).default([]).describe('定义的出处'),
  })
  .describe('一个术语的前置信息（glossary/*.md）');
