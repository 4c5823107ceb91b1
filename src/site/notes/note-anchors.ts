/**
 * Ties each note of a page to its number in the text, for layout beside the line (CSS Anchor Positioning Level 1): both carry
 * `data-n`, and names can be given in a style sheet only one by one. Notes without a number are tied to the heading, `data-n="0"`.
 */
export function noteAnchors(numbers: readonly (number | null)[]): string {
  return [...new Set(numbers.map((number) => number ?? 0))]
    .map((n) => `[data-n="${n}"]{anchor-name:--n${n};position-anchor:--n${n}}`)
    .join('');
}
