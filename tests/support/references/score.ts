/** How well the layer does on references that were checked by reading: the table `bench` prints. */

export interface KindScore {
  readonly kind: string;
  readonly expected: number;
  readonly right: number;
}

export interface Score {
  readonly kinds: readonly KindScore[];
  /** Checked references found with exactly their range and targets, of all checked ones. */
  readonly recall: number;
  /** Of those found in the checked lines, the ones that are right. */
  readonly precision: number;
}

/** A reference as it was checked or found. `where` names its document, line and range; `target` law and provisions. */
export interface Scored {
  readonly where: string;
  readonly target: string;
}

/** `found` holds what was found in lines that were checked completely; elsewhere nothing is known of what is too much. */
export function score(checked: readonly (Scored & { readonly kind: string })[], found: readonly Scored[]): Score {
  const targets = new Map(found.map(({ where, target }) => [where, target]));
  const isRight = (each: Scored): boolean => targets.get(each.where) === each.target;
  const kinds = [...Map.groupBy(checked, ({ kind }) => kind)].map(([kind, members]) => ({
    kind,
    expected: members.length,
    right: members.filter(isRight).length,
  }));
  const right = checked.filter(isRight).length;
  return {
    kinds,
    recall: checked.length === 0 ? 1 : right / checked.length,
    precision: found.length === 0 ? 1 : right / found.length,
  };
}
