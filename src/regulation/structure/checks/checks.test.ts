import { describe, expect, test } from 'vitest';
import { parseBody } from '../testing.ts';

/** Line 6 of the file is the first of the body. */
function found(...lines: readonly string[]): readonly string[] {
  return parseBody(lines.join('\n')).diagnostics.map(
    ({ severity, code, line, column }) => `${severity} ${code} ${line}:${column}`,
  );
}

function messages(...lines: readonly string[]): readonly string[] {
  return parseBody(lines.join('\n')).diagnostics.map(({ message }) => message);
}

describe('nothing is reported', () => {
  test.each([
    [['第一条　甲。', '第一条之一　乙。', '第一条之二　丙。', '第二条　丁。']],
    [['目录', '第一章　总则', '第二章　附则', '第一章　总　　则', '第一条　甲。', '第二章　附　则', '第二条　乙。']],
    [['目录', '第一章　甲 … (1)', '第二章　乙　－12－', '第一章　甲', '第一条　甲。', '第二章　乙', '第二条　乙。']],
    [['目录', '第一章　总则', '第一章　总则', '第一节　甲', '第一条　甲。', '第二节　乙', '第二条　乙。']],
    [['第一章　甲', '第一节　子', '第一条　甲。', '第二章　乙', '第一节　丑', '第二条　乙。']],
    [['一、甲', '（一）子。子。', '二、乙', '（一）丑。丑。']],
    [['第一条　修改为：“甲。', '“乙。', '“丙。”', '第二条　“甲”和“乙”。']],
    [['一、修改为：“甲“乙”丙，“丁”戊。', '“己“庚”辛。”', '二、“壬”。', '“癸”和“子”。']],
    [['第一条　如下：', 'a\tb', 'c\td']],
    [['1 总则', '1.1 甲', '1.2 乙', '2 职责', '丙。', '3 附则', '3.1 丁']],
    [['目录', '一、甲', '（一）子', '（二）丑', '一、甲', '（一）子', '子。', '（二）丑', '丑。']],
    [['1 甲', '1.0.1 子。', '1.0.2 丑。', '2 乙', '2.1 丙', '2.1.1 寅。', '2.2 丁', '2.2.1 卯。']],
    [['第一条　甲。', '第二条　乙。', '附：', '刑法有关条文', '第三条　丙。', '第九条　丁。']],
    [['现印发给你们。', '国务院', '2020年1月1日', '甲办法', '第一条　甲。', '第二条　子。', '乙办法', '第一条　乙。']],
  ])('of %j', (lines) => {
    expect(found(...lines)).toEqual([]);
  });
});

describe('numbers', () => {
  test('that jump', () => {
    expect(found('第一条　甲。', '第五条　乙。')).toEqual(['warning number-gap 7:1']);
    expect(messages('第一条　甲。', '第五条　乙。')).toEqual(['“第一条”之后是“第五条”，缺第二条至第四条。']);
    expect(messages('一、甲', '（一）子。子。', '（三）丑。丑。')).toEqual(['“（一）”之后是“（三）”，缺（二）。']);
    expect(messages('第 十 条　甲。', '第 十 二 条　乙。').at(-1)).toBe(
      '“第 十 条”之后是“第 十 二 条”，缺第 十一 条。',
    );
  });

  test('of inserted articles and of plans that jump', () => {
    expect(messages('第一条　甲。', '第一条之一　乙。', '第一条之三　丙。')).toEqual([
      '“第一条之一”之后是“第一条之三”，缺第一条之二。',
    ]);
    expect(messages('1 甲', '1.1 子', '1.2 丑', '2 乙', '2.2 寅')).toEqual(['编号从“2.2”开始，而不是从一开始。']);
  });

  test('of items and chapters that jump', () => {
    expect(found('第一章　甲', '第一条　如下：', '（一）甲；', '（三）乙。', '第三章　乙', '第二条　乙。')).toEqual([
      'warning number-gap 9:1',
      'warning number-gap 10:1',
    ]);
  });

  test('that repeat', () => {
    expect(found('第一条　甲。', '第二条　乙。', '第二条　丙。')).toEqual(['warning number-duplicate 8:1']);
  });

  test('that run backwards', () => {
    expect(found('第一条　甲。', '第二条　乙。', '第四条　丙。', '第三条　丁。')).toEqual([
      'warning number-gap 8:1',
      'warning number-order 9:1',
    ]);
  });

  test('that begin anew, as when two laws are in one file', () => {
    expect(found('第一条　甲。', '第二条　乙。', '第一条　丙。', '第二条　丁。')).toEqual([
      'warning number-restart 8:1',
    ]);
  });

  test('that do not begin at one', () => {
    expect(found('第三条　甲。', '第四条　乙。')).toEqual(['warning number-start 6:1']);
  });

  test('of a list that begins late, though another stopped right before', () => {
    expect(found('第一条　如下：', '（一）甲；', '（二）乙。', '第二条　如下：', '（三）丙；', '（四）丁。')).toEqual([
      'warning number-start 10:1',
    ]);
    expect(found('一、甲', '1.子。', '2.丑。', '二、乙', '3.寅。', '4.卯。')).toEqual([]);
  });

  test('of which the first stands in the line of a heading', () => {
    expect(found('第一章　甲 第一条　甲。', '第二条　乙。')).toEqual([
      'warning article-in-line 6:7',
      'warning number-start 7:1',
    ]);
  });

  test('that stand inside a line, where a line break was lost', () => {
    expect(found('第一条　甲。', '第二条　乙。第三条　丙。', '第四条　丁。')).toEqual([
      'warning article-in-line 7:7',
      'warning number-gap 8:1',
    ]);
    expect(found('第一条　甲。', '第二条　乙。第三条　丙。')).toEqual(['warning article-in-line 7:7']);
  });
});

test('an article stands in a quotation that lost its end', () => {
  expect(found('第一条　修改为：“甲。', '第二条　乙。', '第三条　丙”。', '第四条　丁。')).toEqual([
    'warning article-in-quotation 7:1',
    'warning number-gap 9:1',
  ]);
});

test('a second law is in the file', () => {
  expect(found('第一条　甲。', '第二条　乙。', '乙办法', '第一条　丙。', '第二条　丁。')).toEqual([
    'warning several-laws 8:1',
  ]);
});

describe('目录', () => {
  test('that lists what the body lacks, and the other way round', () => {
    expect(
      found('目录', '第一章　总则', '第二章　附则', '第一章　总则', '第一条　甲。', '第二章　罚则', '第二条　乙。'),
    ).toEqual(['warning toc-entry-without-body 8:1', 'warning toc-entry-missing 11:1']);
  });

  test('of an attachment, held against the attachment', () => {
    const toc = ['目录', '第一章　总则', '第二章　罚则'];
    expect(
      found('第一条　甲。', '附件', '渡口办法', ...toc, '第一章　总则', '第一条　甲。', '第二章　附则', '第二条　乙。'),
    ).toEqual(['warning toc-entry-without-body 11:1', 'warning toc-entry-missing 14:1']);
  });

  test.each([
    [
      'an article whose title the body leaves out',
      ['第十二条　子', '第一章　甲', '第十二条　丑', '寅。'],
      ['number-start 10:1'],
    ],
    ['a 节 that the body lacks', ['第一节　子', '第一章　甲', '第一条　卯。'], ['toc-entry-without-body 8:1']],
    [
      'an attachment, and names it later than at once',
      ['见附件一', '第一章　甲', '第一条　卯。'],
      ['toc-entry-without-body 8:1'],
    ],
    ['an attachment', ['附件一', '第一章　甲', '第一条　卯。'], []],
  ])('that lists %s', (_, lines, problems) => {
    expect(found('目录', '第一章　甲', ...lines)).toEqual(problems.map((problem) => `warning ${problem}`));
  });
});

describe('quotation marks', () => {
  test('that are never closed, with right ones around', () => {
    expect(found('一、修改为：“甲。', '“乙“丙”。', '二、修改为：“丁。', '“戊。”', '三、“己”。', '“庚”。')).toEqual([
      'warning quotation-not-closed 7:1',
    ]);
  });

  test.each([
    ['第一条　甲“乙。', 'warning quotation-not-closed 6:6'],
    ['第一条　甲“乙“丙”。', 'warning quotation-not-closed 6:6'],
    ['第一条　甲乙”。', 'warning quotation-not-opened 6:7'],
  ])('of %s do not match', (line, problem) => {
    expect(found(line, '第二条　乙。')).toEqual([problem]);
  });
});

test('page numbers stand among the text', () => {
  expect(found('第一条　甲。', '— 1 —', '第二条　乙。', '第 2 页 共 3 页')).toEqual([
    'warning page-number 7:1',
    'warning page-number 9:1',
  ]);
});

test('an item stands in the line of the one before', () => {
  expect(found('第一条　如下：', '（一）甲；', '（二）乙；（三）丙。', '第二条　丁。')).toEqual([
    'warning article-in-line 8:6',
  ]);
});

test('the list in a line is no list of items', () => {
  expect(
    found('一、修改', '（一）改为：（一）甲；（二）乙；（三）丙。', '（二）改为：（一）甲；（二）乙；（三）丙。'),
  ).toEqual([]);
});

test('letters that jump', () => {
  expect(messages('第一条　如下：', 'a)甲；', 'b)乙；', 'd)丙。')).toEqual(['“b)”之后是“d)”，缺c)。']);
});

test('a chapter with an article in its line is told by its gap, and by no quotation', () => {
  expect(found('第一章　甲', '第一条　甲。', '第二章　乙 第二条　乙。', '第三章　丙', '第三条　丙。')).toEqual([
    'warning article-in-line 8:7',
    'warning number-gap 9:1',
    'warning number-gap 10:1',
  ]);
});

describe('the end', () => {
  test('is missing', () => {
    expect(found('第一条　甲。', '第二条　为了示例的示例，保障示例者的合法权')).toEqual([
      'warning text-unfinished 7:21',
    ]);
  });

  test('of a list of titles is no end of a sentence', () => {
    expect(found('废止下列文件：', '一、关于示例示例示例示例示例的通知', '二、关于示例示例示例示例示例的通知')).toEqual(
      [],
    );
  });

  test.each(['第二条　甲。', '第二条　本规定自二〇二〇年一月一日起施行', '第二条　甲：', '短'])(
    'is there: %s',
    (line) => {
      expect(found('第一条　甲。', line)).not.toContainEqual(expect.stringContaining('text-unfinished'));
    },
  );
});

describe('lines', () => {
  const folded = [
    '为了保障示例的质量，维护示例者的合法权益，',
    '促进示例健康发展，根据有关法律和行政法规，制定',
    '本规定。',
  ];

  test('that are broken at a fixed width', () => {
    expect(found(...folded, `第一条　${folded[0]}`, ...folded.slice(1), '第二条　乙。')).toEqual([
      'warning lines-wrapped 6:21',
    ]);
  });

  test('that stand as printed are not reported', () => {
    expect(found('第一条　由下列人员组成：', '主任，', '副主任若干人，', '委员若干人。', '第二条　乙。')).toEqual([]);
    expect(found(`第一条　${folded[0]}`, ...folded.slice(2), '第二条　乙。')).toEqual([]);
  });
});

test('characters that show nothing stand in the text', () => {
  expect(found('第一条　甲\u200b乙。', '\u200e第二条　丙。')).toEqual([
    'warning character-invisible 6:6',
    'warning character-invisible 7:1',
  ]);
});

test('a text without numbers is one page', () => {
  expect(found('甲乙丙。')).toEqual(['warning article-none 6:1']);
});

test('one finding repeated a thousand times is told fifty times', () => {
  expect(found(...Array.from({ length: 1000 }, () => '第一条　甲。'))).toHaveLength(50);
});
