/** Orders texts by their UTF-16 units: the same on every machine, whatever its language. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A text of at most so many characters: the last says with … that more follows. */
export function clip(text: string, length: number): string {
  const characters = [...text];
  return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : text;
}

/** Levenshtein distance in code points: the least number of insertions, deletions and replacements. */
export function editDistance(a: string, b: string): number {
  const left = [...a];
  const right = [...b];
  let previous = Array.from({ length: right.length + 1 }, (_, j) => j);
  for (const [i, character] of left.entries()) {
    const current = [i + 1];
    for (const [j, other] of right.entries()) {
      const replaced = (previous[j] ?? 0) + (character === other ? 0 : 1);
      current.push(Math.min(replaced, (previous[j + 1] ?? 0) + 1, (current[j] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[right.length] ?? 0;
}

/** Longer words are never typing slips of each other worth the time of comparing them. */
const LONGEST_COMPARED = 80;

/**
 * The candidates that `word` may be a slip of, closest first, at most `limit`: no more than a third of the longer
 * word, or two letters of it, may differ, e.g. `art_12_para_1` → `art_12__para_1`, `titel` → `title`.
 */
export function similarTo(word: string, candidates: Iterable<string>, limit = 3): readonly string[] {
  if (word.length > LONGEST_COMPARED || word.length < 2) return [];
  const scored: { readonly candidate: string; readonly distance: number }[] = [];
  for (const candidate of candidates) {
    const allowed = Math.max(2, Math.floor(Math.max(word.length, candidate.length) / 3));
    if (Math.abs(word.length - candidate.length) > allowed) continue;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance <= allowed && distance < word.length) scored.push({ candidate, distance });
  }
  return scored
    .sort((a, b) => a.distance - b.distance)
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}

/** A date as exact as it is known: `2017-09-05` → 2017年9月5日, `2016-05` → 2016年5月, `2013/2016` → 2013年至2016年. */
export function chineseDate(date: string): string {
  return date.split('/').map(oneDate).join('至');
}

function oneDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return [`${year}年`, month ? `${month}月` : '', day ? `${day}日` : ''].join('');
}
