/** How alike the articles and clauses of two editions are, by the pairs of characters they share. */
import type { ComparedClause, ComparedText } from './articles.ts';

export interface Likeness {
  /** From 0 to 1: twice the weight both share, of the weight of both. */
  readonly likeness: number;
  /** What they share, in pairs of characters that stand in one article only. */
  readonly weight: number;
}

export interface ArticlePair extends Likeness {
  /** Index of the new article. */
  readonly n: number;
  /** Index of the old one. */
  readonly o: number;
}

export interface Likenesses {
  readonly newCount: number;
  readonly oldCount: number;
  readonly articles: (n: number, o: number) => Likeness;
  /** All pairs of articles that share anything. */
  readonly pairs: () => readonly ArticlePair[];
  /** Articles with the same text, typing apart. */
  readonly same: (n: number, o: number) => boolean;
  readonly weightOfNew: (n: number) => number;
  readonly weightOfOld: (o: number) => number;
  /** What of an old article a new one has, and none of these other old ones has: its weight. */
  readonly beyond: (n: number, o: number, others: readonly number[]) => number;
  /** What of an old article a new one has, and none of these other new ones has: its weight. */
  readonly left: (n: number, o: number, others: readonly number[]) => number;
  /**
   * Pairs of articles by their clauses, each clause with one partner: those of the backbone first, then the likest. `likeness` is that of
   * their likest clauses, `weight` the sum. The likest pair first.
   */
  readonly clausePairs: (spine: ReadonlyMap<number, number>) => readonly ArticlePair[];
}

export function likenesses(old: ComparedText, next: ComparedText): Likenesses {
  const weightOf = gramWeights([...old.articles, ...next.articles].map(({ grams }) => grams));
  const oldWeights = old.articles.map(({ grams }) => sum(grams, weightOf));
  const newWeights = next.articles.map(({ grams }) => sum(grams, weightOf));
  const shared = sharedWeights(next.articles, old.articles, weightOf);

  function articles(n: number, o: number): Likeness {
    const weight = shared[n]?.get(o) ?? 0;
    return { weight, likeness: ratio(weight, newWeights[n] ?? 0, oldWeights[o] ?? 0) };
  }

  function sharedBesides(n: number, o: number, others: readonly Grams[]): number {
    const article = next.articles[n];
    const shared = [...(old.articles[o]?.grams ?? [])].filter((gram) => article?.grams.has(gram));
    return sum(
      shared.filter((gram) => !others.some(({ grams }) => grams.has(gram))),
      weightOf,
    );
  }

  return {
    newCount: next.articles.length,
    oldCount: old.articles.length,
    articles,
    pairs: () => shared.flatMap((row, n) => [...row.keys()].map((o) => ({ n, o, ...articles(n, o) }))),
    same: (n, o) => next.articles[n]?.folded === old.articles[o]?.folded,
    weightOfNew: (n) => newWeights[n] ?? 0,
    weightOfOld: (o) => oldWeights[o] ?? 0,
    beyond: (n, o, others) =>
      sharedBesides(
        n,
        o,
        others.flatMap((other) => old.articles[other] ?? []),
      ),
    left: (n, o, others) =>
      sharedBesides(
        n,
        o,
        others.flatMap((other) => next.articles[other] ?? []),
      ),
    clausePairs: (spine) =>
      pairClauses(
        old.clauses,
        next.clauses,
        weightOf,
        (n, o) => (spine.get(n) === o ? FAVOUR.backbone : 0) + FAVOUR.articles * articles(n, o).likeness,
      ),
  };
}

/** What a clause's likeness gains when its article is already known to come from there, or is like it as a whole. */
const FAVOUR = { backbone: 0.2, articles: 0.1 };
/** Clauses less alike than this have nothing to do with each other. */
const LEAST_LIKE = 0.15;

function pairClauses(
  old: readonly ComparedClause[],
  next: readonly ComparedClause[],
  weightOf: (gram: string) => number,
  favour: (n: number, o: number) => number,
): readonly ArticlePair[] {
  const oldWeights = old.map(({ grams }) => sum(grams, weightOf));
  const candidates = sharedWeights(next, old, weightOf).flatMap((row, s) => {
    const clause = next[s];
    if (clause === undefined) return [];
    const own = sum(clause.grams, weightOf);
    return [...row].flatMap(([t, weight]) => {
      const partner = old[t];
      if (partner === undefined || partner.isPenalty !== clause.isPenalty) return [];
      const likeness = ratio(weight, own, oldWeights[t] ?? 0);
      if (likeness <= LEAST_LIKE) return [];
      const [n, o] = [clause.article, partner.article];
      return [{ s, t, n, o, likeness, weight, rank: likeness + favour(n, o) }];
    });
  });
  candidates.sort((a, b) => b.rank - a.rank || a.s - b.s || a.t - b.t);
  const takenNew = new Set<number>();
  const takenOld = new Set<number>();
  const pairs = new Map<string, ArticlePair>();
  for (const { s, t, n, o, likeness, weight } of candidates) {
    if (takenNew.has(s) || takenOld.has(t)) continue;
    takenNew.add(s);
    takenOld.add(t);
    const key = `${n} ${o}`;
    const known = pairs.get(key) ?? { likeness: 0, weight: 0 };
    pairs.set(key, { n, o, likeness: Math.max(known.likeness, likeness), weight: known.weight + weight });
  }
  return [...pairs.values()].sort((a, b) => b.likeness - a.likeness || a.n - b.n || a.o - b.o);
}

/** Articles less alike are no part of a backbone. */
const BACKBONE = 0.25;
/** Articles with the same text outweigh any likeness. */
const SAME = 5;

/** The heaviest series of pairs of articles that runs through both editions in order: new index → old index. */
export function backbone(alike: Likenesses): ReadonlyMap<number, number> {
  const { newCount, oldCount } = alike;
  const best = Array.from({ length: newCount + 1 }, () => new Float64Array(oldCount + 1));
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
  for (let i = 1; i <= newCount; i++) {
    const row = best[i] ?? new Float64Array();
    for (let j = 1; j <= oldCount; j++) {
      const score = scoreOf(alike, i - 1, j - 1);
      row[j] = Math.max(at(i - 1, j), at(i, j - 1), score > 0 ? at(i - 1, j - 1) + score : 0);
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let i = newCount, j = oldCount; i > 0 && j > 0; ) {
    if (at(i, j) === at(i - 1, j)) i--;
    else if (at(i, j) === at(i, j - 1)) j--;
    else pairs.push([--i, --j]);
  }
  return new Map(pairs.reverse());
}

function scoreOf(alike: Likenesses, n: number, o: number): number {
  if (alike.same(n, o)) return alike.weightOfNew(n) + SAME;
  const { likeness, weight } = alike.articles(n, o);
  return likeness > BACKBONE ? weight * likeness : 0;
}

interface Grams {
  readonly grams: ReadonlySet<string>;
}

/** A pair of characters weighs 1 in one article only, less the more articles have it. */
function gramWeights(articles: readonly ReadonlySet<string>[]): (gram: string) => number {
  const counts = new Map<string, number>();
  for (const grams of articles) for (const gram of grams) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  const unit = Math.log(1 + articles.length);
  const weights = new Map([...counts].map(([gram, count]) => [gram, Math.log(1 + articles.length / count) / unit]));
  return (gram) => weights.get(gram) ?? 0;
}

function sum(grams: Iterable<string>, weightOf: (gram: string) => number): number {
  let weight = 0;
  for (const gram of grams) weight += weightOf(gram);
  return weight;
}

const ratio = (shared: number, a: number, b: number): number => (shared === 0 ? 0 : (2 * shared) / (a + b));

/** For each of `those`, the weight it shares with each of `these` by index. */
function sharedWeights(
  those: readonly Grams[],
  these: readonly Grams[],
  weightOf: (gram: string) => number,
): readonly ReadonlyMap<number, number>[] {
  const holders = new Map<string, number[]>();
  for (const [i, { grams }] of these.entries()) {
    for (const gram of grams) {
      const known = holders.get(gram);
      if (known === undefined) holders.set(gram, [i]);
      else known.push(i);
    }
  }
  return those.map(({ grams }) => {
    const row = new Map<number, number>();
    for (const gram of grams) {
      const weight = weightOf(gram);
      for (const i of holders.get(gram) ?? []) row.set(i, (row.get(i) ?? 0) + weight);
    }
    return row;
  });
}
