import type { Provision, RegulationText } from '../model.ts';
import { oncePer } from '../once-per.ts';
import { isContainer } from '../provisions.ts';

/** Provisions that follow each other without a gap, by the eIds of the first and the last. Of a single one both are the same. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
}

/**
 * The targets of one citation (第三条至第七条; 第三、五条) as stretches of the text. A 章 reaches to its last article, so that whoever
 * shows the stretch needs no tree.
 */
export function stretchesOf(text: RegulationText, targets: readonly string[]): readonly Stretch[] {
  const order = orderOf(text);
  const stretches: { from: string; to: string; last: number }[] = [];
  for (const eId of targets) {
    const span = order.get(eId);
    if (span === undefined) continue;
    const before = stretches.at(-1);
    if (before !== undefined && span.first <= before.last + 1) Object.assign(before, { to: span.to, last: span.last });
    else stretches.push({ from: eId, to: span.to, last: span.last });
  }
  return stretches.map(({ from, to }) => ({ from, to }));
}

/** Where a provision stands in the order of the text, headings of containers not counted. */
interface Extent {
  readonly first: number;
  readonly last: number;
  /** eId of the last provision that is no container. */
  readonly to: string;
}

const orderOf = oncePer((text: RegulationText): ReadonlyMap<string, Extent> => {
  const spans = new Map<string, Extent>();
  let count = 0;
  const visit = (provision: Provision): Extent => {
    const holds = isContainer(provision);
    const first = holds ? count : count++;
    let to = provision.eId;
    for (const child of provision.children) {
      const inner = visit(child);
      if (holds) to = inner.to;
    }
    const span = { first, last: count - 1, to };
    spans.set(provision.eId, span);
    return span;
  };
  text.provisions.forEach(visit);
  return spans;
});
