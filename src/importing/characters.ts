/** Characters that files have and texts should not: blanks that show nothing, digits that are only raised, letters of a symbol font. */

const RAISED: Readonly<Record<'super' | 'sub', Readonly<Record<string, string>>>> = {
  super: Object.fromEntries(
    [...'0123456789+-−=()ni'].map((plain, i) => [plain, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ'][i] ?? plain]),
  ),
  sub: Object.fromEntries([...'0123456789+-−=()'].map((plain, i) => [plain, [...'₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'][i] ?? plain])),
};

export type Raised = keyof typeof RAISED;

/** `m` and a raised `2` → m²; as it is where a character has no raised form: PM2.5. */
export function raise(text: string, how: Raised): string {
  const raised = [...text].map((character) => RAISED[how][character]);
  return raised.every((character) => character !== undefined) ? raised.join('') : text;
}

/** What the letters of Wingdings and Symbol show, by their code from 0x20 to 0xFF. */
const SYMBOLS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  wingdings: {
    108: '●',
    109: '❍',
    110: '■',
    111: '□',
    112: '□',
    113: '□',
    114: '□',
    115: '◆',
    117: '◆',
    118: '❖',
    161: '○',
    162: '○',
    163: '○',
    164: '◉',
    167: '▪',
    168: '□',
    171: '★',
    216: '➢',
    224: '→',
    223: '←',
    225: '↑',
    226: '↓',
    232: '➔',
    251: '✗',
    252: '✓',
    253: '☒',
    254: '☑',
    ...Object.fromEntries([...'①②③④⑤⑥⑦⑧⑨⑩'].map((character, i) => [129 + i, character])),
  },
  'wingdings 2': { 42: '□', 48: '□', 80: '✓', 82: '☑', 83: '☒', 163: '□', 164: '■' },
  symbol: {
    ...Object.fromEntries([...'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ'].map((character, i) => [65 + i, character])),
    ...Object.fromEntries([...'αβχδεφγηιϕκλμνοπθρστυϖωξψζ'].map((character, i) => [97 + i, character])),
    45: '−',
    163: '≤',
    165: '∞',
    176: '°',
    177: '±',
    179: '≥',
    180: '×',
    183: '•',
    184: '÷',
    185: '≠',
    187: '≈',
    174: '→',
    229: '∑',
    242: '∫',
  },
};

/** What a letter of a symbol font shows; null where it is unknown. Its code may lie in the private use area: F06F. */
export function symbol(font: string, code: number): string | null {
  const letter = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  const known = SYMBOLS[font.trim().toLowerCase()];
  if (known !== undefined) return known[letter] ?? null;
  return code >= 0xe000 && code <= 0xf8ff ? null : String.fromCodePoint(code);
}

// Thin space, zero width, joiners, byte order mark, soft hyphen; marks of direction; controls that XML and PDF let through
const NOTHING = /[\u00ad\u2009\u200a\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|(?![\t\n])\p{Cc}/gu;
// Entities of blanks that a site wrote wrongly, so that they show: &sp;
const BLANK_ENTITY = /&(?:sp|nbsp|ensp|emsp|thinsp)(?:;|(?![\w]))/gi;
const LINE_ENDS = /\r\n?|[\f\u0085\u2028\u2029]/g;

/** What shows nothing goes, a blank that does not break becomes a space; U+3000 and all else stay. */
export function visible(text: string): string {
  return text
    .replace(LINE_ENDS, '\n')
    .replace(NOTHING, '')
    .replace(BLANK_ENTITY, ' ')
    .replace(/\u00a0/g, ' ');
}
