/** `質质強强…` as a table. */
export function traditionalTable(pairs: string): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  for (let at = 0; at + 1 < pairs.length; at += 2) table.set(pairs.charAt(at), pairs.charAt(at + 1));
  return table;
}

/** `質量強國` → `质量强国`; what has no simplified form in the texts stays. */
export function simplified(typed: string, table: ReadonlyMap<string, string>): string {
  return Array.from(typed, (character) => table.get(character) ?? character).join('');
}
