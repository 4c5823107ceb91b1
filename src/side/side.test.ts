import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isUnread, readSide, readSides, sideAt, sideKey, sidesKey } from './address.ts';
import { commonPassages } from './common.ts';
import { across, inOrder } from './together.ts';

describe('an address', () => {
  test.each([
    'dukou-tiaoli',
    'dukou-tiaoli,art_3',
    'dukou-tiaoli@2012-05-20,art_3__para_2__item_1',
    'dukou-tiaoli,note-juli/dukou-xize,att_1__art_3',
  ])('%s is written as it is read', (key) => {
    const sides = readSides(key);
    expect(sidesKey(sides.flatMap((side) => (isUnread(side) ? [] : [side])))).toBe(key);
  });

  test.each([
    ['https://tiaowen.example/fagui/dukou-tiaoli/art-3/', 'dukou-tiaoli,art_3'],
    ['/fagui/dukou-tiaoli/art-3/?edition=2026-01-01#art_3__para_2', 'dukou-tiaoli@2026-01-01,art_3__para_2'],
    ['/fagui/dukou-tiaoli/2012-05-20/art-120-1/', 'dukou-tiaoli@2012-05-20,art_120-1'],
    ['/fagui/dukou-tiaoli/att-1--art-3/', 'dukou-tiaoli,att_1__art_3'],
    ['/fagui/dukou-tiaoli/art-5-dup2/', 'dukou-tiaoli,art_5_dup2'],
    ['/fagui/dukou-tiaoli/art-3/#art_3__para_1__s_2', 'dukou-tiaoli,art_3__para_1'],
    ['/fagui/dukou-tiaoli/art-3/#note-juli', 'dukou-tiaoli,note-juli'],
    ['/fagui/dukou-tiaoli/notes/#n-juli', 'dukou-tiaoli,note-juli'],
    ['/fagui/dukou-tiaoli/full/#part_2', 'dukou-tiaoli,part_2'],
    ['/fagui/dukou-tiaoli/', 'dukou-tiaoli'],
    ['  dukou-tiaoli,art_3 ', 'dukou-tiaoli,art_3'],
  ])('%s is what a page of the site shows', (address, key) => {
    const side = readSide(address, '/fagui/');
    expect(isUnread(side) ? side : sideKey(side)).toBe(key);
  });

  test.each([
    '/other/dukou-tiaoli/art-3/',
    '/fagui/dukou-tiaoli/links/',
    '/fagui/dukou-tiaoli/compare/2012-05-20..2019-09-26/',
    '/fagui/',
    '第三条',
    'javascript:alert(1)',
    '%',
    '',
  ])('%j is none', (written) => {
    expect(readSide(written, '/fagui/')).toEqual({ written });
    expect(sideAt(written, '/fagui/')).toBeNull();
  });

  test('whatever stands in a fragment is a side or is said back', () => {
    expect(readSides('dukou-tiaoli,art_3/DU KOU/dukou-tiaoli,%zz')).toEqual([
      { slug: 'dukou-tiaoli', edition: '', what: { kind: 'clause', eId: 'art_3' } },
      { written: 'DU KOU' },
      { written: 'dukou-tiaoli,%zz' },
    ]);
    expect(readSides(`${encodeURIComponent('https://law.example/a/b')}/dukou-tiaoli,art_3`)).toEqual([
      { written: 'https://law.example/a/b' },
      expect.objectContaining({ slug: 'dukou-tiaoli' }),
    ]);
    fc.assert(fc.property(fc.string(), (text) => readSides(text).length <= text.length + 1));
  });
});

describe('common passages', () => {
  const lit = (left: string, right: string) =>
    commonPassages(left, right).map((found) => {
      const words = right.slice(found.right.start, found.right.end);
      expect(left.slice(found.left.start, found.left.end)).toBe(words);
      return words;
    });

  test('are the longest, without the punctuation at their ends, in the order of the right', () => {
    expect(
      lit(
        '渡口应当设置明显的安全警示标志。船员应当持有有效证书，禁止超载。',
        '乘船的人不得超载；船员应当持有有效证书，并随身携带。渡口应当设置明显的标志。',
      ),
    ).toEqual(['船员应当持有有效证书', '渡口应当设置明显的']);
  });

  test('do not go over the end of a line, and are not shorter than six characters', () => {
    expect(lit('渡口的船员\n应当持有证书', '渡口的船员\n应当持有证书')).toEqual(['应当持有证书']);
    expect(lit('', '渡口')).toEqual([]);
  });

  test('a formula that stands everywhere is found where reading has come to', () => {
    const formula = '有关主管部门应当';
    const many = Array.from({ length: 60 }, (_, n) => `${formula}做第${n}件事。`).join('\n');
    const [, second] = commonPassages(many, `${formula}做第58件事。\n${formula}另做。`);
    expect(second?.left.start).toBe(many.lastIndexOf(formula));
  });
});

test('ties that cross are left out, as few as can be', () => {
  const ties = [
    { left: 0, right: 0 },
    { left: 10, right: 80 },
    { left: 20, right: 30 },
    { left: 20, right: 35 },
    { left: 40, right: 60 },
  ];
  expect(inOrder(ties)).toEqual([ties[0], ties[2], ties[4]]);
});

test('between two ties one is as far along on the other side', () => {
  const ties = [
    { left: 0, right: 0 },
    { left: 100, right: 300 },
    { left: 200, right: 310 },
  ];
  expect([0, 50, 100, 150, 250].map((point) => across(ties, point, 'left'))).toEqual([0, 150, 300, 305, 310]);
  expect(across(ties, 150, 'right')).toBe(50);
  expect(across([], 7, 'left')).toBe(7);
});
