import { describe, expect, test } from 'vitest';
import { confirm } from './confirm.ts';
import { parseBody } from './structure/testing.ts';

describe('a confirmed oddity', () => {
  const text = parseBody('第一条　甲。\n第三条　乙。\n第六条　丙。');

  test.each([
    ['by its code', { code: 'number-gap' }, []],
    ['by its line', { code: 'number-gap', line: 7 }, [8]],
    ['by its provision', { code: 'number-gap', eId: 'art_6' }, [7]],
  ])('is no longer reported: %s', (_, confirmation, left) => {
    const { diagnostics, unused } = confirm(text, text.diagnostics, [confirmation]);
    expect(diagnostics.map(({ line }) => line)).toEqual(left);
    expect(unused).toEqual([]);
  });

  test.each([
    { code: 'number-duplicate' },
    { code: 'number-gap', line: 6 },
    { code: 'number-gap', eId: 'art_1' },
    { code: 'number-gap', eId: 'art_9' },
  ])('that is not there is named: %j', (confirmation) => {
    const { diagnostics, unused } = confirm(text, text.diagnostics, [confirmation]);
    expect(diagnostics).toEqual(text.diagnostics);
    expect(unused).toEqual([confirmation]);
  });

  test('cannot be an error', () => {
    const errors = text.diagnostics.map((diagnostic) => ({ ...diagnostic, severity: 'error' as const }));
    expect(confirm(text, errors, [{ code: 'number-gap' }]).diagnostics).toEqual(errors);
  });
});
