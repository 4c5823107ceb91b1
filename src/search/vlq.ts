/**
 * Many small numbers as short printable text: base64 VLQ as in source maps (ECMA-426), without the sign bit. Five bits a
 * letter, the sixth says that more follow: 0..31 take one letter, 32..1023 two.
 */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Map(Array.from(LETTERS, (letter, value) => [letter.charCodeAt(0), value]));

export function encodeNumbers(numbers: Iterable<number>): string {
  // Character by character, a text of a million is a chain of a million strings
  const letters: number[] = [];
  for (const number of numbers) {
    if (!Number.isInteger(number) || number < 0 || number > 0x7fffffff)
      throw new RangeError(`not encodable: ${number}`);
    let rest = number;
    do {
      const digit = rest & 31;
      rest >>>= 5;
      letters.push(LETTERS.charCodeAt(rest > 0 ? digit | 32 : digit));
    } while (rest > 0);
  }
  return new TextDecoder().decode(Uint8Array.from(letters));
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
