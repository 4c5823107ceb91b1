import { describe, expect, test } from 'vitest';
import { looseDateField } from './fields.ts';
import { confirm, inferKind, metadataOf } from './metadata.ts';
import { parseBody } from './structure/testing.ts';
import { sampleText } from './testing.ts';

const header = { ...sampleText([]).source, issuer: '中共中央、国务院', issuedOn: '2017-09-05' };

test('what regulation.yaml leaves out comes from the header', () => {
  expect(metadataOf(header)).toMatchObject({
    title: '样例办法',
    issuers: ['中共中央', '国务院'],
    issuedOn: '2017-09-05',
    shortTitles: [],
    subjects: [],
  });
});

test('what regulation.yaml says goes before the header', () => {
  const metadata = metadataOf(header, { title: '新题', issuers: ['某市人民政府'], issuedOn: '2018-01-01' });
  expect(metadata).toMatchObject({ title: '新题', issuers: ['某市人民政府'], issuedOn: '2018-01-01' });
});

test.each([
  ['中共中央、国务院关于开展质量提升行动的指导意见', ['中共中央', '国务院'], '党内法规和政策文件'],
  ['中华人民共和国标准化法', ['全国人民代表大会常务委员会'], '法律'],
  ['缺陷汽车产品召回管理条例', ['国务院'], '行政法规'],
  ['消费品召回管理暂行规定', ['国家市场监督管理总局'], '部门规章'],
  ['国务院关于加强质量工作的意见', ['国务院'], '党内法规和政策文件'],
  ['中华人民共和国刑法修正案（九）', ['全国人民代表大会常务委员会'], '法律'],
  ['法治建设实施纲要（2021—2025年）', [], '党内法规和政策文件'],
  ['云山省乡镇工作若干规定', ['云山省人民代表大会常务委员会'], '其他'],
  ['某市行政执法办法', ['某某市人民政府'], '其他'],
  ['关于适用《示例法》的解释', ['最高人民法院'], '其他'],
  ['某某市数据管理规定', ['某某市大数据管理局'], '其他'],
  ['样例办法', [], '其他'],
])('%s reads as issued by %j: %s', (title, issuers, kind) => {
  expect(inferKind({ title, issuers })).toBe(kind);
});

describe('a date is as exact as it is known', () => {
  test.each([2015, '2015', '2016-05', '2016-05-10', '2013/2016', '2016-02-29'])('%s', (date) => {
    expect(looseDateField.parse(date)).toBe(String(date));
  });
  test.each(['昨天', '2016-13', '2015-02-29', '2016.5', '2013/2014/2015', '', 2015.5])('not %s', (date) => {
    expect(looseDateField.safeParse(date).success).toBe(false);
  });
});

describe('a confirmed oddity', () => {
  const text = parseBody('第一条　甲。\n第三条　乙。\n第六条　丙。');

  test.each([
    ['by its code', { code: 'number-gap' }, []],
    ['by its line', { code: 'number-gap', line: 7 }, [8]],
    ['by its provision', { code: 'number-gap', eId: 'art_6' }, [7]],
  ])('is no longer reported: %s', (_, confirmation, left) => {
    const { diagnostics, unused } = confirm(text, text.diagnostics, [confirmation]);
    expect(diagnostics.map(({ line }) => line)).toEqual(left);
    expect(unused).toEqual([]);
  });

  test.each([
    { code: 'number-duplicate' },
    { code: 'number-gap', line: 6 },
    { code: 'number-gap', eId: 'art_1' },
    { code: 'number-gap', eId: 'art_9' },
  ])('that is not there is named: %j', (confirmation) => {
    const { diagnostics, unused } = confirm(text, text.diagnostics, [confirmation]);
    expect(diagnostics).toEqual(text.diagnostics);
    expect(unused).toEqual([confirmation]);
  });

  test('cannot be an error', () => {
    const errors = text.diagnostics.map((diagnostic) => ({ ...diagnostic, severity: 'error' as const }));
    expect(confirm(text, errors, [{ code: 'number-gap' }]).diagnostics).toEqual(errors);
  });
});
