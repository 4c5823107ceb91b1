/** Text as one line of Markdown that says just that: no markup, HTML, table border or mention of a user in it works. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]()#+!|~<>&:-]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll('@', '&#64;')
    .replace(/\s*[\r\n]+\s*/g, ' ');
}
