import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSource } from '../../regulation/source/read.ts';
import { parse } from '../../regulation/structure/parse.ts';
import { documentOf, searchRecords } from '../index/records.ts';
import { makeTemporaryIndex, type TemporaryIndex } from '../measuring/temporary-index.ts';
import type { SearchRecord } from '../record.ts';
import { jumpsFor } from './jump.ts';
import type { SearchIndex } from './search.ts';

interface Law {
  readonly title: string;
  readonly shortTitles?: readonly string[];
  readonly lines?: readonly string[];
}

/** By slug. */
const LIBRARY: Readonly<Record<string, Law>> = {
  xingfa: {
    title: '中华人民共和国刑法',
    lines: [
      '第一编　总则',
      '第一章　任务',
      '第一条　甲。',
      '第二编　分则',
      '第一章　罪',
      '第二条　乙。',
      '第二百三十二条　丙。',
    ],
  },
  xingfajieshi: { title: '关于刑罚执行的规定' },
  xingzhengchufa: {
    title: '中华人民共和国行政处罚法（2021年修订）',
    lines: [
      '第一条　甲。',
      '第二条　有下列情形之一的：',
      '（一）子；',
      '（二）丑。',
      '本条第二款。',
      '附件一',
      '甲表',
      '第一条　表。',
    ],
  },
  chanpinzhiliang: { title: '中华人民共和国产品质量法' },
  nongchanpin: { title: '中华人民共和国农产品质量安全法' },
  xiaobao: { title: '中华人民共和国消费者权益保护法' },
  laodonghetong: { title: '中华人民共和国劳动合同法' },
  gongsi: { title: '中华人民共和国公司法' },
  yijian: {
    title: '中共中央、国务院关于开展渡口改造行动的指导意见',
    shortTitles: ['渡口改造指导意见', '渡口行动'],
    lines: ['一、总体要求', '（一）指导思想', '甲。', '二、任务', '（二）提升', '乙。', '丙。'],
  },
  jieshi: { title: '某某法院关于适用《中华人民共和国某某法》若干问题的解释' },
  jiexi: { title: '关于牲畜纠纷的解析', lines: ['一、总的', '第一条　甲。', '二、分的', '第二条　乙。'] },
  tongzhi: { title: '关于渡口停航的通知', lines: ['通知如下。', '一、停航', '甲。', '二、通知', '乙。'] },
};

function recordsOf(
  slug: string,
  { title, shortTitles = [], lines = ['第一条　甲。', '第十条　乙。'] }: Law,
): SearchRecord[] {
  const text = [
    `法规标题：${title}`,
    '颁布时间：20200102',
    '颁布主体：某部',
    '通过会议：',
    '法规正文：',
    ...lines,
  ].join('\n');
  const { source } = readSource(new TextEncoder().encode(text), 'source.txt');
  if (!source) throw new Error(slug);
  const regulation = { slug, text: parse(source), metadata: { title, shortTitles } };
  return searchRecords(regulation, (eId) => `/site/${slug}/${eId}/`, documentOf(regulation));
}

let bundle: TemporaryIndex;
let index: SearchIndex;
beforeAll(async () => {
  bundle = await makeTemporaryIndex(
    Object.entries(LIBRARY).flatMap(([slug, law]) => recordsOf(slug, law)),
    {
      documentNumbers: { yijian: '中发〔2017〕24号', tongzhi: '某府办发〔2019〕124号', gongsi: '主席令第二十八号' },
      citing: [
        { law: '中华人民共和国合同法', from: ['gongsi', 'art_10'] },
        { law: '中华人民共和国合同法（1999年）', from: ['gongsi', 'art_1'] },
        { law: '中华人民共和国刑法', from: ['gongsi', 'art_1'] },
      ],
    },
  );
  index = await bundle.index();
});
afterAll(() => bundle[Symbol.asyncDispose]());

interface Context {
  readonly within?: string;
  readonly lastRead?: string;
}

const find = (typed: string, { within, lastRead }: Context = {}) =>
  jumpsFor({ typed, within: within ?? null, lastRead: lastRead ?? null }, index);

/** `slug` or `slug#eId`, in order. */
async function jumps(typed: string, context?: Context): Promise<string> {
  const found = await find(typed, context);
  return found.jumps.map(({ regulation, eId }) => (eId === '' ? regulation : `${regulation}#${eId}`)).join(' ');
}

describe('a regulation opens by its name, what is called so first', () => {
  test.each([
    ['中华人民共和国刑法', 'xingfa'],
    ['刑法', 'xingfa'],
    ['《刑法》', 'xingfa'],
    ['行政处罚法', 'xingzhengchufa'],
    ['中华人民共和国行政处罚法', 'xingzhengchufa'],
    ['中华人民共和国行政处罚法(2021年修订)', 'xingzhengchufa'],
    ['行政处', 'xingzhengchufa'],
    ['产品质量法', 'chanpinzhiliang'],
    ['产品质量', 'chanpinzhiliang nongchanpin'],
    ['质量 农产品', 'nongchanpin'],
    ['消保法', 'xiaobao'],
    ['渡口改造指导意见', 'yijian'],
    ['渡口行动', 'yijian'],
    ['中共中央国务院关于开展渡口改造行动的指导意见', 'yijian'],
    ['渡口', 'yijian tongzhi'],
    ['xingfa', 'xingfa xingfajieshi'],
    ['XingFa', 'xingfa xingfajieshi'],
    ["xing'fa", 'xingfa xingfajieshi'],
    ['xzcff', 'xingzhengchufa'],
    ['xingzhengcff', 'xingzhengchufa'],
    ['zhonghuarenmingongheguoxingfa', 'xingfa xingfajieshi'],
    ['dkxd', 'yijian'],
    ['法', ''],
    ['没有这个词', ''],
  ])('%s', async (typed, slugs) => {
    expect(await jumps(typed)).toBe(slugs);
  });

  test.each([
    '中发〔2017〕24号',
    '中发[2017]24号',
    '中发【2017】24号',
    '中发［２０１７］２４号',
    '中发(2017)24号',
    '中发（2017）第24号',
    '中发 〔2017〕 24 号',
    '中发201724号',
    '中发2017年24号',
    '〔2017〕24号',
    '24号',
  ])('its number, %s', async (typed) => {
    expect(await jumps(typed)).toBe('yijian');
  });

  test.each(['主席令第二十八号', '主席令第28号', '主席令28号'])('its number, %s', async (typed) => {
    expect(await jumps(typed)).toBe('gongsi');
  });

  test('at its landing page, below the site', async () => {
    expect((await find('刑法')).jumps[0]).toMatchObject({ url: '/xingfa/', eId: '', exact: true });
    expect((await find('行政处')).jumps[0]).toMatchObject({ exact: false });
  });
});

describe('a clause of a regulation', () => {
  test.each([
    ['刑法232', 'xingfa#art_232'],
    ['《刑法》第232条', 'xingfa#art_232'],
    ['xingfa 232', 'xingfa#art_232'],
    ['刑法第二编第一章', 'xingfa#part_2__chp_1'],
    ['刑法 第一、二条', 'xingfa#art_1 xingfa#art_2'],
    ['行政处罚法第二条第二项', 'xingzhengchufa#art_2__para_1__item_2'],
    ['《行政处罚法》第2条第（二）项', 'xingzhengchufa#art_2__para_1__item_2'],
    ['行政处罚法第二条第二款', 'xingzhengchufa#art_2__para_2'],
    ['行政处罚法第二条第九款', 'xingzhengchufa#art_2'],
    ['行政处罚法附件一', 'xingzhengchufa#att_1'],
    ['行政处罚法第一条', 'xingzhengchufa#art_1'],
    ['行政处罚法附件一第一条', 'xingzhengchufa#att_1__art_1'],
    ['行政处罚法第九百条', 'xingzhengchufa'],
    ['产品质量法第十条', 'chanpinzhiliang#art_10'],
    ['公司法 第十条 责任', 'gongsi#art_10'],
    ['渡口行动（二）', 'yijian#art_2'],
    ['渡口行动（二）第二段', 'yijian#art_2__para_2'],
    ['渡口行动 二、', 'yijian#part_2'],
    ['渡口停航 二、', 'tongzhi#art_2'],
    ['中发〔2017〕24号（一）', 'yijian#art_1'],
    ['消保法第十条', 'xiaobao#art_10'],
    ['某某法第一条', ''],
    ['没有的法第一条', ''],
  ])('%s', async (typed, places) => {
    expect(await jumps(typed)).toBe(places);
  });

  test('says what it is', async () => {
    expect((await find('行政处罚法第二条第二项')).jumps[0]).toMatchObject({
      url: '/site/xingzhengchufa/art_2/#art_2__para_1__item_2',
      label: '第二条',
      below: '第一款第二项',
    });
  });
});

describe('an article without a law', () => {
  test('is that of the regulation read last, where many have it', async () => {
    const found = await find('第十条', { lastRead: 'gongsi' });
    expect(found).toMatchObject({ jumps: [{ regulation: 'gongsi', eId: 'art_10' }], nameless: true });
    expect(await find('第十条')).toMatchObject({ jumps: [], nameless: true });
  });

  test('is offered from each, the one read last first, where few have it', async () => {
    expect(await find('第二条')).toMatchObject({ nameless: false });
    expect(await jumps('第二条')).toBe('xingfa#art_2 xingzhengchufa#art_2 yijian#art_2 jiexi#art_2 tongzhi#art_2');
    expect(await jumps('第二条', { lastRead: 'xingzhengchufa' })).toBe(
      'xingzhengchufa#art_2 xingfa#art_2 yijian#art_2 jiexi#art_2 tongzhi#art_2',
    );
  });

  test('is that of a policy, where it is written as policies number', async () => {
    expect(await find('（一）')).toMatchObject({ jumps: [{ regulation: 'yijian', eId: 'art_1' }], nameless: false });
  });

  test('is that of the regulation searched', async () => {
    expect(await jumps('第十条', { within: 'xiaobao' })).toBe('xiaobao#art_10');
  });
});

describe('words behind a name', () => {
  test.each([
    ['公司法 责任', 'gongsi', 'gongsi', '责任'],
    ['公司法 第十条 责任', 'gongsi#art_10', 'gongsi', '责任'],
    ['渡口行动 改造 渡船', 'yijian', 'yijian', '改造 渡船'],
  ])('%s opens it, and searches them in it', async (typed, places, regulation, rest) => {
    expect(await jumps(typed)).toBe(places);
    expect((await find(typed)).within).toMatchObject({ regulation, typed: rest });
  });

  test.each(['责任 公司法', '公司法', '质量 责任', '第十条 责任'])('%s has no such', async (typed) => {
    expect((await find(typed)).within).toBeNull();
  });
});

describe('a law that is not here', () => {
  test.each([
    '合同法',
    '《合同法》',
    '中华人民共和国合同法',
    '合同法第十条',
    '《合同法》第十条第二款',
    '合同法10',
    '合同法 10',
  ])('%s is named, with the articles that cite it', async (typed) => {
    const { missing, jumps: offered } = await find(typed);
    expect(missing).toMatchObject({ title: '中华人民共和国合同法', count: 2 });
    expect(missing?.citing.map(({ url }) => url)).toEqual(['/site/gongsi/art_10/', '/site/gongsi/art_1/']);
    // Of another law no clause is offered in its place
    expect(offered.filter(({ eId }) => eId !== '')).toEqual([]);
  });

  test.each([
    ['保险法', '中华人民共和国保险法'],
    ['保险法第三条', '中华人民共和国保险法'],
    ['民诉法', '中华人民共和国民事诉讼法'],
    ['反分裂国家法', '反分裂国家法'],
  ])('%s is known well enough, though nobody cites it', async (typed, title) => {
    expect((await find(typed)).missing).toEqual({ title, count: 0, citing: [] });
  });

  test.each(['《渡船法》', '渡船法第三条'])('%s is named, though nobody cites it', async (typed) => {
    expect((await find(typed)).missing).toEqual({ title: '渡船法', count: 0, citing: [] });
  });

  test.each([
    '刑法',
    '刑法第一条',
    '渡船',
    '质量',
    '工作办法',
    '工作办法2017',
    '工作方法',
    '渡船怎样依法',
    '渡口执法',
    '公正司法',
    '违反本条例',
    '司法',
    '本法第三条',
    '公司法 责任',
  ])('%s names none', async (typed) => {
    expect((await find(typed)).missing).toBeNull();
  });
});
