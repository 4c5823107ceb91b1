/** A half-open stretch of UTF-16 offsets into `SourceText.text` (the whole decoded file, header included). */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Index of the last of these ranges, which are in order, that begins at or before an offset; 0 when none does. */
export function lastBeginningBy(ranges: readonly Pick<TextRange, 'start'>[], offset: number): number {
  let low = 0;
  let high = ranges.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((ranges[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Every offset at which `needle` stands in `text`, overlapping ones included: `一一` stands twice in `一一一`. */
export function offsetsOf(needle: string, text: string): readonly number[] {
  if (needle === '') return [];
  const offsets: number[] = [];
  for (let at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, at + 1)) offsets.push(at);
  return offsets;
}

/** A stretch of a row that begins or ends between cells, as it shows; one on nothing but a border stands on the cell before it. */
export function withinCells<R extends TextRange>(
  range: R,
  row: TextRange & { readonly cells: readonly TextRange[] },
): R {
  const cells = row.cells.filter(({ start, end }) => start < end);
  const touched = cells.filter(({ start, end }) => start < range.end && range.start < end);
  const nearest = cells.filter(({ end }) => end <= range.start).at(-1) ?? cells[0];
  const first = touched[0] ?? nearest;
  const last = touched.at(-1) ?? nearest;
  if (first === undefined || last === undefined) return range;
  return {
    ...range,
    start:
      range.start < row.start ? range.start : touched.length > 0 ? Math.max(range.start, first.start) : first.start,
    end: range.end > row.end ? range.end : touched.length > 0 ? Math.min(range.end, last.end) : last.end,
  };
}
