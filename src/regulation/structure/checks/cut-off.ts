// Shorter lines can be titles or the members of a list: 委员长， 副委员长若干人，
const SHORTEST = 15;

/** Does a line stop amid its sentence? One that ends in a word must have a comma: the titles in a list have none. */
export function isCutOff(line: string): boolean {
  if (line.length < SHORTEST) return false;
  const last = line.at(-1) ?? '';
  return /[，,]/.test(last) || (/[\p{Script=Han}、]/u.test(last) && /[，。；：]/.test(line));
}
