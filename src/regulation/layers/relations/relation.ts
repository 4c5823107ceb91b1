import type { QuoteAnchor, QuotePlace } from '../anchor.ts';
import type { AnchorOrigin } from '../anchor-diagnostic.ts';
import type { RelationType } from './types.ts';

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
