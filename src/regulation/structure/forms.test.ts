/** The forms in which regulations are published, each in its smallest specimen. */
import { describe, expect, test } from 'vitest';
import { parseBody, printedOf, unitIds } from './testing.ts';

const units = (body: string, title?: string): string => unitIds(parseBody(body, title)).join(' ');
const lines = (...all: readonly string[]): string => all.join('\n');

describe('a statute', () => {
  test('begins 章 anew in every 编, runs them on over 分编, and sets a bare 附则 beside the 编', () => {
    const text = parseBody(
      lines(
        '第一编　总则',
        '第一章　甲',
        '第一条　甲。',
        '第二编　分则',
        '第一分编　通则',
        '第一章　乙',
        '第二条　乙。',
        '第二分编　特则',
        '第二章　丙',
        '第三条　丙。',
        '附则',
        '第四条　丁。',
      ),
    );
    expect(unitIds(text)).toEqual(['art_1', 'art_2', 'art_3', 'art_4']);
    expect(text.divisions.filter(({ role }) => role === 'frame').map(({ eId }) => eId)).toEqual([
      'part_1',
      'part_1__chp_1',
      'part_2',
      'part_2__subpart_1',
      'part_2__subpart_1__chp_1',
      'part_2__subpart_2',
      'part_2__subpart_2__chp_2',
      'part_nn',
    ]);
  });

  test('can have articles before its first 章', () => {
    const text = parseBody(
      lines(
        '目录',
        '第一章　甲',
        '第二章　乙',
        '第一条　总。',
        '第一章　甲',
        '第二条　甲。',
        '第二章　乙',
        '第三条　乙。',
      ),
    );
    expect(text.divisions.map(({ eId, path }) => [...path, { eId }].map((each) => each.eId).join('/'))).toEqual([
      'toc',
      'art_1',
      'chp_1',
      'chp_1/art_2',
      'chp_2',
      'chp_2/art_3',
    ]);
  });

  test.each([
    ['第一条（目的和依据）', '第一条（目的和依据）'],
    ['第一条　【目的】　为了示例。', '第一条　【目的】'],
    ['第一条【目的】为了示例。', '第一条【目的】'],
    ['第一条［目的］为了示例。', '第一条［目的］'],
    ['第一条 〔目的〕为了示例。', '第一条 〔目的〕'],
    ['第一条[目的] 为了示例。', '第一条[目的]'],
    ['第一条(目的) 为了示例。', '第一条(目的)'],
    ['第一条 （市）区教育局主管示例。', '第一条'],
    ['第一条（市）区教育局主管示例。', '第一条'],
    ['第一条　（删去）', '第一条'],
  ])('%s prints its head %s', (line, head) => {
    expect(printedOf(parseBody(lines(line, '第二条　乙。')), 'art_1')).toBe(head);
  });

  test('has titles in parentheses without white space where every article has one', () => {
    const text = parseBody(
      lines('第一条（目的）为了示例。', '第二条（范围）适用本规定。', '第三条（市、县）市、县负责。'),
    );
    expect(printedOf(text, 'art_3')).toBe('第三条（市、县）');
  });

  test.each([
    '第一款的规定不适用于乙。',
    '第二条、第三条的规定不适用。',
    '第二条规定的示例。',
    '第二条第一款规定的示例。',
    '第九条 第一款规定的示例。',
    '本法第二条　规定的示例。',
    '第二章第一节相应改为第三节。',
    '第七节相应改为第八节。',
  ])('goes on with running text: %s', (line) => {
    const text = parseBody(lines('第一条　甲。', line, '第二条　乙。'));
    expect(unitIds(text)).toEqual(['art_1', 'art_2']);
    expect(printedOf(text, 'art_1__para_2')).toBe(line);
  });

  test('is read by its sequence where no label has a separator, even when the text goes on with 第', () => {
    expect(
      units(
        lines(
          '第一条国家示例。',
          '第二条第三人示例。',
          '第二款。',
          '第三条示例。',
          '第四条第一款规定的除外。',
          '第四条示例。',
        ),
      ),
    ).toBe('art_1 art_2 art_3 art_4');
    expect(units(lines('第三条甲。', '第四条乙。', '第五条丙。'))).toBe('art_3 art_4 art_5');
  });

  test('can set a colon or 、 after the labels of its chapters', () => {
    expect(printedOf(parseBody(lines('第一章：甲', '第一条　子。', '第二章、乙', '第二条　丑。')), 'chp_2')).toBe(
      '第二章、乙',
    );
  });

  test('is read on where an article is missing and no label has a separator', () => {
    expect(units(lines('第一条甲。', '第二条乙。', '第五条丙。', '第六条丁。', '第七条戊。'))).toBe(
      'art_1 art_2 art_5 art_6 art_7',
    );
    expect(units(lines('第一条甲。', '第二条乙。', '第五条丙。'))).toBe('art_1 art_2 art_5');
    expect(units(lines('第一条甲。', '第五条乙的除外。', '第二条丙。'))).toBe('art_1 art_2');
  });

  test('can set 、 after its labels', () => {
    expect(
      units(lines('第一条、甲。', '第二条、乙除外。', '第一条、第二条的除外。', '第三条、丙。', '第四条、丁。')),
    ).toBe('art_1 art_2 art_3 art_4');
  });

  test('can set a TAB after its labels, above a table too', () => {
    const text = parseBody(lines('第一条\t如下：', 'a\tb', 'c\td', '第二条\t乙。'));
    expect([...text.byEId.keys()]).toEqual([
      'art_1',
      'art_1__para_1',
      'art_1__para_1__table_1',
      'art_2',
      'art_2__para_1',
    ]);
  });

  test('is read through characters that show nothing', () => {
    expect(units(lines('\u200b第一条　甲。', '\ufeff\u2060第二条　乙。'))).toBe('art_1 art_2');
  });

  test('numbers 条 within its part, and chapters by letters', () => {
    const text = parseBody(
      lines('A章 总则', '第61.1条 目的', '甲。', '（a）子；', '（b）丑。', 'B章 附则', '第61.51条 乙'),
    );
    expect(unitIds(text)).toEqual(['art_61-1', 'art_61-51']);
    expect(text.byEId.has('art_61-1__para_2__item_2')).toBe(true);
    expect(text.divisions.at(-1)?.path.map(({ eId }) => eId)).toEqual(['chp_2']);
    expect(text.diagnostics).toEqual([]);
  });

  test('has 条之 without a separator where it is the next', () => {
    expect(
      units(lines('第一条 甲。', '第一条之一 乙。', '第一条之二丙。', '第一条之二规定的除外。', '第二条 丁。')),
    ).toBe('art_1 art_1-1 art_1-2 art_2');
  });

  test('can begin its first item on the line of the label', () => {
    const text = parseBody(lines('第一条　（一）甲；', '（二）乙。', '第二条 （一）丙。'));
    expect(printedOf(text, 'art_1__item_1')).toBe('　（一）甲；');
    expect(printedOf(text, 'art_2__para_1')).toBe(' （一）丙。');
  });

  test('keeps a number as printed when numbers jump', () => {
    const text = parseBody(lines('第三条　甲。', '第五条　乙。', '第五条之一　丙。', '第五条　丁。'));
    expect(unitIds(text)).toEqual(['art_3', 'art_5', 'art_5-1', 'art_5_dup2']);
  });

  test('joins a chapter title broken over two lines', () => {
    const text = parseBody(lines('第一章　人民法院、人民检察院和', '公安机关', '第一条　甲。'));
    expect(printedOf(text, 'chp_1')).toBe('第一章　人民法院、人民检察院和公安机关');
  });

  test('takes the title of a 章 from the next line when the label stands alone', () => {
    expect(printedOf(parseBody(lines('第一章', '总则', '第一条　甲。')), 'chp_1')).toBe('第一章总则');
  });

  test('has items, subitems, and 款 after them', () => {
    const text = parseBody(
      lines('第一条　包括下列各项：', '（一）甲：', '1.子；', '2.丑。', '（二）乙。', '前款甲除外。'),
    );
    expect([...text.byEId.keys()]).toEqual([
      'art_1',
      'art_1__para_1',
      'art_1__para_1__item_1',
      'art_1__para_1__item_1__subitem_1',
      'art_1__para_1__item_1__subitem_2',
      'art_1__para_1__item_2',
      'art_1__para_2',
    ]);
  });

  test('gives an item whose number stands alone the line below, the last item too', () => {
    const text = parseBody(lines('第一条　包括：', '（一）', '甲；', '（二）', '乙。', '前款甲除外。'));
    expect(printedOf(text, 'art_1__para_1__item_2__para_1')).toBe('乙。');
    expect(printedOf(text, 'art_1__para_2')).toBe('前款甲除外。');
  });

  test('keeps a list of its own inside the item it stands in', () => {
    const text = parseBody(lines('第一条　包括：', '（一）甲；', '下列除外：', '1.子；', '2.丑。', '（二）乙。'));
    expect(printedOf(text, 'art_1__para_1__item_1__subitem_2')).toBe('2.丑。');
    expect(printedOf(text, 'art_1__para_1__item_2')).toBe('（二）乙。');
  });

  test('gives an unnumbered line between two items to the first of them', () => {
    const text = parseBody(lines('第一条　包括：', '（一）甲。', '甲的说明。', '（二）乙。'));
    expect(printedOf(text, 'art_1__para_1__item_1__para_1')).toBe('甲的说明。');
  });

  test('has 一、 above its articles in a judicial interpretation', () => {
    const text = parseBody(lines('一、管辖', '第一条　甲。', '二、回避', '第二条　乙。'));
    expect(text.scheme).toBe('statute');
    expect(unitIds(text)).toEqual(['art_1', 'art_2']);
  });

  test('has （一） below such a 一、, and items in its articles', () => {
    const text = parseBody(
      lines(
        '一、甲',
        '第一条　子。',
        '二、乙',
        '（一）丙',
        '第二条　如下：',
        '（一）丑；',
        '（二）寅',
        '（二）丁',
        '第三条　卯。',
      ),
    );
    const paths = text.divisions.map(({ eId, path }) => [...path, { eId }].map((each) => each.eId).join('/'));
    expect(paths).toEqual([
      'part_1',
      'part_1/art_1',
      'part_2',
      'part_2/part_2__sec_1',
      'part_2/part_2__sec_1/art_2',
      'part_2/part_2__sec_2',
      'part_2/part_2__sec_2/art_3',
    ]);
  });
});

describe('a preface', () => {
  test('holds title, 文号, addressees and 题注, even broken over lines', () => {
    const text = parseBody(
      lines(
        '示例办法',
        '国发〔2020〕1号',
        '各省、自治区、直辖市人民政府：',
        '（2020年1月1日第一次会议通过，',
        '自2020年2月1日起施行）',
        '第一条　甲。',
      ),
    );
    expect(text.byEId.get('preface')?.pieces).toHaveLength(5);
    expect(text.byEId.has('preamble')).toBe(false);
  });

  test.each(['（财税〔2019〕13号）', '（国检监〔1989〕565号　一九八九年十月十六日）', '（签订日期1991年3月26日）'])(
    'holds what stands in brackets below the title: %s',
    (line) => {
      const text = parseBody(lines('示例办法', line, '为了示例，制定本办法。', '第一条　甲。'));
      expect(text.byEId.get('preface')?.pieces).toHaveLength(2);
    },
  );

  test('shows no line of a 题注 as a title', () => {
    const text = parseBody(
      lines('示例法', '（2000年1月1日通过', '根据2020年1月1日《决定》修正）', '第一条　甲。', '第二条　乙。'),
    );
    expect(text.byEId.get('preface')?.pieces.map(({ role }) => role)).toEqual(['heading', 'text', 'text']);
  });

  test('ends where running text begins', () => {
    const text = parseBody(lines('法释〔2020〕1号', '为正确审理案件，制定本解释。', '第一条　甲。'));
    expect(printedOf(text, 'preamble__para_1')).toBe('为正确审理案件，制定本解释。');
  });

  test.each(['总　　纲', '前言'])('leaves the text under %s to the preamble', (title) => {
    const text = parseBody(lines(title, '甲。', '乙。', '第一章　丙', '第一条　丁。'));
    expect(printedOf(text, 'preamble')).toBe(title);
    expect(text.byEId.get('preamble')?.children).toHaveLength(2);
  });

  test('leaves a titled 序言 to the preamble', () => {
    const text = parseBody(
      lines('目录', '序言', '第一章　总纲', '序　　言', '中国是示例。', '第一章　总纲', '第一条　甲。'),
    );
    expect(text.provisions.map(({ eId }) => eId)).toEqual(['toc', 'preamble', 'chp_1']);
    expect(printedOf(text, 'preamble')).toBe('序　　言');
  });
});

describe('目录', () => {
  test.each([
    ['with a title', lines('目　录', '第一章　甲', '第二章　乙')],
    ['without', lines('第一章　甲', '第二章　乙')],
    ['with page numbers', lines('目录', '第一章　甲………1', '第二章　乙……12')],
    ['with an entry broken over lines', lines('目录', '第一章　甲、', '甲甲', '第二章　乙')],
  ])('%s is no body', (_, toc) => {
    const text = parseBody(lines(toc, '第一章　甲', '第一条　甲。', '第二章　乙', '第二条　乙。'));
    expect(text.provisions.map(({ eId }) => eId)).toEqual(['toc', 'chp_1', 'chp_2']);
  });
});

test('a 目录 among articles hides none of them', () => {
  expect(units(lines('第一条　甲。', '目录', '第一章　乙', '第二章　丙', '第二条　丁。'))).toBe('art_1 art_2');
});

test('the 目录 has whole a heading that the body breaks over two lines', () => {
  const text = parseBody(
    lines(
      '目录',
      '第一章　甲的安全保障',
      '第二章　乙',
      '第一章　甲的',
      '安全保障',
      '第一条　甲。',
      '第二章　乙',
      '第二条　乙。',
    ),
  );
  expect(printedOf(text, 'chp_1')).toBe('第一章　甲的安全保障');
  expect(text.diagnostics).toEqual([]);
});

describe('a policy document', () => {
  test('has articles under a paragraph that announces titled work, and items under one that announces a list', () => {
    expect(
      units(
        lines(
          '一、任务',
          '重点抓好以下工作：',
          '（一）甲。加强甲。',
          '（二）乙。加强乙。',
          '二、处罚',
          '有下列情形之一的：',
          '（一）丙；',
          '（二）丁。',
        ),
      ),
    ).toBe('art_1 art_2 part_2');
  });

  test('names articles by their part when （一） begins anew in each', () => {
    expect(
      units(lines('一、甲', '（一）子。子。', '（二）丑。丑。', '二、乙', '（一）寅。寅。', '三、丙', '丙。')),
    ).toBe('part_1__art_1 part_1__art_2 part_2__art_1 part_3');
  });

  test('has 一、 as its articles where there is no other level', () => {
    expect(units(lines('现通知如下：', '一、甲。', '二、乙：', '（一）子；', '（二）丑。', '三、丙。'))).toBe(
      'art_1 art_2 art_3',
    );
  });

  test('can stand under 第一类', () => {
    const text = parseBody(
      lines('第一类　鼓励类', '一、农业', '1.甲。', '二、水利', '1.乙。', '第二类　限制类', '一、农业', '1.丙。'),
    );
    expect(unitIds(text)).toEqual(['part_1__art_1', 'part_1__art_2', 'part_2__art_1']);
    expect(text.diagnostics).toEqual([]);
  });

  test('can begin its items on the line of its 一、', () => {
    const text = parseBody(lines('一、（一）甲。', '（二）乙。', '二、（一）丙。', '（二）丁。'));
    expect(unitIds(text)).toEqual(['art_1', 'art_2']);
    expect(printedOf(text, 'art_2__item_1')).toBe('（一）丙。');
    expect(text.diagnostics).toEqual([]);
  });

  test('keeps a 第一类 that heads nothing where it stands', () => {
    expect(units(lines('一、甲', '（一）子。子。', '第一类：重点', '第二类：一般', '（二）丑。丑。'))).toBe(
      'art_1 art_2',
    );
    expect(
      printedOf(parseBody(lines('一、甲', '（一）子。子。', '第一类：重点', '（二）丑。丑。')), 'art_1__para_2'),
    ).toBe('第一类：重点');
  });

  test('can have （一） alone', () => {
    expect(units(lines('意见如下。', '（一）甲。甲。', '（二）乙。乙。'))).toBe('art_1 art_2');
  });

  test('can stand under 第一章', () => {
    const text = parseBody(lines('第一章　总则', '一、甲。', '二、乙。', '第二章　附则', '三、丙。'));
    expect(unitIds(text)).toEqual(['art_1', 'art_2', 'art_3']);
    expect(text.divisions.at(-1)?.path.map(({ eId }) => eId)).toEqual(['chp_2']);
  });

  test.each([
    ['指导思想', '指导思想。', '坚持示例。'],
    ['重大意义', '重大意义。党的领导。', '坚持示例。'],
  ])('sets off the title of （一）%s', (title, rest, below) => {
    const text = parseBody(lines('一、甲', `（一）${rest}`, below, `（二）${rest}`, below));
    expect(printedOf(text, 'art_1')).toBe(`（一）${title}。`);
  });

  test.each([
    ['（一）', '指导思想', '坚持示例。', '（一）指导思想'],
    ['（一）', '指导思想。坚持示例。', '另外示例。', '（一）指导思想。'],
    ['（一）', '甲应当坚持示例。', '另外示例。', '（一）'],
  ])('takes the title of %s from the line below: %s', (label, below, last, printed) => {
    const text = parseBody(lines('一、甲', label, below, last, label.replace('一', '二'), below, last));
    expect(printedOf(text, 'art_1')).toBe(printed);
    expect(printedOf(text, 'art_1__para_1')).toBe(`${label}${below}`.slice(printed.length) || last);
  });

  test('closes with what speaks for the whole, its signature and its date', () => {
    const text = parseBody(
      lines('一、甲。', '二、乙。', '各地区要认真落实本意见。', '国务院', '2020年1月1日', '（此件公开发布）'),
    );
    expect(text.byEId.get('conclusions')?.children).toHaveLength(4);
  });

  test('closes below the last of articles that are all heading', () => {
    const text = parseBody(lines('决定废止：', '一、甲条例', '二、乙条例', '本决定自公布之日起施行。'));
    expect(printedOf(text, 'conclusions__para_1')).toBe('本决定自公布之日起施行。');
  });

  test('closes with the republication of what it amends', () => {
    const text = parseBody(
      lines('一、甲。', '二、乙。', '本决定自公布之日起施行。', '《示例法》根据本决定作相应修改，重新公布。'),
    );
    expect(text.byEId.get('conclusions')?.children).toHaveLength(2);
  });

  test('closes with a formula above another, and with no more of the text', () => {
    const text = parseBody(
      lines('一、甲。', '二、乙。', '本公告的解释如上。', '本公告自2020年1月1日起实施。', '特此公告。'),
    );
    expect(printedOf(text, 'art_2__para_2')).toBe('本公告的解释如上。');
    expect(text.byEId.get('conclusions')?.children).toHaveLength(2);
  });

  test('signs and dates on one line', () => {
    const text = parseBody(lines('一、甲。', '二、乙。', '财政部　税务总局　2020年1月1日'));
    expect(printedOf(text, 'conclusions__para_1')).toBe('财政部　税务总局　2020年1月1日');
  });

  test.each(['将“甲”修改为“乙”。', '删去第五条。', '本决定所称甲，是指乙。', '甲应当示例。'])(
    'sets off no rule as a title: %s',
    (rule) => {
      const text = parseBody(lines(`一、${rule}`, '甲。', `二、${rule}`, '乙。'));
      expect(printedOf(text, 'art_1')).toBe('一、');
    },
  );

  test('leaves its last section the only text it has, however the article above is printed', () => {
    const text = parseBody(lines('一、任务', '（一）甲。做好甲。', '二、落实', '各地区各部门要落实。'));
    expect(printedOf(text, 'part_2__para_1')).toBe('各地区各部门要落实。');
  });

  test('leaves a last section its text when the article above is all heading', () => {
    const text = parseBody(
      lines('一、任务', '（一）甲', '做好甲。', '（二）乙', '二、附则', '本意见自印发之日起施行。'),
    );
    expect(printedOf(text, 'part_2__para_1')).toBe('本意见自印发之日起施行。');
  });

  test('runs 1. on over its 一、', () => {
    const text = parseBody(
      lines('一、甲', '1.子。', '2.丑。', '二、乙', '3.寅', '寅的说明。', '4.卯', '卯的说明。', '三、丙', '9.辰。'),
    );
    expect(printedOf(text, 'art_2__item_4')).toBe('4.卯');
    expect(printedOf(text, 'art_2__item_4__para_1')).toBe('卯的说明。');
    expect(printedOf(text, 'art_3__para_1')).toBe('9.辰。');
    expect(text.diagnostics).toEqual([]);
  });

  test.each([
    ['主任：某某某', '2020年1月1日'],
    ['某委员会', '二O二O年一月一日'],
    ['某委员会', '2020.1.1'],
    ['某委员会', '2020年1月1日', '— 3 —'],
    ['此复。', '某法院', '2020年1月1日'],
    ['此外，对条文顺序作相应调整。', '某委员会', '2020年1月1日'],
    ['某委员会', '2020年1月1日', '来源：某网　责任编辑：某某'],
    ['某委员会', '2020年1月1日', '抄送：某办公厅。', '某委员会办公室　2020年1月2日印发'],
  ])('is signed %s %s', (...signature) => {
    const text = parseBody(lines('一、甲。', '二、乙。', ...signature));
    expect(text.byEId.get('conclusions')?.children).toHaveLength(signature.length);
  });

  test('leaves an article the only text it has', () => {
    const text = parseBody(lines('一、总', '（一）甲', '各地区要甲。', '（二）乙', '各地区要认真落实本意见。'));
    expect(printedOf(text, 'art_2__para_1')).toBe('各地区要认真落实本意见。');
  });
});

describe('an amendment', () => {
  test('has no structure inside its quotations', () => {
    const text = parseBody(
      lines(
        '一、将第三条修改为：“第三条　甲：',
        '“（一）子；',
        '“（二）丑。',
        '“第四条　乙。”',
        '二、增加一条：“第五条　丙：',
        '（一）寅；',
        '（二）卯。”',
        '三、本决定自公布之日起施行。',
      ),
    );
    expect(unitIds(text)).toEqual(['art_1', 'art_2', 'art_3']);
    expect(text.byEId.get('art_2')?.children).toHaveLength(3);
  });

  test('has no structure inside 「 」', () => {
    const text = parseBody(lines('一、增加一条：「第五条　丙：', '（一）寅；', '（二）卯。」', '二、删去第六条。'));
    expect(text.byEId.get('art_1')?.children).toHaveLength(3);
  });

  test('loses no article to a mark amid a sentence that was never closed', () => {
    expect(units(lines('第一条　所称“甲。', '第二条　乙”。', '第三条　丙。'))).toBe('art_1 art_2 art_3');
  });

  test('survives a quotation that is never closed', () => {
    expect(units(lines('一、将第三条修改为：“第三条　甲。', '二、删去第四条。', '三、将“乙”改为“丙”。'))).toBe(
      'art_1 art_2 art_3',
    );
  });

  test.each(['第一条后增加一条，作为第二条。', '第一条“甲”修改为“乙”。', '第一条分为两条。'])(
    'names what it amends: %s',
    (line) => {
      expect(units(lines('一、对甲条例作出修改', line, '第五条删去。', '二、本决定自公布之日起施行。'))).toBe(
        'art_1 art_2',
      );
    },
  );

  test('keeps its own numbers when it quotes articles without quotation marks', () => {
    expect(units(lines('一、第三条修改为：', '第三条　甲。', '二、第八条修改为：', '第八条　乙。'))).toBe(
      'art_1 art_2',
    );
  });

  test('is followed by the law as amended', () => {
    const text = parseBody(
      lines(
        '决定修改如下：',
        '一、删去第三条。',
        '二、删去第四条。',
        '本决定自公布之日起施行。',
        '示例法',
        '（2000年1月1日通过　2020年1月1日修正）',
        '第一条　甲。',
        '第二条　乙。',
      ),
      '关于修改《示例法》的决定',
    );
    expect(unitIds(text)).toEqual(['att_1__art_1', 'att_1__art_2']);
    expect(text.divisions.filter(({ role }) => role === 'page').map(({ eId }) => eId)).toContain('art_1');
  });
});

describe('documents in one file', () => {
  const rules = ['第一条　甲。', '第二条　乙。'];

  test('an order belongs to the preface of the regulation it issues', () => {
    const text = parseBody(
      lines(
        '示例部令',
        '第1号',
        '《示例办法》已经通过，现予公布。',
        '部长　某某',
        '2020年1月1日',
        '示例办法',
        ...rules,
      ),
      '示例办法',
    );
    expect(text.provisions.map(({ eId }) => eId)).toEqual(['preface', 'art_1', 'art_2']);
  });

  test('a notice carries its rules as an attachment', () => {
    const text = parseBody(
      lines('各省人民政府：', '现将《示例办法》印发给你们。', '国务院', '2020年1月1日', '示例办法', ...rules),
      '关于印发示例办法的通知',
    );
    expect(text.provisions.map(({ eId }) => eId)).toEqual(['preface', 'body', 'conclusions', 'att_1']);
    expect(unitIds(text)).toEqual(['att_1__art_1', 'att_1__art_2']);
  });

  test('two attachments number for themselves', () => {
    const text = parseBody(
      lines('现将两个办法印发给你们。', '国务院', '2020年1月1日', '甲办法', ...rules, '乙办法', ...rules),
      '关于印发两个办法的通知',
    );
    expect(unitIds(text)).toEqual(['att_1__art_1', 'att_1__art_2', 'att_2__art_1', 'att_2__art_2']);
  });

  test('a list of attachments before the signature opens none of them', () => {
    const text = parseBody(
      lines(
        '现印发给你们。',
        '附件：1.示例办法',
        '2.示例名单',
        '国务院',
        '2020年1月1日',
        '附件1',
        '示例办法',
        ...rules,
        '附件2',
        '示例名单',
        '序号\t单位',
        '1\t甲',
      ),
      '关于印发示例办法的通知',
    );
    expect(text.provisions.map(({ eId }) => eId)).toEqual(['body', 'conclusions', 'att_1', 'att_2']);
    expect(text.byEId.get('att_2__body__table_1')?.pieces).toHaveLength(2);
  });

  test('a list of attachments that are not in the file belongs to the conclusions', () => {
    const text = parseBody(lines(...rules, '附：1.甲表', '2.乙表'));
    expect(text.provisions.map(({ eId }) => eId)).toEqual(['art_1', 'art_2', 'conclusions']);
  });

  test('a plan outweighs the numbers of its annex', () => {
    const text = parseBody(
      lines(
        '现将预案印发给你们。',
        '国务院',
        '2020年1月1日',
        '国家应急预案',
        '1总则',
        '1.1目的',
        '3个月内完成。',
        '1.2依据',
        '乙。',
        '附件',
        '分级标准',
        '一、甲。',
        '二、乙。',
      ),
      '关于印发国家应急预案的通知',
    );
    expect(unitIds(text)).toEqual(['att_1__art_1-1', 'att_1__art_1-2']);
  });

  test('the numbers of an annex are articles of it: pages and no units', () => {
    const text = parseBody(lines(...rules, '附件一', '产生办法', '一、甲。', '二、乙。'));
    expect(unitIds(text)).toEqual(['art_1', 'art_2']);
    expect(text.divisions.at(-1)).toMatchObject({ role: 'page', eId: 'att_1__art_2' });
  });
});

describe('other texts', () => {
  test('an emergency plan has its second level as articles', () => {
    const text = parseBody(
      lines('1 总则', '1.1 编制目的', '为了示例。', '1.2 原则', '1.2.1 甲', '甲。', '2 组织', '2.1 国家', '乙。'),
    );
    expect(text.scheme).toBe('decimal');
    expect(unitIds(text)).toEqual(['art_1-1', 'art_1-2', 'art_2-1']);
    expect(printedOf(text, 'art_1-2__item_1__para_1')).toBe('甲。');
  });

  test.each([
    ['1.0 heads its first level', ['1.0 总则', '1.1 目的', '甲。', '2.0 组织', '2.1 国家', '乙。'], 'art_1-1 art_2-1'],
    ['its first part has no second level', ['1 范围', '甲。', '2 术语', '2.1 子', '2.2 丑'], 'art_2-1 art_2-2'],
    ['its first level is 第1章', ['第1章　甲', '1.1 子。', '第2章　乙', '2.1 丑。'], 'art_1-1 art_2-1'],
    ['a title begins with a measure word', ['1 甲', '2 个人信息', '2.1 子。', '2.2 丑。'], 'art_2-1 art_2-2'],
    [
      'a part has no title',
      ['1 甲', '1.1 子。', '2 应当：', '2.1 丑。', '4 丁：', '4.1 寅。'],
      'art_1-1 art_2-1 art_4-1',
    ],
    [
      'nought stands for a 节',
      ['1 甲', '1.0.1 子。', '2 乙', '2.1 丙', '2.1.1 丑。', '2.1.2 寅。'],
      'art_1-0-1 art_2-1-1 art_2-1-2',
    ],
    [
      'articles stand below 第一节',
      ['第一章 甲', '1.1 子。', '第二章 乙', '第一节 丙', '2.1.1 丑。', '2.1.2 寅。'],
      'art_1-1 art_2-1-1 art_2-1-2',
    ],
    ['第一节 stands above the second level', ['第一章 甲', '第一节 丙', '1.1 丑。', '1.2 寅。'], 'art_1-1 art_1-2'],
    ['its first level is not printed', ['1.1 甲。', '1.2 乙。', '2.1 丙。'], 'art_1-1 art_1-2 art_2-1'],
  ])('a plan is read where %s', (_, body, expected) => {
    expect(units(lines(...body))).toBe(expected);
  });

  test.each([
    ['编制目的', '甲。', '1.1 编制目的'],
    ['编制目的。', '甲。', '1.1 编制目的。'],
    ['编制目的。为了甲。', '甲。', '1.1 编制目的。'],
    ['交易活动，适用本规则。', '甲。', '1.1'],
    ['交易活动适用本规则。', '1.2 乙。', '1.1'],
  ])('1.1 of a plan can be a title or a rule: %s', (rest, below, printed) => {
    expect(printedOf(parseBody(lines('1 总则', `1.1 ${rest}`, below, '1.3 丙', '丁。')), 'art_1-1')).toBe(printed);
  });

  test('a text without numbers is one page', () => {
    const text = parseBody(lines('湖北省人民政府：', '你省的请示收悉。', '同意示例。', '国务院', '2020年1月1日'));
    expect(text.provisions.map(({ eId }) => eId)).toEqual(['preface', 'body', 'conclusions']);
    expect(unitIds(text)).toEqual(['body']);
  });

  test.each([
    ['TAB', 'a\tb', 'c\td'],
    ['|', '| a | b |', '| c | d |'],
  ])('rows of cells between %s are a table', (_, ...rows) => {
    const text = parseBody(lines('第一条　如下：', ...rows, '以上。'));
    expect(text.byEId.get('art_1__para_1__table_1')?.pieces.map(({ role }) => role)).toEqual(['row', 'row']);
    expect(printedOf(text, 'art_1__para_2')).toBe('以上。');
  });
});
