import { describe, expect, test } from 'vitest';
import { shownOf } from './facets.ts';

describe('of some hundred issuers', () => {
  const values = Array.from({ length: 60 }, (_, number) => {
    const name = `${'甲乙丙'.charAt(number % 3)}省第${number}局`;
    return { value: name, label: name, count: 60 - number, hits: 60 - number };
  });
  const shown = (typed: string, chosen: string | null) => shownOf(values, typed, chosen).map(({ value }) => value);
  const [first = '', last = ''] = [values[0]?.value, values.at(-1)?.value];

  test('the first are shown, and of those that hold what was typed many more', () => {
    expect(shown('', null)).toEqual(values.slice(0, 8).map(({ value }) => value));
    expect(shown('乙省', null)).toHaveLength(20);
    expect(shown('第', null)).toHaveLength(40);
    expect(shown('丁省', null)).toEqual([]);
  });

  test('the chosen one is shown whatever was typed, to be taken back', () => {
    expect(shown('', last)).toEqual([last, ...values.slice(0, 8).map(({ value }) => value)]);
    expect(shown('', first)).toEqual(values.slice(0, 9).map(({ value }) => value));
    expect(shown('乙省', last)).toHaveLength(21);
    expect(shown('丁省', last)).toEqual([last]);
  });
});
