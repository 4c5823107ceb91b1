import { expect, test } from 'vitest';
import { growthOf, LINEAR } from '../support/growth.ts';

const input = (size: number): readonly number[] => Array.from({ length: size }, (_, i) => i);

test('time that grows with the input is told from time that grows with its square', () => {
  const linear = growthOf({
    input,
    size: 20_000,
    run: (list) => list.reduce((sum, each) => sum + Math.sqrt(each), 0),
  });
  const quadratic = growthOf({
    input,
    size: 300,
    run: (list) => list.reduce((sum, each) => sum + list.filter((other) => other < each).length, 0),
  });
  expect(linear).toBeLessThan(LINEAR);
  expect(quadratic).toBeGreaterThan(LINEAR);
});
