import { describe, expect, test } from 'vitest';
import { conflictProblems } from './conflicts.ts';

describe('a conflict of Git', () => {
  test.each([
    ['is found by its beginning and its end', '甲\n<<<<<<< HEAD\n乙\n=======\n丙\n>>>>>>> main\n', [2, 6]],
    ['is found where only its end was left', '甲\n>>>>>>> main', [2]],
    ['is none where a line under a heading is drawn', '标题\n=======\n', []],
    ['is none where a quotation is seven deep', '>>>>>>>>>> 引\n《《《《《《《 甲', []],
  ])('%s', (_, text, lines) => {
    expect(conflictProblems(text, 'source.txt').map(({ line }) => line)).toEqual(lines);
  });
});
