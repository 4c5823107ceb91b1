/** How single kinds of lines are read, each in several forms: what stands in which provision. */
import { describe, expect, test } from 'vitest';
import { parseBody } from './testing.ts';

/** `line eId` for every provision that prints something itself, in order; lines of the body count from 1. */
function read(lines: readonly string[], title?: string): readonly string[] {
  const text = parseBody(lines.join('\n'), title);
  return [...text.byEId.values()].flatMap(({ eId, pieces }) => {
    const own = [...new Set(pieces.map(({ line }) => line - text.source.firstBodyLine + 1))];
    return own.length === 0 ? [] : [`${own.join('+')} ${eId}`];
  });
}

const codes = (lines: readonly string[]): readonly string[] =>
  parseBody(lines.join('\n')).diagnostics.map(({ code }) => code);

describe('headings', () => {
  test.each(['第一次审查', '第一审程序', '第三方评估', '第二轮磋商'])('can begin with a number: %s', (title) => {
    expect(read(['第一章　总则', '第一条　甲。', `第二章　${title}`, '第二条　乙。']).at(2)).toBe('2 art_1__para_1');
    expect(read(['第一章　总则', '第一条　甲。', `第二章　${title}`, '第二条　乙。'])).toContain('3 chp_2');
  });

  test.each([
    '第二章第三节的规定',
    '第二章　第二款适用',
    '第二章和本章',
    '第二章相应改为第三章',
    '第二章，',
    '第二章所称渡船',
    '第二章”一',
  ])('are none where a provision is spoken of: %s', (line) => {
    expect(read(['第一章　总则', '第一条　甲。', line, '第二条　乙。'])).toContain('3 art_1__para_2');
  });

  test.each([
    [
      ['第一卷　甲', '第一篇　子', '第一条　甲。', '第二卷　乙', '第二条　乙。'],
      '1 book_1 · 2 book_1__part_1 · 4 book_2',
    ],
    [
      ['第一章　甲', '第一节　子', '第一目　天', '第一条　甲。', '第二目　地', '第二条　乙。'],
      '1 chp_1 · 2 chp_1__sec_1 · 3 chp_1__sec_1__subsec_1 · 5 chp_1__sec_1__subsec_2',
    ],
    [
      ['第一节　子', '第一分节　天', '第一条　甲。', '第二分节　地', '第二条　乙。'],
      '1 sec_1 · 2 sec_1__subsec_1 · 4 sec_1__subsec_2',
    ],
  ])('%j nest', (lines, containers) => {
    const own = read(lines).filter((each) => !/[ _]art_/.test(each));
    expect(own.join(' · ')).toBe(containers);
  });

  test.each([
    [
      ['第一篇　甲', '第一章　子', '天。', '第二章　丑', '地。', '第二篇　乙', '第三章　寅', '玄。'],
      'part_1__chp_1 part_1__chp_2 part_2__chp_3',
    ],
    [
      ['第一章　甲', '第一节　子', '天。', '第二节　丑', '地。', '第二章　乙', '玄。'],
      'chp_1__sec_1 chp_1__sec_2 chp_2',
    ],
    [['第一部分　甲', '天。', '第二部分　乙', '地。'], 'part_1 part_2'],
  ])('of a plan without articles are its pages: %j', (lines, units) => {
    const text = parseBody(lines.join('\n'));
    expect(text.divisions.filter(({ role }) => role === 'unit').map(({ eId }) => eId)).toEqual(units.split(' '));
  });

  test.each(['目录', '目　　次', '目錄', '【目录】', '[目次]：'])('are listed below %s', (title) => {
    const lines = [title, '第一章　甲', '第二章　乙', '第一章　甲', '第一条　甲。', '第二章　乙', '第二条　乙。'];
    expect(read(lines)[0]).toBe('1+2+3 toc');
    expect(codes(lines)).toEqual([]);
  });
});

describe('articles', () => {
  test.each(['第一条第一款的规定适用。', '第三方评估项目应当公开。', '第一类款项应当公开。', '第一条规定的渡船适用。'])(
    'can begin with an ordinal of their own: 第二条　%s',
    (sentence) => {
      const lines = ['第一条　甲。', `第二条　${sentence}`, '第三条　乙。'];
      expect(read(lines)).toEqual([
        '1 art_1',
        '1 art_1__para_1',
        '2 art_2',
        '2 art_2__para_1',
        '3 art_3',
        '3 art_3__para_1',
      ]);
    },
  );

  test.each(['第二款适用本条。', '第 一 项除外。'])('are none where a part of one is spoken of: 第一条　%s', (rest) => {
    expect(read(['第一条　甲。', `第一条　${rest}`])).toContain('2 art_1__para_2');
  });

  test.each([
    [['一、甲', '1.子。', '2.丑。', '二、乙', '3.寅。']],
    [['一、甲', '1、子。', '二、乙', '2、丑。', '3、寅。']],
    [['一、甲', '1．子；', '二、乙', '2．丑。', '三、丙', '3．寅。']],
  ])('are the 1. that number on through titles: %j', (lines) => {
    const articles = read(lines).filter((each) => / art_\d+$/.test(each));
    expect(articles.map((each) => each.split(' ')[1])).toEqual(['art_1', 'art_2', 'art_3']);
  });

  test.each([
    [['一、甲', '1.子。', '2.丑。', '二、乙', '1.寅。']],
    [['一、甲应当如此。', '1.子。', '二、乙应当如此。', '2.丑。']],
    [['一、甲', '1.子。', '2.丑。', '二、乙', '丙。']],
  ])('are not the 1. of lists: %j', (lines) => {
    expect(read(lines)).toContain('1 art_1');
  });

  test.each([
    [
      ['第一条　定义', '一、甲。', '二、乙。', '第二条　生效', '丙。'],
      ['1 art_1', '2 art_1__para_1', '3 art_1__para_2', '4 art_2', '5 art_2__para_1'],
    ],
    [
      ['第一条', '一、甲：', '（一）子；', '（二）丑。', '二、乙。', '第二条', '丙。'],
      [
        '1 art_1',
        '2 art_1__para_1',
        '3 art_1__para_1__item_1',
        '4 art_1__para_1__item_2',
        '5 art_1__para_2',
        '6 art_2',
        '7 art_2__para_1',
      ],
    ],
    [
      ['第一条　价款', '1.1　甲。', '1.1.1　子。', '1.2　乙：', '（1）丑；', '第二条　违约', '丙。'],
      [
        '1 art_1',
        '2 art_1__para_1',
        '3 art_1__para_1__item_1',
        '4 art_1__para_2',
        '5 art_1__para_2__item_1',
        '6 art_2',
        '7 art_2__para_1',
      ],
    ],
    [
      ['第一条　甲下列事项：', '一、子；', '二、丑。', '第二条　乙。'],
      [
        '1 art_1',
        '1 art_1__para_1',
        '2 art_1__para_1__item_1',
        '3 art_1__para_1__item_2',
        '4 art_2',
        '4 art_2__para_1',
      ],
    ],
  ])('have numbered 款 where they have no text of their own: %j', (lines, expected) => {
    expect(read(lines)).toEqual(expected);
  });

  test('print 条标 on their line when nearly all do', () => {
    expect(read(['第一条　定义', '甲。', '第二条　乙应当公示，', '丙。'])).toContain('1 art_1__para_1');
    expect(read(['第一条　定义', '甲。', '第二条　公示', '丙。'])).not.toContain('1 art_1__para_1');
  });

  test('print 条标 on the line below a bare number when nearly all do', () => {
    const own = read(['第一条', '引渡义务', '一、甲。', '二、乙。', '第二条', '拒绝', '丙。', '丁。']);
    expect(own).toEqual([
      '1+2 art_1',
      '3 art_1__para_1',
      '4 art_1__para_2',
      '5+6 art_2',
      '7 art_2__para_1',
      '8 art_2__para_2',
    ]);
    expect(read(['第一条', '引渡义务', '第二条', '拒绝', '丙。'])).toContain('2 art_1__para_1');
    expect(read(['第一条', '引渡义务', '一、甲。', '第二条', '缔约双方应当合作。'])).toContain('2 art_1__para_1');
    expect(read(['第一条', '引渡义务', '甲。', '第二条　拒绝。', '丙。'])).toContain('2 art_1__para_1');
    expect(read(['第一条', '甲\t乙', '丙\t丁', '第二条', '戊\t己', '庚\t辛'])).toContain('1 art_1');
  });

  test.each([
    [
      ['1　总则', '1.0.1　渡船应有灯具。灯具应防水。', '1.0.2　灯具不得外露。'],
      ['2 art_1-0-1', '2 art_1-0-1__para_1'],
    ],
    [
      ['1　总则', '1.1　渡船应有灯具。灯具应防水。', '1.2　灯具不得外露。'],
      ['2 art_1-1', '2 art_1-1__para_1'],
    ],
  ])('of a technical code are sentences, not titles: %j', (lines, expected) => {
    expect(read(lines)).toEqual(expect.arrayContaining(expected));
    expect(parseBody(lines.join('\n')).byEId.get('art_1-1')?.pieces.length ?? 1).toBe(1);
  });

  test('of an emergency plan keep their titles', () => {
    const text = parseBody(['1 总则', '1.1 编制目的。为了安全。', '1.2 应急响应。立即报告。'].join('\n'));
    expect(text.byEId.get('art_1-2')?.pieces.map(({ role }) => role)).toEqual(['label', 'heading']);
  });

  test.each([
    [
      ['附录A', '（规范性）', '检验方法', 'A.1　一般规定', '甲。', 'A.1.1　子。', 'A.2　步骤', '乙。'],
      ['4 att_1__art_1', '5 att_1__art_1__para_1', '6 att_1__art_1__para_1__item_1', '7 att_1__art_2'],
    ],
    [
      ['附录：', '不得从事的作业', '一、甲：', '（一）子；', '二、乙。'],
      ['3 att_1__art_1', '4 att_1__art_1__para_1__item_1', '5 att_1__art_2'],
    ],
    [
      ['附件：管制清单', '第一部分', '一、甲', '二、乙', '第二部分', '一、丙'],
      [
        '2 att_1__part_1',
        '3 att_1__part_1__art_1',
        '4 att_1__part_1__art_2',
        '5 att_1__part_2',
        '6 att_1__part_2__art_1',
      ],
    ],
  ])('are the numbers of an annex: %j', (annex, expected) => {
    const own = read(['第一条　甲。', '第二条　乙。', ...annex]).map((each) =>
      each.replace(/^\d+/, (line) => String(Number(line) - 2)),
    );
    expect(own).toEqual(expect.arrayContaining(expected));
  });
});

describe('items', () => {
  test.each([
    '（一）至（三）项所列人员，在单位登记。',
    '（一）、（二）项所列人员，在单位登记。',
    '（二）项所列人员，在单位登记。',
    '(一)和(二)项',
  ])('are none where they are spoken of: %s', (line) => {
    expect(read(['第一条　下列人员：', '（一）甲；', '（二）乙。', line, '第二条　丙。'])).toContain('4 art_1__para_2');
  });

  test.each([
    ['甲、', '乙、', '丙、'],
    ['（甲）', '（乙）', '（丙）'],
    ['I.', 'II.', 'III.'],
    ['Ⅰ、', 'Ⅱ、', 'Ⅲ、'],
    ['（Ⅰ）', '（Ⅱ）', '（Ⅲ）'],
    ['（i）', '（ii）', '（iii）'],
    ['ⅰ．', 'ⅱ．', 'ⅲ．'],
    ['(A)', '(B)', '(C)'],
    ['A、', 'B、', 'C、'],
    ['a．', 'b．', 'c．'],
  ])('are numbered %s', (...labels) => {
    const own = read(['第一条　下列事项：', ...labels.map((label) => `${label}某事；`), '第二条　丁。']);
    expect(own.slice(2, 5)).toEqual(['2 art_1__para_1__item_1', '3 art_1__para_1__item_2', '4 art_1__para_1__item_3']);
  });

  test.each([
    ['（i）', '（h）'],
    ['i．', 'h．'],
    ['I.', 'H.'],
    ['（I）', '（H）'],
  ])('the letter %s follows %s, and is no Roman number', (printed, before) => {
    const letters = [...'ABCDEFGHIJ'].map((letter) =>
      before.replace(/h/i, before.includes('h') ? letter.toLowerCase() : letter),
    );
    expect(letters).toContain(printed);
    const own = read(['第一条　下列事项：', ...letters.map((label) => `${label}某事；`), '第二条　丁。']);
    expect(own[10]).toBe('10 art_1__para_1__item_9');
  });

  test('the letter (i) is one too where (h) is missing, and begins a list of Roman numbers where (ii) follows', () => {
    const list = (...labels: readonly string[]) =>
      read(['第一条　下列事项：', ...labels.map((label) => `${label}某事；`), '第二条　丁。']).slice(
        2,
        2 + labels.length,
      );
    expect(list('(a)', '(b)', '(c)', '(d)', '(e)', '(f)', '(g)', '(i)').at(-1)).toBe('9 art_1__para_1__item_9');
    // One alone, and such as are missing: Roman numbers, as before
    expect(list('(a)', '(i)', '(b)')).toEqual([
      '2 art_1__para_1__item_1',
      '3 art_1__para_1__item_1__subitem_1',
      '4 art_1__para_1__item_2',
    ]);
    expect(list('(a)', '(b)', '(c)', '(d)', '(e)', '(f)', '(g)', '(i)', '(h)').slice(7)).toEqual([
      '9 art_1__para_1__item_7__subitem_1',
      '10 art_1__para_1__item_8',
    ]);
    expect(list('(a)', '(b)', '(i)', '(iii)', '(c)').slice(2)).toEqual([
      '4 art_1__para_1__item_2__subitem_1',
      '5 art_1__para_1__item_2__subitem_3',
      '6 art_1__para_1__item_3',
    ]);
    expect(list('(a)', '(b)', '(i)', '(ii)', '(c)').slice(2)).toEqual([
      '4 art_1__para_1__item_2__subitem_1',
      '5 art_1__para_1__item_2__subitem_2',
      '6 art_1__para_1__item_3',
    ]);
  });

  test('（i） below （a） opens a list of its own', () => {
    const lines = ['第一条　如下：', '(1)甲；', '(a)子；', '(i)寅；', '(ii)卯；', '(b)丑；', '(2)乙。'];
    expect(read(lines).slice(4, 7)).toEqual([
      '4 art_1__para_1__item_1__subitem_1__subitem_1',
      '5 art_1__para_1__item_1__subitem_1__subitem_2',
      '6 art_1__para_1__item_1__subitem_2',
    ]);
  });

  test('甲、乙双方 are parties', () => {
    expect(read(['第一条　双方如下：', '甲、乙双方应当协商。', '第二条　丁。'])).toContain('2 art_1__para_2');
  });

  test('whose number is missing are reported by it', () => {
    const text = parseBody(
      [
        ...['第一条　下列事项：', '甲、子；', '丙、丑。', '第二条　如下：', 'I.子；', 'IV.丑。'],
        ...['第三条　如下：', '（i）子；', '（iv）丑。', '第四条　如下：', 'A.子；', 'C.丑。'],
      ].join('\n'),
    );
    expect(text.diagnostics.map(({ message }) => message)).toEqual([
      '“甲、”之后是“丙、”，缺乙、。',
      '“I.”之后是“IV.”，缺II.至III.。',
      '“（i）”之后是“（iv）”，缺（ii）至（iii）。',
      '“A.”之后是“C.”，缺B.。',
    ]);
  });

  test.each([
    [['1.300总吨以下的，五万元；', '2.超过300总吨的，六万元。']],
    [['1.5吨以下的，五万元；', '2.10吨以上的，六万元。']],
    [['1.甲；', '2.30%以上的，六万元。']],
  ])('can begin with a number: %j', (list) => {
    const own = read(['第一条　按照下列标准：', ...list, '第二条　乙。']);
    expect(own.slice(2, 4)).toEqual(['2 art_1__para_1__item_1', '3 art_1__para_1__item_2']);
  });

  test('below a clause of a technical code have bare numbers', () => {
    const own = read(['1　总则', '1.0.1　应符合下列规定：', '1　甲；', '2　乙。', '1.0.2　丙。']);
    expect(own).toEqual(expect.arrayContaining(['3 art_1-0-1__para_1__item_1', '4 art_1-0-1__para_1__item_2']));
  });

  test.each([
    ['第一条　下列行为：（一）甲；（二）乙；（三）丙。', 3],
    ['第一条　下列行为:(1)甲;(2)乙。', 2],
    ['第一条　甲（一）、（二）项规定的，依照第（三）项。', 0],
    ['第一条　包括：（一）甲。', 0],
  ])('can stand in the line that announces them: %s', (line, count) => {
    const own = read([line, '第二条　丁。']).filter((each) => each.includes('__item_'));
    expect(own).toEqual(Array.from({ length: count }, (_, i) => `1 art_1__para_1__item_${i + 1}`));
  });
});

describe('attachments', () => {
  const statute = ['第一条　甲。', '第二条　乙。'];

  test.each([
    '附　某某税目税率表',
    '附件一之二：审查表',
    '附表1-2　计算',
    '附件（三）　办法',
    '附录B',
    '附件Ⅱ　清单',
    '附件1-裁量表',
    '附录A（规范性）方法',
    '附录 B（资料性附录） 样式',
  ])('begin with %s', (label) => {
    expect(read([...statute, label, '表一', '甲。']).at(4)).toMatch(/^3(?:\+4)? att_1$/);
  });

  test('附　则 is none', () => {
    expect(read(['第一章　甲', '第一条　甲。', '附　则', '第二条　乙。'])).toContain('3 chp_nn');
  });

  test('are only listed above an imprint', () => {
    expect(read([...statute, '附件1-裁量表', '附件2-目录', '某某厅办公室', '2023年1月5日印发']).slice(4)).toEqual([
      '3 conclusions__para_1',
      '4 conclusions__para_2',
      '5 conclusions__para_3',
      '6 conclusions__para_4',
    ]);
  });

  test.each([['抄送：某某厅。'], ['主题词：渡口　通知', '抄送：某某厅，某某局。', '某某厅办公室　2023年1月5日印发']])(
    'are only listed above %s',
    (...imprint) => {
      const lines = read([...statute, '附件1：申请表', '附件2：审查表', ...imprint]);
      expect(lines.slice(4).filter((each) => !each.includes('conclusions'))).toEqual([]);
    },
  );

  test('titled on their line leave the next line to the text', () => {
    expect(
      read([...statute, '附件一：报告格式', '甲', '附件二：登记', '办法', '一、子。', '二、丑。']).slice(4),
    ).toEqual([
      '3 att_1',
      '4 att_1__body__para_1',
      '5+6 att_2',
      '7 att_2__art_1',
      '7 att_2__art_1__para_1',
      '8 att_2__art_2',
      '8 att_2__art_2__para_1',
    ]);
  });

  test('参考文献 belongs to none of them', () => {
    expect(read([...statute, '附录A', '方法', '甲。', '参考文献', '［1］乙']).slice(-2)).toEqual([
      '6 att_2',
      '7 att_2__body__para_1',
    ]);
  });

  test.each([
    ['某某法院', '关于审理某某案件', '若干规定'],
    ['某某委员会关于', '审理某某案件的', '若干规定'],
  ])('have titles on several lines: %s', (...title) => {
    const lines = [
      `对《${title.join('')}》作如下修改：`,
      '一、修改第一条。',
      '二、删去第三条。',
      '本决定自公布之日起施行。',
      '根据本决定作相应修改，重新公布。',
      ...title,
      '第一条　甲。',
      '第二条　乙。',
    ];
    expect(read(lines, '某某法院关于修改规定的决定')).toEqual(
      expect.arrayContaining(['4 conclusions__para_1', '5 conclusions__para_2', '6+7+8 att_1', '9 att_1__art_1']),
    );
  });
});

describe('what is no text of the articles', () => {
  test.each(['注：①甲。', '注: 甲。', '附注：甲。'])('%s behind the last of them', (note) => {
    expect(read(['第一条　甲。', '第二条　乙。', note, '②丙。']).slice(4)).toEqual([
      '3 notes__para_1',
      '4 notes__para_2',
    ]);
  });

  test('注： below a table is its own', () => {
    expect(read(['第一条　甲。', '第二条　如下：', '子\t丑', '寅\t卯', '注：甲。']).at(-1)).toBe('5 art_2__para_2');
  });

  test('a translation', () => {
    const lines = [
      '第一章　会员',
      'Chapter I',
      '第一条　甲应当：',
      'Article 1  A shall:',
      '（一）子；',
      '(1) do so;',
      '（二）丑。',
      '(2) and so.',
    ];
    expect(read(lines)).toEqual([
      '1+2 chp_1',
      '3 art_1',
      '3+4 art_1__para_1',
      '5+6 art_1__para_1__item_1',
      '7+8 art_1__para_1__item_2',
    ]);
    expect(codes(lines)).toEqual(['text-bilingual']);
    expect(codes(['第一条　甲。', 'ISO 9001', '第二条　乙。', '丙。', '丁。', '戊。'])).toEqual([]);
  });
});

describe('quoted without quotation marks', () => {
  test.each([
    '增加一节，作为第七节；增加两条。内容如下：',
    '第三章增加两条，条文如下：',
    '第三章修改为一节，全文如下：',
    '第三章增加一节，其内容为：',
    '第三章改为下列内容：',
    '第三章增加以下条文：',
  ])('are articles announced by %s', (words) => {
    const lines = [
      '第一条　甲。',
      `第二条　${words}`,
      '第七节　渡口',
      '第二十三条　子。',
      '丑。',
      '第二十四条　寅。',
      '第七节相应改为第八节。',
      '第三条　乙。',
    ];
    expect(
      read(lines)
        .map((each) => each.replace(/^.* /, ''))
        .filter((eId) => /^(?:sec|art_\d+$)/.test(eId)),
    ).toEqual(['art_1', 'art_2', 'art_3']);
    expect(read(lines)).toContain('4 art_2__para_3');
  });

  test('are not the next articles of the document itself', () => {
    expect(read(['第一条　增加下列各条，内容如下：', '第二条　甲。', '第三条　乙。'])).toContain('2 art_2');
  });
});

test('an article of an annex is not looked for in the text above', () => {
  expect(codes(['第一条　甲。', '第二条　乙。', '附件：细则', '第四条　丙。'])).toEqual(['number-start']);
});

describe('words that only begin like a number', () => {
  test.each(['与第三人串通的；', '及第三方未到场的；', '与（境）外机构合作的；', '项链未申报的；', '项下资金挪用的；'])(
    'an item stays one: （二）%s',
    (text) => {
      expect(read(['第一条　有下列情形的：', '（一）甲；', `（二）${text}`, '（三）乙。'])).toContain(
        '3 art_1__para_1__item_2',
      );
    },
  );

  test.each(['第二目标区的划定', '第三卷烟厂的职责'])('a line is no heading: %s', (line) => {
    expect(read(['第一条　甲。', line, '第二条　乙。'])).toContain('2 art_1__para_2');
  });

  test.each(['第二目标水位由渡口处确定。', '第一项目部负责施工。'])('an article stays one: 第二条　%s', (text) => {
    expect(read(['第一条　甲。', `第二条　${text}`, '第三条　乙。'])).toContain('2 art_2__para_1');
  });

  test('Ⅰ、Ⅱ级 counts, and numbers nothing', () => {
    expect(read(['第一条　甲。', 'Ⅰ、Ⅱ级响应由渡口处启动。', '第二条　乙。'])).toContain('2 art_1__para_2');
  });

  test('附 before a sentence that ends in 附表 opens no attachment', () => {
    expect(read(['第一条　甲。', '附　有关渡口的收费，见附表', '第二条　乙。'])).toContain('3 art_2__para_1');
  });

  test('三、 ends what 二、 announces without quotation marks', () => {
    const lines = ['一、删去第三条。', '二、第二章增加一条，内容如下：', '第八条　渡工登记。', '三、删去第九条。'];
    expect(read(lines)).toContain('4 art_3__para_1');
  });

  test.each(['A.1型渡船应登记。', 'B.2类码头应登记。', 'B.2码头应登记。', 'C.3　级'])(
    '%s is a kind of thing amid 1.1 and 1.2, and no clause of an annex',
    (line) => {
      const lines = ['1 总则', '1.1 目的', '甲。', line, '1.2 范围', '乙。', '2 要求', '2.1 一般', '丙。'];
      expect(read(lines).slice(2, 7)).toEqual([
        '3 art_1-1__para_1',
        '4 art_1-1__para_2',
        '5 art_1-2',
        '6 art_1-2__para_1',
        '7 part_2',
      ]);
    },
  );

  test('（一）…（二）… in brackets are part of the sentence', () => {
    expect(read(['第一条　证书载明名称（包括：（一）船名；（二）船号）。'])).toEqual(['1 art_1', '1 art_1__para_1']);
    expect(read(['第一条　证书（副本）载明：（一）船名（全称）；（二）船号。'])).toContain('1 art_1__para_1__item_2');
  });

  test('（一）…（二）… in a quotation are no items of the provision that quotes', () => {
    expect(read(['一、将第五条修改为：“有下列情形的：（一）没有证件的；（二）超载的。”', '二、删去第七条。'])).toEqual([
      '1 art_1',
      '1 art_1__para_1',
      '2 art_2',
      '2 art_2__para_1',
    ]);
  });
});
