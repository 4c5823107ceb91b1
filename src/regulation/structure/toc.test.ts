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

  test.each([
    [
      '序言 and 总纲',
      ['序言', '总纲', '第一章　甲', '第二章　乙', '序言', '子。', '总纲', '丑。', ...BODY],
      'preamble chp_1 chp_2',
    ],
    [
      'a title on two lines',
      ['第一章　渡船和', '渡口', '第二章　乙', '第一章　渡船和', '渡口', ...BODY.slice(1)],
      'chp_1 chp_2',
    ],
    ['articles that bear no title', ['第一章　甲', '第一条', '第二章　乙', '第二条', ...BODY], 'chp_1 chp_2'],
    ['articles alone', ['第一条　甲', '第二条　乙', '第一条　甲', '子。', '第二条　乙', '丑。'], 'art_1 art_2'],
  ])('can list %s', (_, lines, tree) => {
    const text = parseBody(['目录', ...lines].join('\n'));
    expect(text.provisions.map(({ eId }) => eId).join(' ')).toBe(`toc ${tree}`);
    expect(text.diagnostics).toEqual([]);
  });

  test.each([
    ['decimals', ['1.1 甲', '1.2 乙', '1.1 甲', '子。', '1.2 乙', '丑。'], 'toc art_1-1 art_1-2'],
    ['chapters far above', ['第一章　甲', '第二章　乙', '说明如下。', ...BODY], 'toc preamble chp_1 chp_2'],
  ])('without its title can list %s', (_, lines, tree) => {
    expect(tops(...lines)).toBe(tree);
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
  test.each([
    ['is its title without entries', ['目录', '甲。']],
    ['is its title above a title that comes again', ['目录', '渡口', '渡船', '渡口', '甲。']],
    ['is its title above the articles', ['目录', '甲', '第一条　子。', '第二条　丑。']],
    ['are 一、 that come again far below', ['一、甲', '二、乙', '说明如下。', '一、甲', '子。', '二、乙', '丑。']],
    [
      'are chapters of which only the last comes again',
      ['第一章　甲', '第二章　乙', '说明如下。', '第三章　甲', '第二章　乙', '丑。'],
    ],
    ['is one heading, printed twice', ['一、甲', '一、甲', '子。']],
    ['are headings that begin behind the first', ['二、甲', '三、乙', '二、甲', '子。', '三、乙', '丑。']],
    ['are decimals that begin behind the first', ['1.2 甲', '1.3 乙', '1.2 甲', '子。', '1.3 乙', '丑。']],
  ])('%s', (_, lines) => {
    expect(tops(...lines)).not.toContain('toc');
  });

  test('goes on behind a line with a comma, which heads nothing', () => {
    const text = parseBody(['目录', '第一章　甲', '渡口，下同', '第一条　子。'].join('\n'));
    expect(text.provisions.map(({ eId }) => eId)).toEqual(['toc', 'preamble', 'art_1']);
  });

  test('are headings of which only the first comes again', () => {
    expect(tops('一、甲', '1.子', '二、乙', '1.丑', '一、甲', '1.寅')).not.toContain('toc');
  });

  test('are the articles that follow it directly', () => {
    expect(
      tops('目录', '第一章　甲', '第二章　乙', '第一条　总。', ...BODY.map((line) => line.replace('第一条', '第三条'))),
    ).toBe('toc art_1 chp_1 chp_2');
  });
});
