import type { PlacedEnd, PlacedRelation } from '../../regulation/layers/relations/relation.ts';
import { RELATION_TYPE_INFO } from '../../regulation/layers/relations/types.ts';
import type { RegulationText } from '../../regulation/model.ts';
import { nameOf } from '../../regulation/names.ts';

/** A relation as it reads from one of its ends. */
export interface RelationSide {
  /** What the other end is to this one: 落实目标的任务. */
  readonly label: string;
  readonly other: PlacedEnd;
  /** （十六）, （二十四）第二段. */
  readonly otherName: string;
}

export function relationSide(
  { text }: { readonly text: RegulationText },
  { type, from, to }: PlacedRelation,
  end: 'from' | 'to',
): RelationSide {
  const { fromLabel, toLabel } = RELATION_TYPE_INFO[type];
  const other = end === 'from' ? to : from;
  return {
    label: end === 'from' ? fromLabel : toLabel,
    other,
    otherName: nameOf(text, other.place.provision.eId),
  };
}
