const BLOCK_END = /<\/(?:p|li|h[1-6]|td|th|dt|dd|pre|blockquote|figcaption)>|<br>|<hr>/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** The text of serialised, sanitised HTML, a string for each block. Not for HTML of unknown origin: it is a lexer, no parser. */
export function plainBlocks(html: string): string[] {
  return html
    .split(BLOCK_END)
    .map((block) =>
      decode(block.replace(/<[^>]*>/g, ''))
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((text) => text !== '');
}

function decode(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]+)|#([0-9]+)|([a-z]+));/gi,
    (entity, hex?: string, decimal?: string, name?: string) => {
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
      return ENTITIES[name ?? ''] ?? entity;
    },
  );
}
