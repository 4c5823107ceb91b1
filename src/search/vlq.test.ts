import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeNumbers, encodeNumbers, letterWriter } from './vlq.ts';

test('numbers are written in letters, five bits each', () => {
  expect(encodeNumbers([0, 31, 32, 1023])).toBe('Af' + 'gB' + '/f');
});

test('numbers survive writing and reading', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), (numbers) => {
      expect(decodeNumbers(encodeNumbers(numbers))).toEqual(numbers);
    }),
  );
});

test.each(['?', 'A B', 'g'])('%o is refused', (text) => {
  expect(() => decodeNumbers(text)).toThrow(SyntaxError);
});

test.each([-1, 0.5, Number.NaN, 2 ** 31])('%d cannot be written', (number) => {
  expect(() => encodeNumbers([number])).toThrow(RangeError);
});

test('text is written in UTF-8, and letters as they were, however many', () => {
  const units = fc.integer({ min: 0, max: 0xd7ff }).map((code) => String.fromCharCode(code));
  fc.assert(
    fc.property(fc.array(fc.string({ unit: units, maxLength: 90 })), (texts) => {
      const [written, copied] = [letterWriter(), letterWriter()];
      for (const text of texts) {
        const start = written.length;
        written.text(text);
        copied.letters(written.written(), start, written.length);
      }
      const expected = [...new TextEncoder().encode(texts.join(''))];
      expect([...written.written()]).toEqual(expected);
      expect([...copied.written()]).toEqual(expected);
    }),
  );
});
