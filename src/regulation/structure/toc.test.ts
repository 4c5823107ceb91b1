/** Where a 目录 begins and ends. */
import { describe, expect, test } from 'vitest';
import { parseBody, unitIds } from './testing.ts';

/** What stands at the top of the document. */
function tops(...lines: readonly string[]): string {
  return parseBody(lines.join('\n'))
    .provisions.map(({ eId }) => eId)
    .join(' ');
}

const BODY = ['第一章　甲', '第一条　子。', '第二章　乙', '第二条　丑。'];

describe('a 目录', () => {
  test.each(['目录', '目　　录', '目次', '目录：', '【目录】', '［目 录］'])('is titled %s', (title) => {
    expect(tops(title, '第一章　甲', '第二章　乙', ...BODY)).toBe('toc chp_1 chp_2');
  });

  test.each([
    ['on one line', ['目录 第一章 甲 第二章 乙']],
    ['with the extent of each chapter', ['目录', '第一章　甲（第一条）', '第二章　乙（第二条至第九条）']],
    ['with page numbers behind TABs', ['目录', '第一章　甲\t1', '第二章　乙\t12']],
    ['with the titles of articles', ['目录', '第一章　甲', '第一条　子', '第二章　乙', '第二条　丑']],
  ])('%s is no body', (_, toc) => {
    const text = parseBody([...toc, ...BODY].join('\n'));
    expect(text.provisions.map(({ eId }) => eId)).toEqual(['toc', 'chp_1', 'chp_2']);
    expect(text.diagnostics).toEqual([]);
  });

  test('can set its numbers in another way than the body, and list what is smaller than an article', () => {
    const text = parseBody(
      ['目录', '1 甲 ..... 1', '1.1 子 ... 1', '1.1.1 寅 ... 2', '2 乙 ..... 3', '2.1 丑 ... 3']
        .concat(['1．甲', '1．1 子', '1．1．1 寅', '2．乙', '2．1 丑'])
        .join('\n'),
    );
    expect(text.provisions.map(({ eId }) => eId)).toEqual(['toc', 'part_1', 'part_2']);
    expect(text.diagnostics).toEqual([]);
  });

  test('can stand above a text that has headings and no articles', () => {
    const text = parseBody(['目录', '第一章　甲', '第二章　乙', '第一章　甲', '子。', '第二章　乙', '丑。'].join('\n'));
    expect(text.diagnostics).toEqual([]);
    expect(unitIds(text)).toEqual(['chp_1', 'chp_2']);
  });

  test('without its title can stand above the decision that amends the law', () => {
    const text = parseBody(
      [
        '第一章　甲',
        '第二章　乙',
        '决定作如下修改：',
        '一、删去第三条。',
        '二、删去第四条。',
        '示例法',
        '（2020年1月1日修正）',
      ]
        .concat(BODY)
        .join('\n'),
    );
    expect(text.provisions.map(({ eId }) => eId)).toEqual(['toc', 'preamble', 'art_1', 'art_2', 'att_1']);
    expect(text.diagnostics.filter(({ code }) => code.startsWith('toc'))).toEqual([]);
  });

  test('ends before 前言, which opens the text', () => {
    expect(tops('目录', '一、甲', '二、乙', '前言', '子。', '一、甲', '子。', '二、乙', '丑。')).toBe(
      'toc preamble art_1 art_2',
    );
  });

  test('can stand below the running text that opens a document', () => {
    expect(tops('为了示例，制定本意见。', '目录', '一、甲', '二、乙', '一、甲', '子。', '二、乙', '丑。')).toBe(
      'preamble toc art_1 art_2',
    );
  });

  test('can stand below the order that publishes the text', () => {
    expect(
      tops('《示例法》已经通过，现予公布。', '主席　某某', '2020年1月1日', '目录', '第一章　甲', '第二章　乙', ...BODY),
    ).toBe('preface toc chp_1 chp_2');
  });
});

describe('no 目录', () => {
  test('are headings of which only the first comes again', () => {
    expect(tops('一、甲', '1.子', '二、乙', '1.丑', '一、甲', '1.寅')).not.toContain('toc');
  });

  test('are the articles that follow it directly', () => {
    expect(
      tops('目录', '第一章　甲', '第二章　乙', '第一条　总。', ...BODY.map((line) => line.replace('第一条', '第三条'))),
    ).toBe('toc art_1 chp_1 chp_2');
  });
});
