/**
 * Many small numbers as short printable text: base64 VLQ as in source maps (ECMA-426), without the sign bit. Five bits a
 * letter, the sixth says that more follow: 0..31 take one letter, 32..1023 two.
 */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Map(Array.from(LETTERS, (letter, value) => [letter.charCodeAt(0), value]));

export function encodeNumbers(numbers: Iterable<number>): string {
  const letters = letterWriter();
  for (const number of numbers) letters.number(number);
  return new TextDecoder().decode(letters.written());
}

/** Writes numbers and letters one behind the other: character by character, a text of a million is a chain of a million strings. */
export interface LetterWriter {
  /** @throws RangeError for what is no whole number of 31 bits */
  number(number: number): void;
  /** Letters that were written before. */
  letters(from: Uint8Array, start: number, end: number): void;
  /** In UTF-8. @param text of the Basic Multilingual Plane */
  text(text: string): void;
  /** How many letters there are. */
  readonly length: number;
  /** All of them, until more are written. */
  written(): Uint8Array;
  clear(): void;
}

/** Beyond so many letters a call that copies all costs less than a step for each. */
const FEW = 48;

export function letterWriter(): LetterWriter {
  let bytes = new Uint8Array(4096);
  let length = 0;
  const reserve = (more: number): void => {
    if (length + more <= bytes.length) return;
    const larger = new Uint8Array(Math.max(bytes.length * 2, length + more));
    larger.set(bytes);
    bytes = larger;
  };
  return {
    number(number) {
      if (!Number.isInteger(number) || number < 0 || number > 0x7fffffff)
        throw new RangeError(`not encodable: ${number}`);
      reserve(7);
      let rest = number;
      do {
        const digit = rest & 31;
        rest >>>= 5;
        bytes[length] = LETTERS.charCodeAt(rest > 0 ? digit | 32 : digit);
        length += 1;
      } while (rest > 0);
    },
    letters(from, start, end) {
      reserve(end - start);
      if (end - start > FEW) bytes.set(from.subarray(start, end), length);
      else for (let at = start; at < end; at += 1) bytes[length + at - start] = from[at] ?? 0;
      length += end - start;
    },
    text(text) {
      reserve(3 * text.length);
      for (let at = 0; at < text.length; at += 1) {
        const unit = text.charCodeAt(at);
        if (unit < 0x80) {
          bytes[length] = unit;
          length += 1;
        } else if (unit < 0x800) {
          bytes[length] = 0xc0 | (unit >> 6);
          bytes[length + 1] = 0x80 | (unit & 63);
          length += 2;
        } else {
          bytes[length] = 0xe0 | (unit >> 12);
          bytes[length + 1] = 0x80 | ((unit >> 6) & 63);
          bytes[length + 2] = 0x80 | (unit & 63);
          length += 3;
        }
      }
    },
    get length() {
      return length;
    },
    written: () => bytes.subarray(0, length),
    clear() {
      length = 0;
    },
  };
}

/** @throws SyntaxError when the text was not made by `encodeNumbers`. */
export function decodeNumbers(text: string): number[] {
  const numbers: number[] = [];
  let number = 0;
  let shift = 0;
  for (let at = 0; at < text.length; at += 1) {
    const value = VALUES.get(text.charCodeAt(at));
    if (value === undefined) throw new SyntaxError(`unexpected character at ${at}`);
    number |= (value & 31) << shift;
    shift += 5;
    if (value < 32) {
      numbers.push(number);
      number = 0;
      shift = 0;
    }
  }
  if (shift > 0) throw new SyntaxError('the last number is cut off');
  return numbers;
}
