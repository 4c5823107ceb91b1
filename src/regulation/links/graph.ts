import type { WorkId } from '../edition.ts';
import { divisionsByEId } from '../provisions.ts';
import type { Link, LinkEnd, Linked, ReferenceLink, RelationLink } from './link.ts';

/** The links of one division with others: references within its own page are left out. */
export interface DivisionLinks {
  /** That start here, in the order of the text. */
  readonly outgoing: readonly Link[];
  /** That end here, in the order of the regulations and their texts. */
  readonly incoming: readonly Link[];
}

export interface RegulationLinks {
  /** That start in the regulation, those within a page included: references in the order of the text, then relations. */
  readonly outgoing: readonly Link[];
  /** From other regulations into this one. */
  readonly incoming: readonly Link[];
  /** By eId; a division without links has no entry. */
  readonly divisions: ReadonlyMap<string, DivisionLinks>;
}

/** By slug. */
export type LinkGraph = ReadonlyMap<string, RegulationLinks>;

interface LinksDraft {
  readonly outgoing: Link[];
  readonly incoming: Link[];
  readonly divisions: Map<string, { readonly outgoing: Link[]; readonly incoming: Link[] }>;
}

/** Who cites whom in a library. One walk over all references and relations, so that no page has to search for its own. */
export function linkGraph(library: readonly Linked[]): LinkGraph {
  const endIn = endFinder(library);
  const drafts = new Map(library.map(({ slug }): [string, LinksDraft] => [slug, newDraft()]));
  for (const regulation of library) for (const link of linksOf(regulation, endIn)) enter(link, drafts);
  return drafts;
}

type FindEnd = (regulation: WorkId, eId: string | null) => LinkEnd;

function endFinder(library: readonly Linked[]): FindEnd {
  const shownBy = new Map(library.map(({ slug, text }) => [slug, divisionsByEId(text)]));
  return (regulation, eId) => ({
    regulation,
    eId,
    division: eId === null ? null : (shownBy.get(regulation)?.get(eId)?.eId ?? eId),
  });
}

function linksOf({ slug, references, relations }: Linked, endIn: FindEnd): readonly Link[] {
  const citing = references.map((reference): ReferenceLink => {
    const { regulation, targets } = reference;
    const eIds = targets.length > 0 ? targets : [null];
    return {
      kind: 'reference',
      reference,
      from: endIn(slug, reference.from),
      to: regulation === null ? [] : eIds.map((eId) => endIn(regulation, eId)),
    };
  });
  const related = relations.map(
    (relation): RelationLink => ({
      kind: 'relation',
      relation,
      from: endIn(slug, relation.from.place.provision.eId),
      to: [endIn(slug, relation.to.place.provision.eId)],
    }),
  );
  return [...citing, ...related];
}

function enter(link: Link, drafts: ReadonlyMap<string, LinksDraft>): void {
  const { from, to } = link;
  drafts.get(from.regulation)?.outgoing.push(link);
  // 前款 stays on its page and needs no list; a relation has its reason, which only the list gives
  if (link.kind === 'relation' || to.length === 0 || to.some((end) => !samePage(from, end)))
    divisionDraft(drafts, from)?.outgoing.push(link);
  for (const regulation of new Set(to.map((end) => end.regulation)))
    if (regulation !== from.regulation) drafts.get(regulation)?.incoming.push(link);
  let before: LinkEnd | null = null;
  for (const end of to) {
    // Members of a range on one page follow each other
    if (!samePage(from, end) && (before === null || !samePage(before, end)))
      divisionDraft(drafts, end)?.incoming.push(link);
    before = end;
  }
}

function samePage(a: LinkEnd, b: LinkEnd): boolean {
  return a.regulation === b.regulation && a.division === b.division;
}

function divisionDraft(drafts: ReadonlyMap<string, LinksDraft>, { regulation, division }: LinkEnd) {
  if (division === null) return undefined;
  const divisions = drafts.get(regulation)?.divisions;
  const draft = divisions?.get(division) ?? { outgoing: [], incoming: [] };
  divisions?.set(division, draft);
  return draft;
}

const newDraft = (): LinksDraft => ({ outgoing: [], incoming: [], divisions: new Map() });
