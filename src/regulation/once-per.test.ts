import { expect, test } from 'vitest';
import { oncePer } from './once-per.ts';

test('the answer for an object is computed once, even when there is none', () => {
  const asked: object[] = [];
  const answerTo = oncePer((key: object) => {
    asked.push(key);
    return undefined;
  });
  const [one, other] = [{}, {}];
  expect([answerTo(one), answerTo(one), answerTo(other)]).toEqual([undefined, undefined, undefined]);
  expect(asked).toEqual([one, other]);
});
