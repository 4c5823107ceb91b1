/** Every offset at which `needle` stands in `text`, overlapping ones included: `一一` stands twice in `一一一`. */
export function occurrencesOf(needle: string, text: string): readonly number[] {
  if (needle === '') return [];
  const offsets: number[] = [];
  for (let at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, at + 1)) offsets.push(at);
  return offsets;
}
