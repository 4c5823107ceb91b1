import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findCorpus, readDocument } from '../../tests/support/corpus.ts';
import { citationData, clauseReference } from './citation.ts';
import {
  labelName,
  nameIn,
  nameOf,
  namesOf,
  nameWithHeading,
  sentencesName,
  stretchesName,
  workName,
} from './names.ts';
import { parseBody } from './structure/testing.ts';

const statute = parseBody(
  [
    '序　　言',
    '水是生命之源。',
    '第二章　总　则',
    '第一节　一般规定',
    '第十二条　样品分两类：',
    '（一）甲：',
    '1.子；',
    '（二）乙。',
    '样品应当登记。',
    '第一百二十条之一　样品应当标识。',
    '附件1',
    '样品目录',
    '第一条　本目录所列样品应当登记。',
    '附件2',
    '处置说明',
    '样品的处置分三种。',
    '处置应当记录。',
  ].join('\n'),
  '样品管理法',
);
const policy = parseBody(
  ['为做好样品工作，提出意见。', '一、总体要求', '（一）原则', '——坚持登记。', '（二）目标', '登记。', '封存。'].join(
    '\n',
  ),
  '关于样品工作的意见',
);
const restarting = parseBody(
  [
    '一、任务',
    '（一）登记。样品应当登记。',
    '（二）封存。样品应当封存。',
    '二、保障',
    '（一）组织。各地负责。',
    '（二）经费。予以保障。',
  ].join('\n'),
  '关于样品登记的意见',
);
const amendment = parseBody(
  ['一、将第三条修改为：“样品应当登记。”', '增加一款：“登记簿应当公开。”', '二、本修正案自公布之日起施行。'].join('\n'),
  '样品管理法修正案（二）',
);
const standard = parseBody(
  [
    '1 总则',
    '1.0.1 为统一样品的登记，制定本标准。',
    '1.0.2 本标准适用于样品。',
    '2 登记',
    '2.1.1 登记应当及时。',
    '样品应当标识。',
    '附录A 登记簿',
    '登记簿一年一册。',
  ].join('\n'),
  '样品登记标准',
);
const plain = parseBody(['各单位应当登记样品。', '登记簿应当公开。'].join('\n'), '关于样品登记的通知');

describe('a provision is called', () => {
  test.each([
    ['of a statute', statute, 'preamble', '序言'],
    ['of a statute', statute, 'art_12', '第十二条'],
    ['of a statute', statute, 'art_12__para_1', '第十二条第一款'],
    ['of a statute', statute, 'art_12__para_1__item_2', '第十二条第一款第二项'],
    ['of a statute', statute, 'art_12__para_1__item_1__subitem_1', '第十二条第一款第一项第1目'],
    ['of a statute', statute, 'art_120-1', '第一百二十条之一'],
    ['of a statute', statute, 'art_120-1__para_1', '第一百二十条之一'],
    ['of a statute', statute, 'chp_2__sec_1', '第二章第一节'],
    ['of a statute', statute, 'att_1__art_1', '附件1第一条'],
    ['of a statute', statute, 'att_2__body', '附件2'],
    ['of a statute', statute, 'att_2__body__para_2', '附件2第二段'],
    ['of a statute', statute, 'art_99', ''],
    ['of an opinion', policy, 'preamble', '引言'],
    ['of an opinion', policy, 'preamble__para_1', '引言第一段'],
    ['of an opinion', policy, 'part_1', '第一部分'],
    ['of an opinion', policy, 'art_1', '（一）'],
    ['of an opinion', policy, 'art_1__item_1', '（一）第一项'],
    ['of an opinion', policy, 'art_2__para_2', '（二）第二段'],
    ['of an opinion that numbers each part anew', restarting, 'part_2__art_1', '第二部分（一）'],
    ['of an amendment', amendment, 'art_1', '第一条'],
    ['of an amendment', amendment, 'art_1__para_2', '第一条第二款'],
    ['of an amendment', amendment, 'art_2__para_1', '第二条'],
    ['of a standard', standard, 'part_2', '第2部分'],
    ['of a standard', standard, 'art_2-1-1', '2.1.1'],
    ['of a standard', standard, 'art_2-1-1__para_2', '2.1.1第二段'],
    ['of a standard', standard, 'att_1__body__para_1', '附录A　第一段'],
    ['without numbers', plain, 'body', '正文'],
    ['without numbers', plain, 'body__para_2', '正文第二段'],
  ])('%s: %#', (_, text, eId, expected) => {
    expect(nameOf(text, eId)).toBe(expected);
  });

  test.each([
    ['article', '第 二 条', '第二条'],
    ['article', '三十六、', '第三十六条'],
    ['article', '2.', '第2条'],
    ['article', '2.1.1', '2.1.1'],
    ['part', '二、', '第二部分'],
    ['part', '第二编', '第二编'],
    ['article', '（十二）', '（十二）'],
    ['attachment', '附：', '附'],
  ] as const)('as %s with the number %s: %s', (kind, label, expected) => {
    expect(labelName(kind, label)).toBe(expected);
  });
});

test('an attachment without a number is called by its title', () => {
  const notice = parseBody(
    ['现将《样品登记办法》印发给你们。', '样 品 登 记 办 法', '第一条　样品应当登记。', '第二条　登记应当及时。'].join(
      '\n',
    ),
    '关于印发《样品登记办法》的通知',
  );
  expect(nameOf(notice, 'att_1__art_2')).toBe('附件《样品登记办法》第二条');
  expect(nameWithHeading(notice, 'att_1')).toBe('附件《样品登记办法》');
  expect(workName(notice.source.title)).toBe('《关于印发〈样品登记办法〉的通知》');
});

test('containers are known by their headings', () => {
  expect(nameWithHeading(statute, 'chp_2')).toBe('第二章　总则');
  expect(nameWithHeading(policy, 'part_1')).toBe('第一部分　总体要求');
});

test('ranges and lists say what is common once', () => {
  expect(
    stretchesName(namesOf(statute), [
      { from: 'art_12__para_1', to: 'art_12__para_2' },
      { from: 'art_12', to: 'art_120-1' },
      { from: 'art_120-1', to: 'art_120-1' },
    ]),
  ).toBe('第十二条第一款至第二款、第十二条至第一百二十条之一、第一百二十条之一');
  expect([sentencesName({ from: 2, to: 2 }), sentencesName({ from: 2, to: 4 })]).toEqual(['第二句', '第二句至第四句']);
});

/** What the dialog copies, made of what the browser loads. */
function copied(text: typeof statute, eId: string): string {
  const work = { title: text.source.title, issuers: [] };
  const data = JSON.parse(JSON.stringify(citationData({ text, metadata: work })));
  return clauseReference(data, { eId });
}

test.each([
  ['a statute', statute],
  ['an opinion', policy],
  ['an opinion that numbers each part anew', restarting],
  ['an amendment', amendment],
  ['a standard', standard],
  ['a text without numbers', plain],
])('every provision of %s is copied by the name it is shown by', (_, text) => {
  for (const eId of text.byEId.keys()) expect(copied(text, eId)).toBe(workName(text.source.title) + nameOf(text, eId));
});

const corpus = findCorpus('真实文件的条款名称');

describe.skipIf(corpus === null)('in every document of the corpus', () => {
  test.each(['docs', 'scale'])(
    'in %s no two provisions share a name, but for what is the whole of another',
    (folder) => {
      for (const file of readdirSync(join(corpus ?? '', folder))) {
        const text = readDocument(join(corpus ?? '', folder, file));
        const names = namesOf(text);
        const own = [...text.byEId.keys()].filter((eId) => eId in names);
        const shared = Map.groupBy(own, (eId) => nameIn(names, eId));
        // Attachments of the same title are told apart by nothing that is printed
        const clashes = [...shared].filter(([name, eIds]) => eIds.length > 1 && !name.startsWith('附件《'));
        expect(clashes, file).toEqual([]);
        expect(
          Object.values(names).filter((name) => /undefined|null|_|\s{2}/.test(name)),
          file,
        ).toEqual([]);
      }
    },
  );
});

describe('numbers that hold those above them', () => {
  const names = {
    part_2: '2',
    part_2__sec_1: '2.1',
    part_2__sec_3: '2.3',
    att_A: '附录A',
    att_A__sec_1: 'A.1',
    'att_A__sec_1__sec_A-1-2': 'A.1.2',
    att_1: '附件1',
    att_1__part_2: '2',
    att_1__part_2__sec_1: '2.1',
  };
  test.each([
    ['part_2__sec_1', '2.1'],
    ['att_A__sec_1', 'A.1'],
    ['att_A__sec_1__sec_A-1-2', 'A.1.2'],
    ['att_1__part_2', '附件1　2'],
    ['att_1__part_2__sec_1', '附件1　2.1'],
  ])('%s → %s', (eId, name) => {
    expect(nameIn(names, eId)).toBe(name);
  });
  test('in a range', () => {
    expect(stretchesName(names, [{ from: 'part_2__sec_1', to: 'part_2__sec_3' }])).toBe('2.1至2.3');
  });
  test('as parsed', () => {
    const standard = parseBody(
      ['1　总则', '1.0.1　甲。', '2　术语', '2.1　一般', '2.1.1　丙。'].join('\n'),
      '某某规范',
    );
    expect(nameOf(standard, 'part_2__sec_1')).toBe('2.1');
  });
});
