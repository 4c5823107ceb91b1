import { describe, expect, test } from 'vitest';
import { workId } from '../../edition.ts';
import type { RegulationText } from '../../model.ts';
import { readSource } from '../../source/read.ts';
import { parse } from '../../structure/parse.ts';
import { parseBody } from '../../structure/testing.ts';
import { findReferences, libraryByTitle, resolveExternal, toMarks } from './index.ts';

function law(title: string, ...lines: readonly string[]): RegulationText {
  const file = `法规标题：${title}\n颁布时间：20200101\n颁布主体：全国人民代表大会常务委员会\n通过会议：第一次会议\n法规正文：\n${lines.join('\n')}\n`;
  const { source } = readSource(new TextEncoder().encode(file), 'source.txt');
  if (source === null) throw new Error('the sample cannot be read');
  return parse(source);
}

/** `text → targets` of every reference. */
function links(text: RegulationText): readonly string[] {
  return findReferences(text).references.map(({ start, end, law, targets }) =>
    `${text.source.text.slice(start, end)} → ${law === null ? '' : `《${law}》 `}${targets.join(' ')}`.trim(),
  );
}

const sample = (...last: readonly string[]): RegulationText =>
  law(
    '样品管理条例',
    '第一章　总则',
    '第一条　为了规范样品管理，制定本条例。',
    '第二条　样品分为下列两类：',
    '（一）甲类样品；',
    '（二）乙类样品。',
    '前款第一项的样品由省级部门管理。',
    '第二条之一　样品应当标识。',
    '第二章　责任',
    '第一节　一般规定',
    '第三条　样品应当登记。',
    '第四条　样品应当封存。',
    '第二节　罚则',
    `第五条　${last[0] ?? ''}`,
    ...last.slice(1),
  );

describe('references are looked up in the tree', () => {
  test.each([
    ['违反第二条第（二）项的', '第二条第（二）项 → art_2__para_1__item_2'],
    ['违反本条例第二条第二款的', '本条例第二条第二款 → art_2__para_2'],
    ['违反第二条至第四条的', '第二条至第四条 → art_2 art_2-1 art_3 art_4'],
    ['违反第二条第二款至第三条的', '第二条第二款至第三条 → art_2__para_2 art_2-1 art_3'],
    ['违反前条规定的', '前条 → art_4'],
    ['违反本章规定的', '本章 → chp_2'],
    ['违反本节规定的', '本节 → chp_2__sec_2'],
    ['违反第一节规定的', '第一节 → chp_2__sec_1'],
    ['违反第一章规定的', '第一章 → chp_1'],
    ['违反刑法第二条规定的', '刑法第二条 → 《中华人民共和国刑法》 art_2'],
  ])('%s', (sentence, expected) => {
    expect(links(sample(sentence)).at(-1)).toBe(expected);
  });

  test('a second 款 speaks of the items of the first', () => {
    expect(links(sample('有下列情形之一的：', '（一）甲；', '（二）乙。', '第二项所称乙，是指丙。')).at(-1)).toBe(
      '第二项 → art_5__para_1__item_2',
    );
  });

  test('the own title is no reference', () => {
    expect(links(sample('《样品管理条例》自公布之日起施行'))).toEqual(['前款第一项 → art_2__para_1__item_1']);
  });
});

test('an article that the document does not have is one of the law just named', () => {
  expect(links(sample('依照《样品法》第三条处罚；第九条、第四条除外。第八条')).slice(1)).toEqual([
    '《样品法》第三条 → 《中华人民共和国样品法》 art_3',
    '第九条 → 《中华人民共和国样品法》 art_9',
    '第四条 → 《中华人民共和国样品法》 art_4',
  ]);
});

test.each([
  ['第一条', false],
  ['第一条至第二条', true],
  ['第一条第一款至第二条', true],
  ['第一、二条', false],
  ['第二条第一、二项', false],
  ['第二条第二款第一至二、三项', true],
  ['第二条第二款前两项', true],
  ['第二条第二款前一项', false],
])('%s is a range: %s', (cited, isRange) => {
  const text = parseBody(
    `第一条　甲。\n第二条　乙。\n有下列情形：\n（一）子；\n（二）丑；\n（三）寅。\n第三条　依照${cited}。`,
  );
  expect(findReferences(text).references.map((reference) => reference.isRange)).toEqual([isRange]);
});

describe('a target that is not there', () => {
  test.each(['违反第九条的', '违反第二条第五款的', '违反第三条至第九条的', '违反前款的', '违反第二条第（三）项的'])(
    '%s stays plain and is reported',
    (sentence) => {
      const text = sample(sentence);
      const { references, diagnostics } = findReferences(text);
      expect(references).toHaveLength(1);
      expect(diagnostics).toMatchObject([{ severity: 'warning', code: 'reference-dangling', line: 18, column: 7 }]);
    },
  );

  test('says what was cited', () => {
    expect(findReferences(sample('违反第九条的')).diagnostics[0]).toMatchInlineSnapshot(`
      {
        "code": "reference-dangling",
        "column": 7,
        "file": "source.txt",
        "hint": "如果原文如此，无需处理；如果是录入或分款有误，请核对官方文本。",
        "line": 18,
        "message": "“第九条”在本文件中找不到对应的条文，未加链接。",
        "severity": "warning",
      }
    `);
  });
});

describe('amendments', () => {
  const amendment = law(
    '中华人民共和国刑法修正案（二十）',
    '一、将刑法第五十条修改为：“违反本法第三条的，处罚金。',
    '“犯前款罪的，依照第九条处罚。”',
    '二、在刑法第六十条中增加一款作为第二款：“前款所称罚金，从其规定。”',
    '原第二款作为第三款。',
    '三、在刑法第七十条后增加一条，作为第七十条之一：',
    '“第七十条之一 有下列行为的，处拘役：',
    '“（一）甲；',
    '“（二）乙。',
    '“有前款第二项行为的，从重处罚。”',
    '四、本修正案自公布之日起施行。',
  );

  test('quote text of the amended law, whose numbers are meant', () => {
    const of = (text: string, targets: string): string => `${text} → 《中华人民共和国刑法》 ${targets}`;
    expect(links(amendment)).toEqual([
      of('刑法第五十条', 'art_50'),
      of('本法第三条', 'art_3'),
      of('前款', 'art_50__para_1'),
      of('第九条', 'art_9'),
      of('刑法第六十条', 'art_60'),
      of('第二款', 'art_60__para_2'),
      of('前款', 'art_60__para_1'),
      of('第二款', 'art_60__para_2'),
      of('第三款', 'art_60__para_3'),
      of('刑法第七十条', 'art_70'),
      of('第七十条之一', 'art_70-1'),
      of('前款第二项', 'art_70-1__para_1__item_2'),
    ]);
  });
});

test('an amendment says 该条 of the whole article, and quotes words without a colon', () => {
  const amendment = law(
    '关于修改《样品条例》的决定',
    '一、第五条增加一款作为第二款，将该条修改为：“样品应当登记。',
    '“前款规定的登记免费。”',
    '二、将第六条中的“依照本条例第三条”修改为“依照本条例第四条”。',
    '三、第七条增加二款，作为第二款、第三款：“样品应当封存。',
    '“前款规定的封存免费。”',
  );
  const of = (text: string, targets: string): string => `${text} → 《样品条例》 ${targets}`;
  expect(links(amendment)).toEqual([
    of('第五条', 'art_5'),
    of('第二款', 'art_5__para_2'),
    of('前款', 'art_5__para_1'),
    of('第六条', 'art_6'),
    of('本条例第三条', 'art_3'),
    of('本条例第四条', 'art_4'),
    of('第七条', 'art_7'),
    of('第二款', 'art_7__para_2'),
    of('第三款', 'art_7__para_3'),
    of('前款', 'art_7__para_2'),
  ]);
});

test.each(['关于修改《样品办法》部分条款的决定', '关于修改《样品办法》的通知', '关于修改〈样品办法〉第一条的公告'])(
  '%s is of that one',
  (title) => {
    expect(links(law(title, '一、删去第一条第二款。'))).toEqual(['第一条第二款 → 《样品办法》 art_1__para_2']);
  },
);

describe('a decision on several laws', () => {
  const decision = law(
    '全国人民代表大会常务委员会关于修改部分法律的决定',
    '一、对《中华人民共和国样品法》作出修改：将第三条修改为：“依照本法第一条处罚。”',
    '二、删去第三条。',
    '三、本决定自公布之日起施行。',
  );

  test('never takes a bare 第三条 for its own 三、', () => {
    expect(links(decision)).toEqual([
      '《中华人民共和国样品法》 → 《中华人民共和国样品法》',
      '第三条 → 《中华人民共和国样品法》 art_3',
      '本法第一条 → 《中华人民共和国样品法》 art_1',
    ]);
  });
});

test('a decision on several regulations names them in its headings or in what is attached', () => {
  const byHeading = law(
    '样品总局关于修改部分规章的决定',
    '一、对《甲办法》作出修改：',
    '（一）将第三条修改为：“依照本办法第二条办理。”',
    '（二）删去第五条。',
    '二、对《乙办法》作出修改：',
    '（一）删去第六条。',
  );
  expect(links(byHeading)).toEqual([
    '第三条 → 《甲办法》 art_3',
    '本办法第二条 → 《甲办法》 art_2',
    '第五条 → 《甲办法》 art_5',
    '第六条 → 《乙办法》 art_6',
  ]);
  const byAttachment = law(
    '国务院关于修改部分行政法规的决定',
    '一、修改两部行政法规。（附件1）',
    '二、本决定自公布之日起施行。',
    '附件1',
    '国务院决定修改的行政法规',
    '一、将《甲条例》第七条修改为：“甲。”',
    '第一条修改为：“依照本条例第二条办理。”',
    '二、删去《乙条例》第八条。',
  );
  expect(links(byAttachment)).toEqual([
    '附件1 → att_1',
    '《甲条例》第七条 → 《甲条例》 art_7',
    '第一条 → 《甲条例》 art_1',
    '本条例第二条 → 《甲条例》 art_2',
    '《乙条例》第八条 → 《乙条例》 art_8',
  ]);
});

test('an amendment renumbers the sections of the chapter it has named', () => {
  const amendment = law(
    '中华人民共和国宪法修正案（2030年）',
    '第一条　宪法第三章中增加一节，作为第七节。',
    '第七节相应改为第八节，第一百二十三条至第一百二十五条相应改为第一百二十八条至第一百三十条。',
  );
  expect(links(amendment).map((link) => link.split(' → 《中华人民共和国宪法》 '))).toEqual([
    ['宪法第三章', 'chp_3'],
    ['第七节', 'chp_3__sec_7'],
    ['第七节', 'chp_3__sec_7'],
    ['第八节', 'chp_3__sec_8'],
    ['第一百二十三条至第一百二十五条', 'art_123 art_124 art_125'],
    ['第一百二十八条至第一百三十条', 'art_128 art_129 art_130'],
  ]);
});

describe('a notice with an attached 办法', () => {
  const notice = law(
    '关于印发《样品抽检办法》的通知',
    '各有关单位：',
    '现将《样品抽检办法》印发给你们，请遵照执行。',
    '样品总局',
    '2020年1月1日',
    '样品抽检办法',
    '第一条　样品由省级部门抽检。',
    '第二条　违反本办法第一条的，责令改正。',
  );

  test('links to it, and its own numbers are meant inside', () => {
    expect(links(notice)).toEqual(['《样品抽检办法》 → att_1', '本办法第一条 → att_1__art_1']);
  });
});

describe('what follows a citation that dangles', () => {
  const text = law('样品条例', '第一条　依照第三条第一款、第二款。', '乙。', '第二条　依照第九条、第一条。');
  test('dangles with it when it is a part of it, and is never taken for one of the own article', () => {
    expect(links(text)).toEqual(['第一条 → art_1']);
  });
});

test.each([
  ['《样品目录》（国发〔2010〕5号）第一条', '第一条 → 《样品目录》 art_1'],
  ['《样品目录》，违反前述规定第一条', '前述规定第一条 → 《样品目录》 art_1'],
  ['样品抽检管理办法第一条', '样品抽检管理办法第一条 → 《样品抽检管理办法》 art_1'],
])('%s is never taken for one of the document itself', (sentence, expected) => {
  expect(links(sample(`依照${sentence}`)).at(-1)).toBe(expected);
});

test.each(['合同第三条', '双方签订的协议第三条', '章程第三条', '《质量手册》第三条'])(
  '%s is no article of the document itself, and no law',
  (sentence) => {
    expect(links(sample(`依照${sentence}、第四条办理`))).toEqual(['前款第一项 → art_2__para_1__item_1']);
  },
);

test('实施细则 of who knows what is no article of the law before it', () => {
  expect(links(sample('依照样品法第九条、实施细则第三条')).at(-1)).toBe(
    '样品法第九条 → 《中华人民共和国样品法》 art_9',
  );
});

test('条例 alone is the document itself when it is one', () => {
  expect(links(sample('依照条例第三条')).at(-1)).toBe('条例第三条 → art_3');
});

test.each([['《条例》第三条'], ['根据《甲条例》（以下简称条例）和《乙条例》（以下简称条例），依照条例第三条']])(
  'nor in %s',
  (sentence) => {
    expect(links(sample(sentence)).filter((link) => link.includes('art_3'))).toEqual([]);
  },
);

test('an attachment is found by its printed label, not by its place', () => {
  const regulation = law(
    '样品办法',
    '第一条　见附表1、附件1第二条。',
    '第二条　附件2另行公布。',
    '附表1　样品费用',
    '甲　1元',
    '附件1　样品程序',
    '第一条　甲。',
    '第二条　依照本附件第一条。',
  );
  expect(links(regulation)).toEqual(['附表1 → att_1', '附件1第二条 → att_2__art_2', '本附件第一条 → att_2__art_1']);
});

test('本办法 in an attached table is the document itself', () => {
  const regulation = law('样品办法', '第一条　见附表1。', '第二条　丙。', '附表1　样品费用', '登记|本办法第二条|1元');
  expect(links(regulation)).toEqual(['附表1 → att_1', '本办法第二条 → art_2']);
});

test('an attached 办法 is known by its name without 《》', () => {
  const notice = law(
    '关于印发甲办法、乙办法的通知',
    '现印发给你们。',
    '某部',
    '2020年1月1日',
    '附件1',
    '甲办法',
    '第一条　甲。',
    '第二条　乙。',
    '附件2',
    '乙办法',
    '第一条　依照甲办法第二条。',
    '第二条　丙。',
  );
  expect(links(notice)).toEqual(['甲办法第二条 → att_1__art_2']);
});

describe('references to other documents', () => {
  const other = law(
    '中华人民共和国样品法',
    '第一条　样品归国家所有。',
    '第二条　样品有下列种类：',
    '（一）甲；',
    '（二）乙。',
  );
  const entries = [{ slug: workId('yangpin'), title: other.source.title, shortTitles: ['样品法'], text: other }];
  const resolve = (sentence: string) =>
    resolveExternal({ slug: workId('self') }, findReferences(sample(sentence)).references, libraryByTitle(entries)).at(
      -1,
    );

  test.each([
    ['依照《中华人民共和国样品法》第二条', ['art_2']],
    ['依照《样品法》第二条第二项', ['art_2__para_1__item_2']],
    ['依照《样品法》（2020年修订）第一条至第二条', ['art_1', 'art_2']],
  ])('%s leads there', (sentence, targets) => {
    expect(resolve(sentence)).toMatchObject({ regulation: 'yangpin', targets });
  });

  test('a part is found by its title', () => {
    const code = law(
      '样品法典',
      '第一编　总则',
      '第一章　甲',
      '第一条　甲。',
      '第二编　分　则',
      '第一章　乙',
      '第二条　乙。',
    );
    const library = libraryByTitle([{ slug: workId('fadian'), title: '样品法典', shortTitles: [], text: code }]);
    const { references } = findReferences(sample('依照《样品法典》分则第一章、《样品法典》第一章'));
    expect(
      resolveExternal({ slug: workId('self') }, references, library).map(({ targets, regulation }) => [
        regulation,
        ...targets,
      ]),
    ).toEqual([
      ['self', 'art_2__para_1__item_1'],
      ['fadian', 'part_2__chp_1'],
      [null, 'chp_1'],
    ]);
  });

  test.each([
    '依照《样品法》第九条',
    '依照《计量法》第一条',
    '依照《样品法》第二项',
    '依照《样品法》的第一款',
    '依照《样品法》所列第二项',
  ])('%s leads nowhere', (sentence) => {
    expect(resolve(sentence)).toMatchObject({ regulation: null });
  });

  test('an item of a list without articles is found', () => {
    const list = law('样品目录', '样品分为：', '（一）甲类；', '（二）乙类。');
    const library = libraryByTitle([{ slug: workId('mulu'), title: '样品目录', shortTitles: [], text: list }]);
    const { references } = findReferences(sample('依照《样品目录》第二项'));
    expect(resolveExternal({ slug: workId('self') }, references, library).at(-1)).toMatchObject({ regulation: 'mulu' });
  });

  test('a title that two documents claim finds none', () => {
    const twins = [...entries, ...entries.map((entry) => ({ ...entry, slug: workId('twin') }))];
    expect(libraryByTitle(twins)('样品法')).toBeNull();
  });

  test('become marks that name the regulation, or the title alone', () => {
    const { references } = findReferences(sample('依照《样品法》第二条和《计量法》'));
    const marks = toMarks(resolveExternal({ slug: workId('self') }, references, libraryByTitle(entries)));
    expect(marks.slice(-2).map(({ data }) => data)).toEqual([
      { targets: ['art_2'], regulation: 'yangpin', law: '中华人民共和国样品法', isAssumed: true },
      { targets: [], regulation: null, law: '中华人民共和国计量法' },
    ]);
  });
});
