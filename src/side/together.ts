/** Two texts of different lengths that scroll together: what belongs together is at one height. */

/** A point of the left and the one of the right it belongs with. */
export interface TiedPoints {
  readonly left: number;
  readonly right: number;
}

/** The most of them that follow one another on both sides: what crosses cannot be at one height. */
export function inOrder(ties: readonly TiedPoints[]): readonly TiedPoints[] {
  const sorted = ties.toSorted((a, b) => a.left - b.left || a.right - b.right);
  /** For each length, the tie on which the longest run of it ends that leaves most room, and the one before it. */
  const ends: { readonly tie: TiedPoints; readonly before: TieChain }[] = [];
  for (const tie of sorted) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle]?.tie.right ?? 0) < tie.right) low = middle + 1;
      else high = middle;
    }
    ends[low] = { tie, before: ends[low - 1] ?? null };
  }
  const result: TiedPoints[] = [];
  for (let link: TieChain = ends.at(-1) ?? null; link !== null; link = link.before) result.unshift(link.tie);
  return result.filter(({ left }, index) => left !== result[index - 1]?.left);
}

type TieChain = { readonly tie: TiedPoints; readonly before: TieChain } | null;

/** Where a point of one side is on the other: between two ties as far along as between theirs. @param ties in order, from the first to the last point */
export function across(ties: readonly TiedPoints[], point: number, from: 'left' | 'right'): number {
  const to = from === 'left' ? 'right' : 'left';
  const next = ties.findIndex((tie) => tie[from] > point);
  const [a, b] = next < 0 ? [ties.at(-1), undefined] : [ties[next - 1], ties[next]];
  if (a === undefined || b === undefined) return (a ?? b)?.[to] ?? point;
  return a[to] + ((point - a[from]) / (b[from] - a[from])) * (b[to] - a[to]);
}
