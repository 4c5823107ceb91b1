import { z } from 'zod';
import type { Correction } from '../../corrections.ts';
import { say } from '../../diagnostics/codes.ts';
import type { Diagnostic } from '../../diagnostics.ts';
import { dateField, slugField, textField } from '../../fields.ts';
import type { RegulationText } from '../../model.ts';
import { divisionsByEId } from '../../provisions.ts';
import { type QuoteAnchor, type QuotePlace, quoteFields, resolveQuote } from '../anchor.ts';
import { type AnchorOrigin, anchorDiagnostic } from '../anchor-diagnostic.ts';
import type { RelationMark } from '../marks.ts';
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
      edition: dateField.optional().describe('是哪个版本里的关联（它的日期）；省略时是 source.txt 的版本'),
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
  /** The edition it was written for; absent for the newest. */
  readonly edition?: string | undefined;
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

export interface RelationsLayer {
  /** In the order of the file. */
  readonly relations: readonly PlacedRelation[];
  readonly marks: readonly RelationMark[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Puts both ends of each relation in their places; what cannot be placed or says nothing new is reported and left out. */
export function placeRelations(
  text: RegulationText,
  relations: readonly Relation[],
  corrections: readonly Correction[] = [],
): RelationsLayer {
  const place = endPlacer(text, corrections);
  const diagnostics: Diagnostic[] = [];
  const placed: PlacedRelation[] = [];
  const ids = new Map<string, Relation>();
  const links = new Map<string, Relation>();
  for (const relation of relations) {
    const from = place(relation.from);
    const to = place(relation.to);
    diagnostics.push(...[from, to].flatMap((end) => ('diagnostic' in end ? [end.diagnostic] : [])));
    if ('diagnostic' in from || 'diagnostic' in to) continue;
    const candidate: PlacedRelation = { ...relation, from, to };
    const key = linkKey(candidate);
    const problem =
      (overlap(candidate) ? { ...relation.origin, ...say('relation-self', relation.id) } : null) ??
      repeated(relation, ids.get(relation.id), 'id') ??
      repeated(relation, links.get(key), 'link');
    ids.set(relation.id, relation);
    links.set(key, relation);
    if (problem === null) placed.push(candidate);
    else diagnostics.push(problem);
  }
  return { relations: placed, marks: placed.flatMap(marksOf), diagnostics };
}

type EndResult = PlacedEnd | { readonly diagnostic: Diagnostic };

function endPlacer(text: RegulationText, corrections: readonly Correction[]): (end: RelationEnd) => EndResult {
  const divisions = divisionsByEId(text);
  return (end) => {
    const resolution = resolveQuote(text, end.anchor);
    if (!resolution.ok)
      return { diagnostic: anchorDiagnostic(text, end.anchor, resolution.failure, end.origin, corrections) };
    const { place } = resolution;
    return { ...end, place, division: divisions.get(place.provision.eId)?.eId ?? place.provision.eId };
  };
}

function marksOf({ id, from, to }: PlacedRelation): readonly RelationMark[] {
  return [
    { kind: 'relation', ...from.place.range, data: { ends: [{ relation: id, end: 'from' }] } },
    { kind: 'relation', ...to.place.range, data: { ends: [{ relation: id, end: 'to' }] } },
  ];
}

function overlap({ from, to }: PlacedRelation): boolean {
  return from.place.range.start < to.place.range.end && to.place.range.start < from.place.range.end;
}

/** Equal for links that say the same: of a symmetric type also with the ends exchanged. */
function linkKey({ type, from, to }: PlacedRelation): string {
  const ends = [from, to].map(({ place }) => `${place.range.start}-${place.range.end}`);
  return [type, ...(RELATION_TYPE_INFO[type].symmetric ? ends.sort() : ends)].join(' ');
}

function repeated({ id, origin }: Relation, earlier: Relation | undefined, what: 'id' | 'link'): Diagnostic | null {
  if (earlier === undefined) return null;
  const { line } = earlier.origin;
  return {
    ...origin,
    ...(what === 'id' ? say('relation-id-duplicate', id, line) : say('relation-duplicate', id, line, earlier.id)),
  };
}
