import { z } from 'zod';
import { slugField, textField } from '../../fields.ts';
import type { QuoteAnchor } from '../anchor.ts';
import { quoteFields } from '../anchor-field.ts';
import { RELATION_TYPE_INFO, RELATION_TYPES } from './types.ts';

const endSchema = z
  .strictObject(quoteFields('写上原文里的文字，一字不差。'))
  .transform((value): QuoteAnchor => ({ kind: 'quote', ...value }));

const meanings = RELATION_TYPES.map((type) => `${type}：${RELATION_TYPE_INFO[type].meaning}`).join('\n');

/** `relations.yaml`: a list of typed links between two quoted passages. */
export const relationsSchema = z
  .array(
    z.strictObject({
      id: slugField.describe('固定的名字，不随顺序改变'),
      type: z.enum(RELATION_TYPES).describe(meanings),
      from: endSchema.describe('一端：条款和原文'),
      to: endSchema.describe('另一端：条款和原文'),
      reason: textField.describe('一句话说明为何有此关联'),
    }),
  )
  .describe('条款之间的关联（relations.yaml）');
