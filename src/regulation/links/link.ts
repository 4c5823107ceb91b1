import type { WorkId } from '../edition.ts';
import type { ResolvedReference } from '../layers/references/index.ts';
import type { PlacedRelation } from '../layers/relations/relation.ts';
import type { RegulationText, TextRange } from '../model.ts';
import { SENTENCE_ENDS } from '../sentences.ts';

/** What the links of a regulation are made of. */
export interface Linked {
  readonly slug: WorkId;
  readonly text: RegulationText;
  readonly references: readonly ResolvedReference[];
  readonly relations: readonly PlacedRelation[];
}

/** A provision that a link starts or ends at. */
export interface LinkEnd {
  readonly regulation: WorkId;
  /** Its day; undefined for the edition in force, or the one whose links these are. */
  readonly edition?: string | undefined;
  /** The innermost provision; null for the whole document. */
  readonly eId: string | null;
  /** eId of the division that shows it; null for the whole document. */
  readonly division: string | null;
}

/** 引用: words of the text that name provisions, or a law. */
export interface ReferenceLink {
  readonly kind: 'reference';
  readonly from: LinkEnd;
  /** In document order, every member of a range; empty when the library does not hold what is cited. */
  readonly to: readonly LinkEnd[];
  /** Where the same stands in the edition in force; the same as `to` where that is cited. */
  readonly inForce: readonly LinkEnd[];
  readonly reference: ResolvedReference;
}

/** 关联: a curated link between two passages of one regulation. */
export interface RelationLink {
  readonly kind: 'relation';
  readonly from: LinkEnd;
  readonly to: readonly [LinkEnd];
  readonly relation: PlacedRelation;
}

export type Link = ReferenceLink | RelationLink;

/**
 * How far a link goes: within one page, to another page of the regulation, to another regulation of the library, or to a law
 * the library does not hold.
 */
export type LinkScope = 'page' | 'regulation' | 'library' | 'outside';

export function scopeOf({ from, to }: Link): LinkScope {
  const [first] = to;
  if (first === undefined) return 'outside';
  if (first.regulation !== from.regulation) return 'library';
  return to.every(({ division }) => division === from.division) ? 'page' : 'regulation';
}

/** Where the words stand that cite: a stretch of the text, and the provision it belongs to. */
export function citingWords({ reference: { from, start, end } }: ReferenceLink): TextRange & { readonly eId: string } {
  return { eId: from, start, end };
}

/** Words of a text with what stands around them in their sentence. */
export interface WordsInContext {
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

/** An excerpt has room for one item of a list. */
const ENDS = `${SENTENCE_ENDS}；\n`;
const END = new RegExp(`[${ENDS}]`);

/** The sentence around a stretch of a provision's text, cut to `reach` characters on either side; its label is no part of it. */
export function sentenceAround(
  text: RegulationText,
  { eId, start, end }: TextRange & { readonly eId: string },
  reach: number,
): WordsInContext {
  const source = text.source.text;
  const piece = text.byEId.get(eId)?.pieces.find((each) => each.start <= start && end <= each.end);
  const from = Math.max(piece?.start ?? 0, start - reach - 1);
  const to = Math.min(piece?.end ?? source.length, end + reach + 1);
  return {
    before: lastPart(source.slice(from, start), reach),
    match: source.slice(start, end),
    after: firstPart(source.slice(end, to), reach),
  };
}

function lastPart(text: string, reach: number): string {
  const from = Math.max(...[...ENDS].map((mark) => text.lastIndexOf(mark))) + 1;
  const part = text.slice(from);
  const whole = part.length <= reach;
  return whole ? part.trimStart() : `…${part.slice(-reach).replace(/^[\uDC00-\uDFFF]/, '')}`;
}

function firstPart(text: string, reach: number): string {
  const stop = END.exec(text);
  const part = stop === null ? text : text.slice(0, stop.index + 1).trimEnd();
  return part.length <= reach ? part : `${part.slice(0, reach).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
