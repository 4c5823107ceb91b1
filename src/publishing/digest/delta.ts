/** Names of what was added, changed and removed. */
export interface Delta {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** Compares two collections by name; values are compared as text. */
export function delta(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Delta {
  return {
    added: [...after.keys()].filter((name) => !before.has(name)),
    changed: [...after].filter(([name, value]) => before.has(name) && before.get(name) !== value).map(([name]) => name),
    removed: [...before.keys()].filter((name) => !after.has(name)),
  };
}

export const isEmpty = ({ added, changed, removed }: Delta): boolean =>
  added.length + changed.length + removed.length === 0;
