/**
 * What a stranger wrote, as a terminal or a log may show it: control characters, which would be obeyed (colours, GitHub's workflow commands
 * at the beginning of a line), and those that turn the direction of writing are spelt out: `\n`, `\u001b`.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, spell);
}

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const spell = (character: string): string =>
  SHORT[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
