import type { TermOccurrence } from '../regulation/layers/terms/term.ts';
import type { Regulation } from '../regulation/regulation.ts';

/** The uses of one term in one regulation, in the order of its text. */
export interface TermUse {
  readonly regulation: Regulation;
  readonly occurrences: readonly TermOccurrence[];
}

/** All uses of every term by its id, regulations in the order of the library. */
export function termUses(regulations: readonly Regulation[]): ReadonlyMap<string, readonly TermUse[]> {
  const uses = new Map<string, TermUse[]>();
  for (const regulation of regulations) {
    for (const [term, occurrences] of Map.groupBy(regulation.terms, ({ term }) => term)) {
      const known = uses.get(term);
      if (known) known.push({ regulation, occurrences });
      else uses.set(term, [{ regulation, occurrences }]);
    }
  }
  return uses;
}
