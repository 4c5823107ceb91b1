import { z } from 'zod';
import { slugField, textField } from '../../fields.ts';
import { type QuoteAnchor, type QuotePlace, quoteFields } from '../anchor.ts';
import type { AnchorOrigin } from '../anchor-diagnostic.ts';
import { RELATION_TYPE_INFO, RELATION_TYPES, type RelationType } from './types.ts';

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

export interface RelationEnd {
  readonly anchor: QuoteAnchor;
  /** Where the file gives the quote. */
  readonly origin: AnchorOrigin;
}

/** A link between two passages as written in `relations.yaml`. */
export interface Relation {
  readonly id: string;
  readonly type: RelationType;
  readonly from: RelationEnd;
  readonly to: RelationEnd;
  /** One sentence saying why, Chinese. */
  readonly reason: string;
  readonly origin: AnchorOrigin;
}

/** An end that has found its place. */
export interface PlacedEnd extends RelationEnd {
  readonly place: QuotePlace;
  /** eId of the division that shows it. */
  readonly division: string;
}

export interface PlacedRelation extends Omit<Relation, 'from' | 'to'> {
  readonly from: PlacedEnd;
  readonly to: PlacedEnd;
}
