/** Text as one line of Markdown that says just that: no markup, HTML, table border, address or mention of a user in it works. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]#|~<>&:@]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/\s*[\r\n]+\s*/g, ' ');
}
