import type { Interval, Level } from './citation.ts';

/** Numbers at one level, nothing relative any more. */
export type Step =
  | { readonly kind: 'numbers'; readonly level: Level; readonly intervals: readonly Interval[] }
  | { readonly kind: 'first'; readonly level: Level; readonly count: number }
  | { readonly kind: 'labelled'; readonly level: 'attachment'; readonly word: string; readonly number: string }
  | { readonly kind: 'titled'; readonly level: Level; readonly title: string };

/** A complete citation: whose provisions, and which, outermost first. */
export interface Address {
  /** Full title; null for the document itself. */
  readonly law: string | null;
  /** Empty for the whole document. */
  readonly steps: readonly Step[];
  /** The far end of a range that ends on another level or under another parent. */
  readonly until: readonly Step[] | null;
}
