/**
 * What counts as the same character in a search: case and width of letters and digits, and nothing else. Folding maps every
 * UTF-16 unit to one UTF-16 unit, so an offset in the folded text is the same offset in the text as printed.
 */

const FULL_WIDTH_OFFSET = 0xff01 - 0x21;

function isFullWidthLetterOrDigit(unit: number): boolean {
  return (unit >= 0xff10 && unit <= 0xff19) || (unit >= 0xff21 && unit <= 0xff3a) || (unit >= 0xff41 && unit <= 0xff5a);
}

function foldUnit(unit: string): string {
  const code = unit.charCodeAt(0);
  // ＡＢＣ １２
  const narrow = isFullWidthLetterOrDigit(code) ? String.fromCharCode(code - FULL_WIDTH_OFFSET) : unit;
  // İ lower-cases to two units; such letters keep their case.
  const lower = narrow.toLowerCase();
  return lower.length === 1 ? lower : narrow;
}

/** `ＡＢＣ１２` → `abc12`; same length, offset for offset. */
export function fold(text: string): string {
  return text.replace(/[A-Z\u0080-\u2fff\uff10-\uff5a]/g, foldUnit).replace(/\s/g, ' ');
}

/**
 * Signs: what a reader may leave out when typing. Everything that is neither a letter, a digit nor a mark:
 * 、，。“”（）《》+ ％ — and white space. Units of characters outside the BMP (𠮷) are no signs.
 */
export const SIGN = /[^\p{L}\p{N}\p{M}\ud800-\udfff]/u;

/** `首台（套）` → `首台套`. */
export function withoutSigns(text: string): string {
  return Array.from(text)
    .filter((character) => character.length > 1 || !SIGN.test(character))
    .join('');
}
