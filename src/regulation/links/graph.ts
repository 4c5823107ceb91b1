import type { Edition, WorkId } from '../edition.ts';
import { divisionsByEId } from '../provisions.ts';
import { counterpart, type Dated, type Work } from '../work.ts';
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

/**
 * Who cites whom in a library. One walk over all references and relations, so that no page has to search for its own.
 * @param works those of which an earlier edition may be cited: such a link ends where the lineage leads, too
 */
export function linkGraph(library: readonly Linked[], works: readonly CitedInWork[] = []): LinkGraph {
  const endIn = endFinder(library, works);
  const drafts = new Map(library.map(({ slug }): [string, LinksDraft] => [slug, newDraft()]));
  for (const regulation of library) for (const link of linksOf(regulation, endIn)) enter(link, drafts);
  return drafts;
}

/** The links of an edition that is not the one in force: its own, and those of the library that cite this very edition. */
export function editionLinks(
  edition: Linked & Pick<Edition, 'date'>,
  works: readonly CitedInWork[],
  library: LinkGraph,
): RegulationLinks {
  const { slug } = edition;
  const drafts = new Map([[slug, newDraft()]]);
  for (const link of linksOf(edition, endFinder([edition], works))) enter(link, drafts);
  for (const link of library.get(slug)?.incoming ?? []) {
    const [first] = link.to;
    if (link.kind !== 'reference' || first?.edition === undefined || first.edition !== edition.date) continue;
    const to = link.to.map(({ regulation, eId, division }) => ({ regulation, eId, division }));
    enter({ ...link, to, inForce: to }, drafts);
  }
  return drafts.get(slug) ?? newDraft();
}

/** A work that has several editions, of which texts may cite an earlier one. */
export type CitedInWork = Pick<Work<Dated & Edition>, 'slug' | 'editions' | 'current' | 'passages'>;

interface Ends {
  readonly of: (regulation: WorkId, eId: string | null, edition?: string) => LinkEnd;
  /** The same in the edition in force. */
  readonly inForce: (end: LinkEnd) => readonly LinkEnd[];
}

function endFinder(library: readonly Linked[], works: readonly CitedInWork[]): Ends {
  const shownBy = new Map(library.map(({ slug, text }) => [slug, divisionsByEId(text)]));
  const bySlug = new Map(works.map((work) => [work.slug, work]));
  const editionOf = ({ regulation, edition }: LinkEnd) =>
    bySlug.get(regulation)?.editions.find(({ date }) => date === edition);
  const of: Ends['of'] = (regulation, eId, edition) => {
    const end: LinkEnd = { regulation, eId, division: eId, ...(edition === undefined ? {} : { edition }) };
    const text = editionOf(end)?.text;
    const shown = edition === undefined ? shownBy.get(regulation) : text && divisionsByEId(text);
    return eId === null ? end : { ...end, division: shown?.get(eId)?.eId ?? eId };
  };
  return {
    of,
    inForce: (end) => {
      const [work, cited] = [bySlug.get(end.regulation), editionOf(end)];
      if (end.edition === undefined || work === undefined || cited === undefined) return [end];
      const there = end.eId === null ? null : counterpart(work, cited, end.eId, work.current);
      return end.eId !== null && there === null ? [] : [of(end.regulation, there)];
    },
  };
}

function linksOf({ slug, references, relations }: Linked, ends: Ends): readonly Link[] {
  const endIn = ends.of;
  const citing = references.map((reference): ReferenceLink => {
    const { regulation, targets, edition } = reference;
    const eIds = targets.length > 0 ? targets : [null];
    const to = regulation === null ? [] : eIds.map((eId) => endIn(regulation, eId, edition));
    return { kind: 'reference', reference, from: endIn(slug, reference.from), to, inForce: to.flatMap(ends.inForce) };
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
  for (const end of link.kind === 'reference' ? link.inForce : to) {
    // Members of a range on one page follow each other
    if (!samePage(from, end) && (before === null || !samePage(before, end)))
      divisionDraft(drafts, end)?.incoming.push(link);
    before = end;
  }
}

function samePage(a: LinkEnd, b: LinkEnd): boolean {
  return a.regulation === b.regulation && a.division === b.division && a.edition === b.edition;
}

function divisionDraft(drafts: ReadonlyMap<string, LinksDraft>, { regulation, division }: LinkEnd) {
  if (division === null) return undefined;
  const divisions = drafts.get(regulation)?.divisions;
  const draft = divisions?.get(division) ?? { outgoing: [], incoming: [] };
  divisions?.set(division, draft);
  return draft;
}

const newDraft = (): LinksDraft => ({ outgoing: [], incoming: [], divisions: new Map() });
