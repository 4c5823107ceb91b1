/**
 * Source text as MDX that means exactly that text: nothing in it is Markdown, an expression, JSX or an import.
 * The text never begins an MDX line (compose puts a tag before it), so constructs of the line start need no escape.
 * GitHub's extensions must be off where it is compiled: they link bare addresses, which no escape prevents.
 */
export function escapeText(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>&~|]/g, '\\$&')
    .replace(/^[ \t]+|[ \t]+$/g, (blanks) => blanks.replace(/[ \t]/g, characterReference));
}

/** A JSX attribute's value in double quotes. JSX reads character references there, and nothing else. */
export function escapeAttribute(value: string): string {
  return value.replace(/["&\n]/g, characterReference);
}

const characterReference = (character: string): string => `&#${character.codePointAt(0)};`;
