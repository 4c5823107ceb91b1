import type { TextRange } from '../model.ts';

/** Text and marks nested as a tree; reading its texts in order gives the range back, whatever the marks. */
export type Nested<M extends TextRange> = NestedText | NestedMark<M>;

export interface NestedText extends TextRange {
  readonly type: 'text';
}

export interface NestedMark<M extends TextRange> extends TextRange {
  readonly type: 'mark';
  readonly mark: M;
  /** Whether the mark begins and ends here: one that crosses another, or a line end, is shown in several parts. */
  readonly part: 'whole' | 'first' | 'middle' | 'last';
  readonly children: readonly Nested<M>[];
}

/**
 * Nests marks over a range. Crossing marks are split, never widened or dropped: between two neighbouring boundaries the set
 * of open marks is constant, and runs that share their outermost marks are joined again.
 * `rank` orders marks from outermost (small) to innermost; within a rank the earlier, then the longer mark is outside.
 * Empty marks and marks outside the range are left out.
 */
export function nest<M extends TextRange>(
  range: TextRange,
  marks: readonly M[],
  rank: (mark: M) => number,
): Nested<M>[] {
  const inside = marks.filter((mark) => mark.start < mark.end && mark.start < range.end && mark.end > range.start);
  if (inside.length === 0) return range.start < range.end ? [{ type: 'text', ...bounds(range) }] : [];
  const ordered = inside
    .map((mark, index) => ({ mark, index }))
    .sort(
      (a, b) =>
        rank(a.mark) - rank(b.mark) ||
        a.mark.start - b.mark.start ||
        b.mark.end - a.mark.end ||
        // Marks over the same stretch keep the order in which their layers gave them.
        a.index - b.index,
    )
    .map((entry) => entry.mark);
  const order = new Map(ordered.map((mark, index) => [mark, index]));
  const opening = [...ordered].sort((a, b) => a.start - b.start);

  const root: Branch<M>[] = [];
  let open: OpenBranch<M>[] = [];
  let next = 0;
  let active: M[] = [];
  for (const [start, end] of stretches(range, ordered)) {
    active = active.filter((mark) => mark.end > start);
    for (let mark = opening[next]; mark && mark.start <= start; mark = opening[++next]) active.push(mark);
    active.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));

    let shared = 0;
    while (shared < open.length && open[shared]?.mark === active[shared]) shared++;
    open = open.slice(0, shared);
    for (const mark of active.slice(shared)) {
      const branch: OpenBranch<M> = { mark, start, end, children: [] };
      (open.at(-1)?.children ?? root).push(branch);
      open.push(branch);
    }
    for (const branch of open) branch.end = end;
    (open.at(-1)?.children ?? root).push({ start, end });
  }
  return root.map(finish);
}

interface OpenBranch<M> {
  readonly mark: M;
  readonly start: number;
  end: number;
  readonly children: Branch<M>[];
}
type Branch<M> = OpenBranch<M> | TextRange;

/** The range cut at every boundary of a mark. */
function stretches(range: TextRange, marks: readonly TextRange[]): [number, number][] {
  const cuts = new Set([range.start, range.end]);
  for (const mark of marks) {
    cuts.add(Math.max(mark.start, range.start));
    cuts.add(Math.min(mark.end, range.end));
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(1).map((end, index) => [sorted[index] ?? end, end]);
}

function finish<M extends TextRange>(branch: Branch<M>): Nested<M> {
  if (!('mark' in branch)) return { type: 'text', ...bounds(branch) };
  const { mark, start, end } = branch;
  return { type: 'mark', mark, start, end, part: partOf(mark, branch), children: branch.children.map(finish) };
}

function partOf(mark: TextRange, shown: TextRange): NestedMark<TextRange>['part'] {
  const first = shown.start <= mark.start;
  const last = shown.end >= mark.end;
  if (first && last) return 'whole';
  if (first) return 'first';
  return last ? 'last' : 'middle';
}

const bounds = ({ start, end }: TextRange): TextRange => ({ start, end });
