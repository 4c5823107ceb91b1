/** Every different substring without signs of the given length, in an order that has nothing to do with the text's. */
export function substringsOf(lines: readonly string[], length: number): string[] {
  const all = new Set<string>();
  for (const line of lines) {
    for (let at = 0; at + length <= line.length; at += 1) {
      const substring = line.slice(at, at + length);
      if (/^[\p{L}\p{N}]+$/u.test(substring)) all.add(substring);
    }
  }
  return [...all].sort((a, b) => hash(a) - hash(b));
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 2166136261;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 16777619) >>> 0;
  return value;
}
