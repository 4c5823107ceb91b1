/**
 * Where 款, 项 and 目 went: finer than the lineage of articles, so that a link or a note finds its place in another edition. A provision has
 * its heirs among those of the articles that its article feeds: first what says the same, then the likest, each with one partner.
 */
import type { Provision, RegulationText } from '../model.ts';
import { subtree } from '../provisions.ts';
import { folded, gramsOf, ownWords } from './articles.ts';
import type { Lineage } from './lineage.ts';

export interface Heir {
  readonly eId: string;
  /** Whether it says the same, typing apart. */
  readonly same: boolean;
}

interface Part {
  readonly eId: string;
  /** 款 become 款, 项 become 项, but 项 may also become 款: kinds that differ weigh less. */
  readonly kind: Provision['kind'];
  readonly words: string;
  readonly grams: ReadonlySet<string>;
}

/** Old eId → its heirs in the new edition, likest first: articles, and what is below them. What has none is not in it. */
export function heirsIn(
  oldText: RegulationText,
  newText: RegulationText,
  lineage: Lineage,
): ReadonlyMap<string, readonly Heir[]> {
  const heirs = new Map<string, Heir[]>();
  const add = (old: string, heir: Heir): void => {
    heirs.set(old, [...(heirs.get(old) ?? []), heir]);
  };
  for (const { eId, from, kind } of lineage.articles) {
    const same = kind === 'unchanged' || kind === 'renumbered-unchanged';
    for (const source of from) add(source.eId, { eId, same });
    const parts = from.flatMap((source) => partsBelow(oldText, source.eId));
    for (const [old, next] of partners(parts, partsBelow(newText, eId))) {
      if (heirs.get(old.eId)?.some((heir) => heir.eId === next.eId) !== true)
        add(old.eId, { eId: next.eId, same: old.words === next.words });
    }
  }
  return heirs;
}

function partsBelow(text: RegulationText, eId: string): readonly Part[] {
  const article = text.byEId.get(eId);
  if (article === undefined) return [];
  return article.children.flatMap(subtree).map((provision) => {
    const words = ownWords(text, provision);
    return { eId: provision.eId, kind: provision.kind, words: folded(words), grams: gramsOf(words) };
  });
}

/** Less alike than this, they are not the same provision. */
const LEAST_LIKE = 0.3;
const OTHER_KIND = 0.7;

/** Each with one partner at most: the likest first, then by their order. */
function partners(old: readonly Part[], next: readonly Part[]): readonly (readonly [Part, Part])[] {
  const pairs = next.flatMap((part, n) =>
    old.flatMap((source, o) => {
      const likeness = likenessOf(source, part);
      return likeness < LEAST_LIKE ? [] : [{ part, source, likeness, apart: Math.abs(n - o), n, o }];
    }),
  );
  pairs.sort((a, b) => b.likeness - a.likeness || a.apart - b.apart || a.n - b.n || a.o - b.o);
  const taken = new Set<Part>();
  return pairs.flatMap(({ part, source }) => {
    if (taken.has(part) || taken.has(source)) return [];
    taken.add(part).add(source);
    return [[source, part] as const];
  });
}

function likenessOf(a: Part, b: Part): number {
  const kind = a.kind === b.kind ? 1 : OTHER_KIND;
  if (a.words === b.words) return kind;
  let shared = 0;
  for (const gram of a.grams) if (b.grams.has(gram)) shared++;
  const all = a.grams.size + b.grams.size;
  return all === 0 ? 0 : (kind * 2 * shared) / all;
}
