import { describe, expect, test } from 'vitest';
import { readDraft } from './draft.ts';

const cited = (text: string) =>
  readDraft(text).cited.map(({ start, end, title, clauses }) => [
    text.slice(start, end),
    title,
    clauses.map(({ steps }) => steps.map(({ kind, number }) => `${kind} ${number}`).join(' ')),
  ]);
const quoted = (text: string) =>
  readDraft(text).quoted.map(({ parts }) => parts.map(({ start, end }) => text.slice(start, end)));

describe('what a draft cites', () => {
  test.each<readonly [string, readonly unknown[]]>([
    [
      '根据《渡船管理条例》第八条第二款的规定，',
      [['《渡船管理条例》第八条第二款', '渡船管理条例', ['article 8 paragraph 2']]],
    ],
    [
      '依照《渡船管理条例》第八条、第十条',
      [
        ['《渡船管理条例》第八条', '渡船管理条例', ['article 8']],
        ['第十条', '渡船管理条例', ['article 10']],
      ],
    ],
    [
      '依照《渡船管理条例》第八条至第十条',
      [['《渡船管理条例》第八条至第十条', '渡船管理条例', ['article 8', 'article 9', 'article 10']]],
    ],
    ['产品质量法第四十六条', [['产品质量法第四十六条', '中华人民共和国产品质量法', ['article 46']]]],
    [
      '《渡船管理条例》（以下简称《条例》）。\n《条例》第三条',
      [
        ['《渡船管理条例》', '渡船管理条例', []],
        ['《条例》第三条', '渡船管理条例', ['article 3']],
      ],
    ],
    [
      '《关于渡船工作的指导意见》（十三）提出',
      [['《关于渡船工作的指导意见》（十三）', '关于渡船工作的指导意见', ['article 13']]],
    ],
    ['《渡船管理条例》要求船东申报。', [['《渡船管理条例》', '渡船管理条例', []]]],
    ['我局第三条意见', []],
  ])('%s', (text, expected) => {
    expect(cited(text)).toEqual(expected);
  });
});

describe('what a draft quotes', () => {
  test.each<readonly [string, readonly (readonly string[])[]]>([
    ['规定：“船东应当申报。”', [['船东应当申报。']]],
    ['规定：“船东……应当申报。”', [['船东', '应当申报。']]],
    ['规定：“称‘甲’的，为船。”又称“乙”。', [['称‘甲’的，为船。'], ['乙']]],
    ['规定：“称“甲”的，为船。”', [['称“甲”的，为船。']]],
    ['规定："船东应当申报。"', [['船东应当申报。']]],
    ['规定：「船东應當申報。」', [['船东應當申報。']]],
    ['“甲。\n“乙。”丙', [['甲。\n“乙。']]],
    ['“没有合上。\n\n下一段”', []],
  ])('%s', (text, expected) => {
    expect(quoted(text)).toEqual(expected);
  });

  test('marks within a title quote nothing, and are no stray ones', () => {
    expect(quoted('落实《关于推行“扫码登船”的意见》，做到“先登记、后开船”。')).toEqual([['先登记、后开船']]);
    expect(readDraft('落实《关于推行“扫码登船”的意见》').unbalanced).toEqual([]);
  });
});
