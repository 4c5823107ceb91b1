/**
 * Which articles of an edition come from which of the edition before. An article comes from another when at least a sentence, an item or a
 * rule of it is carried on, reworded or not. Likeness is the weight of the pairs of characters that two texts
 * share, rare pairs weighing more. First whole articles in their order make a backbone; then clauses find their partners, each one only,
 * so that what is carried on by one article is not claimed by another that merely speaks alike; then what is left over is looked for in
 * its place. Deterministic: ties go to what stands first.
 */
import type { RegulationText } from '../model.ts';
import { type ComparedArticle, type ComparedText, comparedText } from './articles.ts';
import { backbone, type Likenesses, likenesses } from './likeness.ts';

/** How an article comes from another. */
export type LineageKind =
  | 'new' // from nothing
  | 'merged' // from two or more
  | 'split' // from one that feeds several
  | 'unchanged' // the same text under the same number; typing apart
  | 'renumbered-unchanged'
  | 'changed'
  | 'renumbered-changed';

/** An article of the new edition, and where it comes from. */
export interface Descent {
  readonly eId: string;
  readonly label: string;
  /** Articles of the old edition, in their order. */
  readonly from: readonly { readonly eId: string; readonly label: string }[];
  readonly kind: LineageKind;
}

export interface Lineage {
  /** One for every article of the new edition, in order. */
  readonly articles: readonly Descent[];
  /** Articles of the old edition that feed none. */
  readonly deleted: readonly { readonly eId: string; readonly label: string }[];
}

/**
 * The lineage between two editions of a work.
 * @param stated where a decision between them says that articles went: new label → old labels. It is followed when it knows every article.
 * @param corrected where a person says that articles came from: new eId → old eIds
 */
export function lineageOf(
  oldText: RegulationText,
  newText: RegulationText,
  stated: ReadonlyMap<string, readonly string[]> = new Map(),
  corrected: ReadonlyMap<string, readonly string[]> = new Map(),
): Lineage {
  const old = comparedText(oldText);
  const next = comparedText(newText);
  const links = statedLinks(old, next, stated) ?? linksBetween(old, next);
  const places = placesOf(old);
  for (const [n, { provision }] of next.articles.entries()) {
    const from = corrected.get(provision.eId);
    if (from !== undefined)
      links.put(
        n,
        from.flatMap((eId) => places.get(eId) ?? []),
      );
  }
  return described(old, next, links);
}

/** What two lineages make together: from the first edition to the last. */
export function composeLineages(
  first: Lineage,
  second: Lineage,
  oldText: RegulationText,
  newText: RegulationText,
): Lineage {
  const old = comparedText(oldText);
  const next = comparedText(newText);
  const places = placesOf(old);
  const sources = new Map(first.articles.map(({ eId, from }) => [eId, from]));
  const links = new Descents();
  for (const [n, { from }] of second.articles.entries())
    for (const { eId } of from.flatMap((each) => sources.get(each.eId) ?? [])) {
      const o = places.get(eId);
      if (o !== undefined) links.add(n, o);
    }
  return described(old, next, links);
}

const placesOf = ({ articles }: ComparedText): ReadonlyMap<string, number> =>
  new Map(articles.map(({ provision }, o) => [provision.eId, o]));

function described(old: ComparedText, next: ComparedText, links: Descents): Lineage {
  const descents = next.articles.map((article, n): Descent => {
    const from = links.sources(n).flatMap((o) => old.articles[o] ?? []);
    const feedsSeveral = links.sources(n).some((o) => links.successors(o).length > 1);
    return { ...named(article), from: from.map(named), kind: kindOf(article, from, feedsSeveral) };
  });
  const deleted = old.articles.filter((_, o) => links.successors(o).length === 0).map(named);
  return { articles: descents, deleted };
}

const named = ({ provision, label }: ComparedArticle): { readonly eId: string; readonly label: string } => ({
  eId: provision.eId,
  label,
});

function kindOf(article: ComparedArticle, from: readonly ComparedArticle[], feedsSeveral: boolean): LineageKind {
  const [source] = from;
  if (source === undefined) return 'new';
  if (from.length > 1) return 'merged';
  if (feedsSeveral) return 'split';
  const same = source.folded === article.folded;
  if (source.label === article.label) return same ? 'unchanged' : 'changed';
  return same ? 'renumbered-unchanged' : 'renumbered-changed';
}

/** Which old article feeds which new one, by their indexes. */
class Descents {
  readonly #sources = new Map<number, number[]>();
  readonly #successors = new Map<number, number[]>();

  add(n: number, o: number): void {
    if (this.sources(n).includes(o)) return;
    this.#sources.set(n, [...this.sources(n), o].sort(ascending));
    this.#successors.set(o, [...this.successors(o), n].sort(ascending));
  }

  /** In place of the sources it had. */
  put(n: number, sources: readonly number[]): void {
    for (const o of this.sources(n))
      this.#successors.set(
        o,
        this.successors(o).filter((each) => each !== n),
      );
    this.#sources.delete(n);
    for (const o of sources) this.add(n, o);
  }

  readonly sources = (n: number): readonly number[] => this.#sources.get(n) ?? [];
  readonly successors = (o: number): readonly number[] => this.#successors.get(o) ?? [];
  readonly isNew = (n: number): boolean => this.sources(n).length === 0;
  readonly isGone = (o: number): boolean => this.successors(o).length === 0;
}

const ascending = (a: number, b: number): number => a - b;

/** Null unless the statement is about exactly these articles, each known by its label alone. */
function statedLinks(
  old: ComparedText,
  next: ComparedText,
  stated: ReadonlyMap<string, readonly string[]>,
): Descents | null {
  const places = new Map(old.articles.map(({ label }, o) => [label, o]));
  if (places.size !== old.articles.length) return null;
  const links = new Descents();
  for (const [n, { label }] of next.articles.entries()) {
    const sources = stated.get(label)?.map((source) => places.get(source));
    if (sources === undefined) return null;
    for (const o of sources) {
      if (o === undefined) return null;
      links.add(n, o);
    }
  }
  return links;
}

function linksBetween(old: ComparedText, next: ComparedText): Descents {
  const links = new Descents();
  const alike = likenesses(old, next);
  const spine = backbone(alike);
  for (const [n, o] of spine) if (alike.same(n, o)) links.add(n, o);
  linkClauses(links, alike, spine);
  linkGaps(links, alike, spine);
  linkParts(links, alike);
  linkPhrases(links, alike, spine);
  linkRoles(links, old, next);
  return links;
}

// Likenesses from 0 to 1. Over thirteen pairs of published editions, true links of articles that already have other partners lie above 0.60, those of articles
// that lack one above 0.24; what only speaks alike lies below 0.45 and 0.40. Weights count rare pairs of characters.

/** A clause that is carried on. */
const CARRIED = { likeness: 0.45, weight: 4 };
/** Enough where neither article has another partner. */
const ALONE = { likeness: 0.24, weight: 3 };
/** Needed where both have others: a rule and the penalty for breaking it share their words. */
const BESIDES = 0.6;
/** Whole articles that are as alike as this belong together however their clauses were cut. */
const WHOLE = 0.4;

function linkClauses(links: Descents, alike: Likenesses, spine: ReadonlyMap<number, number>): void {
  const pairs = alike.clausePairs(spine);
  for (const { n, o, likeness, weight } of pairs) {
    const both = !links.isNew(n) && !links.isGone(o);
    if (isExplained(links, alike, n, o)) continue;
    const isCarried = likeness >= (both ? BESIDES : CARRIED.likeness) && weight >= CARRIED.weight;
    if (isCarried || (!both && alike.articles(n, o).likeness >= WHOLE)) links.add(n, o);
  }
  for (const { n, o, likeness, weight } of pairs) {
    const isLeft = links.isNew(n) && links.isGone(o);
    if (isLeft && likeness >= ALONE.likeness && weight >= ALONE.weight) links.add(n, o);
  }
}

/** An article rewritten with the same subject in the same place: each alone between the same neighbours. */
const SAME_PLACE = 0.1;

function linkGaps(links: Descents, alike: Likenesses, spine: ReadonlyMap<number, number>): void {
  for (let n = 0; n < alike.newCount; n++) {
    const before = n === 0 ? -1 : linkedOn(n - 1);
    const after = n === alike.newCount - 1 ? alike.oldCount : linkedOn(n + 1);
    if (before === null || after === null || after - before !== 2) continue;
    const o = before + 1;
    if (links.isNew(n) && links.isGone(o) && alike.articles(n, o).likeness >= SAME_PLACE) links.add(n, o);
  }

  function linkedOn(n: number): number | null {
    const o = spine.get(n);
    return o !== undefined && links.sources(n).includes(o) ? o : null;
  }
}

/** Share of an article that another holds, when it was cut from it or has become a part of it. */
const PART = 0.5;
const PART_WEIGHT = 5;
/** Held as a whole, a short article weighs enough. */
const ALL = 0.9;
const ALL_WEIGHT = 1.5;

function linkParts(links: Descents, alike: Likenesses): void {
  // What has passed on as it was has taken nothing in and given nothing away
  const isWhole = (n: number, o: number): boolean =>
    links.sources(n).some((source) => alike.same(n, source)) ||
    links.successors(o).some((successor) => alike.same(successor, o));
  const parts = alike
    .pairs()
    .filter(({ n, o }) => !isWhole(n, o))
    .flatMap(({ n, o, weight }) => [
      ...(links.isNew(n)
        ? [{ n, o, weight, share: weight / alike.weightOfNew(n), open: (): boolean => links.isNew(n) }]
        : []),
      ...(links.isGone(o)
        ? [{ n, o, weight, share: weight / alike.weightOfOld(o), open: (): boolean => links.isGone(o) }]
        : []),
    ])
    .filter(({ share, weight }) => (share >= PART && weight >= PART_WEIGHT) || (share >= ALL && weight >= ALL_WEIGHT))
    .sort((a, b) => b.share - a.share || a.n - b.n || a.o - b.o);
  for (const { n, o, open } of parts)
    if (open() && !isExplained(links, alike, n, o) && !isRepeated(links, alike, n, o)) links.add(n, o);
}

/** Share of the words of two articles that has to be gone from where the old one went, when the new one was cut from it. */
const CUT = 0.3;

/** What one article passed on, another only repeats: its words still stand where they went. A short article repeats nothing but its source. */
function isRepeated(links: Descents, alike: Likenesses, n: number, o: number): boolean {
  const successors = links.successors(o);
  if (!links.isNew(n) || successors.length === 0) return false;
  const { weight } = alike.articles(n, o);
  return weight < ALL * alike.weightOfNew(n) && alike.left(n, o, successors) < CUT * weight;
}

/** What a new article beside the one that passes on has to hold of the words which that one left out: weight, and share of its own. */
const PHRASES = { weight: 6, share: 0.2 };

/** Phrases of a sentence that become the beginning of an article of their own: beside the rest of their article, and nowhere else. */
function linkPhrases(links: Descents, alike: Likenesses, spine: ReadonlyMap<number, number>): void {
  for (let n = 0; n < alike.newCount; n++) {
    if (!links.isNew(n)) continue;
    for (const beside of [n - 1, n + 1]) {
      const o = spine.get(beside);
      if (o === undefined || !links.sources(beside).includes(o) || alike.same(beside, o)) continue;
      const left = alike.left(n, o, links.successors(o));
      if (left >= PHRASES.weight && left >= PHRASES.share * alike.weightOfNew(n)) links.add(n, o);
    }
  }
}

/** What an article that passes on has to bring along which the other sources do not: a share of it, or so much as a clause weighs. */
const BROUGHT = { share: 0.2, weight: 3 };

/** An article that was taken out had a neighbour that spoke alike, and that one passed on: its words come from there. */
function isExplained(links: Descents, alike: Likenesses, n: number, o: number): boolean {
  if (links.isNew(n) || !links.isGone(o)) return false;
  const brought = alike.beyond(n, o, links.sources(n));
  return brought < BROUGHT.weight && brought < BROUGHT.share * alike.weightOfOld(o);
}

/** The purpose comes from the purpose, the commencement from the commencement, whatever else they say. */
function linkRoles(links: Descents, old: ComparedText, next: ComparedText): void {
  for (const role of ['purpose', 'commencement'] as const) {
    const n = next.articles.findIndex((article) => article.role === role);
    const o = old.articles.findIndex((article) => article.role === role);
    if (n >= 0 && o >= 0 && links.isGone(o)) links.add(n, o);
  }
}
