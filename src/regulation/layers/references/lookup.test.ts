/** What is looked up: the member that is meant, or nothing where it cannot be told. */

import { describe, expect, test } from 'vitest';
import { workId } from '../../edition.ts';
import { parseBody } from '../../structure/testing.ts';
import { findReferences, libraryByTitle, resolveExternal } from './index.ts';

/** Targets of the last reference of the text; null when it is not there. */
function lastTargets(...lines: readonly string[]): readonly string[] | null {
  const { references, diagnostics } = findReferences(parseBody(lines.join('\n'), '渡船办法'));
  return diagnostics.length > 0 ? null : (references.at(-1)?.targets ?? []);
}

const twoParagraphs = ['第一条　甲。', '乙。', '第二条　丙。'];
const lists = ['第一条　渡船分为：', '（一）客船；', '（二）货船。', '渡口分为：', '（一）公用；', '（二）自用。'];

describe('a range', () => {
  test.each([
    ['第一条第二款至第二条', ['art_1__para_2', 'art_2']],
    ['第二条至第一条', null],
    ['第二条第一款至第一条', null],
    ['第一条前三款', null],
    ['第一条前两款', ['art_1__para_1', 'art_1__para_2']],
  ])('%s', (cited, expected) => {
    expect(lastTargets(...twoParagraphs, `第三条　依照${cited}。`)).toEqual(expected);
  });

  test('of a law that is not at hand keeps its two ends when it is very long', () => {
    expect(lastTargets('第一条　依照刑法第一条至第三条。')).toEqual(['art_1', 'art_2', 'art_3']);
    expect(lastTargets('第一条　依照刑法第一条至第九百九十九条。')).toEqual(['art_1', 'art_999']);
  });
});

test('an item without its 款 is the first of its number', () => {
  expect(lastTargets(...lists, '第二条　依照第一条第二项。')).toEqual(['art_1__para_1__item_2']);
  expect(lastTargets(...lists, '第二条　依照第一条第二款第二项。')).toEqual(['art_1__para_2__item_2']);
});

test('of two articles with one number neither is meant', () => {
  expect(lastTargets('第一章　总则', '第一条　甲。', '第一条　乙。', '第二条　依照第一条。')).toBeNull();
});

describe('a clause by its printed number', () => {
  const contract = [
    '第一条　标的',
    '1.1　采购渡船。',
    '1.2　甲。',
    '第二条　价款',
    '2.1　总价。',
    '2.2　乙。',
    '第三条　违约',
  ];
  test.each([
    ['第二条第2.1款', ['art_2__para_1']],
    ['第2.1款', ['art_2__para_1']],
    ['第二条第1.1款', null],
    ['第二条第2.3款', null],
  ])('%s', (cited, expected) => {
    expect(lastTargets(...contract, `违反${cited}的。`)).toEqual(expected);
  });

  test('is that of the own document before that of another in the file', () => {
    const attached = (label: string, title: string): readonly string[] => [
      label,
      title,
      '1　总则',
      '1.1　目的',
      '1.1.1　甲。',
      '1.1.2　应符合1.1.1的规定。',
    ];
    const notice = ['各单位：', '现印发。', '某部', '2030年1月1日'];
    const lines = [...notice, ...attached('附件1', '渡船规程'), ...attached('附件2', '渡口规程')];
    expect(lastTargets(...lines)).toEqual(['att_2__body__para_2__item_1']);
  });
});

describe('attachments', () => {
  const two = (first: string, second: string): readonly string[] => [
    '第二条　乙。',
    first,
    '甲办法',
    '第一条　甲。',
    second,
    '乙办法',
    '第一条　乙。',
  ];
  test.each([
    ['附件2至附件1', '附件1', '附件2', null],
    ['附件1', '附件1', '附件1', null],
    ['附录第一条', '附录', '附录', null],
    ['附录第一条', '附录', '附件', ['att_1__art_1']],
    ['附表1', '附件1', '附件2', null],
    ['附表1', '附件', '附件', null],
  ])('%s of %s and %s', (cited, first, second, expected) => {
    expect(lastTargets(`第一条　见${cited}。`, ...two(first, second))).toEqual(expected);
  });
});

test('a part by its title is meant only when one has it', () => {
  const code = (second: string) => {
    const text = parseBody(
      ['第一编　分则', '第一章　甲', '第一条　甲。', `第二编　${second}`, '第一章　乙', '第二条　乙。'].join('\n'),
      '渡船法典',
    );
    const library = libraryByTitle([{ slug: workId('code'), title: '渡船法典', shortTitles: [], text }]);
    const { references } = findReferences(parseBody('第一条　依照《渡船法典》分则第一章。', '渡船办法'));
    return resolveExternal({ slug: workId('self') }, references, library).map(({ regulation }) => regulation);
  };
  expect(code('附则')).toEqual(['code']);
  expect(code('分则')).toEqual([null]);
});

describe('of another law the numbers give the names', () => {
  test.each([
    ['第二章第三条', ['art_3']],
    ['第二章', ['chp_2']],
    ['第二章第一节', ['chp_2__sec_1']],
    ['第三条第二项', ['art_3__para_1__item_2']],
    ['第三条第二款第二项', ['art_3__para_2__item_2']],
    ['第三条第二项第1目', ['art_3__para_1__item_2__subitem_1']],
    ['第三条前两款', ['art_3__para_1', 'art_3__para_2']],
    ['第三条之一至第五条', ['art_3-1', 'art_5']],
    ['第三条之一至第三十条', ['art_3-1', 'art_30']],
    ['第三条之一至第三条之三', ['art_3-1', 'art_3-2', 'art_3-3']],
    ['第三条之一至之三', ['art_3-1', 'art_3-2', 'art_3-3']],
    ['第三条至第三条之二', ['art_3', 'art_3-2']],
    ['第五条至第三条', ['art_5', 'art_3']],
    ['附件二', ['att_2']],
    ['附件一至三', ['att_1', 'att_2', 'att_3']],
    ['附件二第三条', ['att_2__art_3']],
    ['总则编第二章', ['chp_2']],
    ['第3.1.2条', ['art_3-1-2']],
  ])('《甲条例》%s', (cited, expected) => {
    expect(lastTargets(`第一条　依照《甲条例》${cited}。`)).toEqual(expected);
  });

  test('five hundred at the most', () => {
    expect(lastTargets('第一条　依照《甲条例》第一条至第五百条。')).toHaveLength(500);
    expect(lastTargets('第一条　依照《甲条例》第一条至第五百零一条。')).toEqual(['art_1', 'art_501']);
  });
});

describe('attachments by what is printed over them', () => {
  const untitled = ['附件', '渡口票价', '一元。'];
  const several = ['附件1', '甲表', '甲', '附件2', '乙表', '乙', '附件1-6', '丙表', '丙', '附表1', '丁表', '丁'];
  test.each([
    ['附件第一部分', untitled, null],
    ['附件1', untitled, ['att_1']],
    ['附件2', untitled, null],
    ['附表1', untitled, null],
    ['附件1', several, ['att_1']],
    ['附件1-6', several, ['att_3']],
    ['附件1-2', several, ['att_1', 'att_2']],
    ['附件2-1', several, null],
    ['附件1-5', several, null],
    ['附表1', several, ['att_4']],
    ['附件4', several, null],
    ['附表一至三', several, null],
    ['本办法所附《渡口票价》', untitled, ['att_1']],
    ['本办法所附《渡船票价》', untitled, null],
    ['本办法所附《表》', several, null],
  ] as const)('%s', (cited, attached, expected) => {
    expect(lastTargets(`第一条　依照${cited}。`, '第二条　乙。', ...attached)).toEqual(expected);
  });

  test('of two with one label neither is meant', () => {
    expect(lastTargets('第一条　依照附件1。', '附件1', '甲表', '甲', '附件1', '乙表', '乙')).toBeNull();
  });
});

describe('of several with one number that of the innermost container is meant', () => {
  const chapters = ['第一章　渡船', '第一节　登记', '第一条　甲。', '第二章　渡口', '第一节　登记', '第二条　乙。'];
  test.each([
    ['依照本章第一节。', ['chp_2__sec_1']],
    ['依照第一节。', ['chp_2__sec_1']],
    ['依照第一章第一节。', ['chp_1__sec_1']],
    ['依照第二章第一节。', ['chp_2__sec_1']],
  ])('%s', (sentence, expected) => {
    expect(lastTargets(...chapters, `第三条　${sentence}`)).toEqual(expected);
  });

  test('outside of both it cannot be told', () => {
    expect(lastTargets(...chapters, '第三章　附则', '第三条　依照第一节。')).toBeNull();
  });
});
