import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeNumbers, encodeNumbers } from './vlq.ts';

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
