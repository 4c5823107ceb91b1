/** The middle value; of an even number of values the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = valueAt(sorted, Math.floor(middle));
  return Number.isInteger(middle) ? (valueAt(sorted, middle - 1) + upper) / 2 : upper;
}

/** The least value that is not exceeded by `share` of all (nearest rank): 0.95 for the 95th percentile. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return valueAt(sorted, Math.max(0, Math.ceil(share * sorted.length) - 1));
}

function valueAt(sorted: readonly number[], index: number): number {
  const value = sorted[index];
  if (value === undefined) throw new RangeError('no values');
  return value;
}
