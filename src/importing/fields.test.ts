import { describe, expect, test } from 'vitest';
import { type Evidence, fieldsOf } from './fields.ts';

const NOTHING: Evidence = {
  title: '渡船条例',
  metadata: {},
  order: [],
  adoption: '',
  about: [],
  number: '',
  closing: '',
  signature: null,
};

const of = (evidence: Partial<Evidence>) => fieldsOf({ ...NOTHING, ...evidence });

describe('what a 题注 tells', () => {
  test.each<[string, string, string, string, string]>([
    [
      'who adopted and who promulgated',
      '（2031年10月8日国务院第66次常务会议通过　2031年10月22日中华人民共和国国务院令第822号公布　自2032年1月1日起施行）',
      '20311022',
      '国务院',
      '国务院第66次常务会议',
    ],
    [
      'the city that made what the province approved',
      '（2031年10月27日渡州市第十一届人民代表大会常务委员会第二次会议通过　2031年12月1日某某省第十二届人民代表大会常务委员会第三十三次会议批准）',
      '20311201',
      '渡州市人民代表大会常务委员会',
      '某某省第十二届人民代表大会常务委员会第三十三次会议',
    ],
    [
      'an amendment by a decision',
      '(2030年9月17日中华人民共和国国务院令第563号公布　根据2031年3月2日《国务院关于修改部分行政法规的决定》第二次修订)',
      '20310302',
      '国务院',
      '',
    ],
    [
      'a ministry by its name of that day',
      '(2030年12月25日渡船部令2030年第11号公布,2031年4月25日渡船管理部令2031年第2号修订)',
      '20310425',
      '渡船部',
      '',
    ],
    [
      'an order and no verb',
      '（2031年3月24日中华人民共和国渡船部令第 20 号 自2031年5月1日起施行）',
      '20310324',
      '渡船部',
      '',
    ],
    ['a number of brackets', '（2031年9月11日渡船部令[2031]第2号公布）', '20310911', '渡船部', ''],
    [
      'no number',
      '(2031年1月24日某某会议审议批准2031年2月25日中共中央、国务院发布)',
      '20310225',
      '中共中央、国务院',
      '',
    ],
    [
      'a department that a decision names',
      '（根据2031年7月6日渡船部《关于修改〈渡船条例〉的决定》修正）',
      '20310706',
      '渡船部',
      '',
    ],
    [
      'a meeting of a court',
      '（2031年3月22日最高人民法院审判委员会第1866次会议通过，自2031年4月10日起施行）',
      '20310322',
      '最高人民法院',
      '最高人民法院审判委员会第1866次会议',
    ],
  ])('%s', (_, adoption, issuedOn, issuer, meeting) => {
    expect(of({ adoption })).toMatchObject({ issuedOn, issuer, meeting });
  });
});

test.each<[string, Partial<Evidence>, string]>([
  [
    'a meeting of ministers adopted it, and nobody says when it was promulgated',
    { adoption: '（2031年9月6日国务院第23次常务会议修订通过）' },
    'adopted',
  ],
  [
    'so did a court',
    { adoption: '（2031年3月22日最高人民法院审判委员会第1866次会议通过，自2031年4月10日起施行）' },
    'adopted',
  ],
  [
    'and was promulgated',
    { adoption: '（2031年10月8日国务院第66次常务会议通过　2031年10月22日国务院令第822号公布）' },
    'stated',
  ],
  ['and was promulgated at once', { adoption: '（2031年10月8日渡船部第2次部务会议通过并公布）' }, 'stated'],
  ['a congress', { adoption: '（2031年3月22日渡州市第十一届人民代表大会常务委员会第二次会议通过）' }, 'stated'],
  [
    'its page says',
    { adoption: '（2031年9月6日国务院第23次常务会议通过）', metadata: { issuedOn: '2031-10-06' } },
    'stated',
  ],
  [
    'its order says',
    { adoption: '（2031年9月6日国务院第23次常务会议通过）', order: ['国务院令', '2031年10月6日'] },
    'stated',
  ],
])('the day that a meeting adopted it is no promulgation: %s', (_, evidence, is) => {
  expect(of(evidence).issuedOnIs).toBe(is);
});

test('an order without its head tells the meeting before its day, and who signs is no issuer', () => {
  const order = [
    '《渡船法》已由中华人民共和国第十二届全国人民代表大会常务委员会第三次会议于2031年6月29日通过，现予公布。',
    '2031年6月30日',
  ];
  expect(of({ order })).toMatchObject({
    issuedOn: '20310630',
    issuer: '全国人民代表大会常务委员会',
    meeting: '第十二届全国人民代表大会常务委员会第三次会议',
  });
});

test.each([
  [['中华人民共和国国务院令', '第822号'], '国务院', '国务院令第822号'],
  [['国　务　院　令'], '国务院', ''],
  [['渡船部　中华人民共和国渡口部　令', '第5号'], '渡船部、渡口部', '渡船部、渡口部令第5号'],
  [['渡船部', '渡口总局', '令'], '渡船部、渡口总局', ''],
  [['中华人民共和国主席令第十四号'], '', '主席令第十四号'],
  [
    ['某某省人民代表大会常务委员会公告', '第七号'],
    '某某省人民代表大会常务委员会',
    '某某省人民代表大会常务委员会公告第七号',
  ],
  [
    ['某某省人民代表大会常务委员会公告', '（第十四届）第十五号'],
    '某某省人民代表大会常务委员会',
    '某某省人民代表大会常务委员会公告（第十四届）第十五号',
  ],
  [['某某部公告（第七号）'], '某某部', '某某部公告第七号'],
  [['某某部令', '〔2031〕第7号'], '某某部', '某某部令〔2031〕第7号'],
  [['某某部令（2031）第7号'], '某某部', '某某部令（2031）第7号'],
])('the order %j', (order, issuer, documentNumber) => {
  expect(of({ order })).toMatchObject({ issuer, documentNumber });
});

test.each<[Partial<Evidence>, string]>([
  [{ number: '（某政发〔2031〕3号）' }, '某政发〔2031〕3号'],
  [{ number: '第七号' }, ''],
  [{ metadata: { documentNumber: '国办发〔2031〕4号' }, number: '第七号' }, '国办发〔2031〕4号'],
  [{ adoption: '（2031年3月24日渡船部令第20号公布）' }, '渡船部令第20号'],
])('文号 of %j', (evidence, documentNumber) => {
  expect(of(evidence).documentNumber).toBe(documentNumber);
});

test.each<[Partial<Evidence>, string]>([
  [{ closing: '第三十条　本条例自2031年3月1日起施行。' }, '20310301'],
  [{ closing: '本条例自公布之日起施行。' }, ''],
  [{ order: ['《渡船条例》已经会议通过，现予公布，自2031年3月2日起施行。'] }, '20310302'],
  [{ adoption: '（根据2032年1月1日《关于修改渡船条例的决定》修正）', closing: '本条例自2031年3月1日起施行。' }, ''],
  [{ adoption: '（2032年1月1日国务院第2次常务会议修订通过）', closing: '本条例自2032年3月1日起施行。' }, '20320301'],
])('施行日期 of %j', (evidence, effectiveOn) => {
  expect(of(evidence).effectiveOn).toBe(effectiveOn);
});
