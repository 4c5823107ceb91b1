import { compareText } from '../regulation/strings.ts';

/**
 * Deals what takes long to several who work side by side. The longest come first, each to the share that has least: so shares take about as
 * long; the same lengths are dealt alike, in whatever order they come.
 */
export function deal(
  lengths: readonly (readonly [name: string, length: number])[],
  count: number,
): readonly ReadonlySet<string>[] {
  const shares = Array.from({ length: count }, () => ({ length: 0, names: new Set<string>() }));
  for (const [name, length] of lengths.toSorted(([a, x], [b, y]) => y - x || compareText(a, b))) {
    const least = shares.reduce((best, each) => (each.length < best.length ? each : best));
    least.names.add(name);
    least.length += length;
  }
  return shares.map(({ names }) => names);
}
