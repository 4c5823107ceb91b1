import { expect, test } from 'vitest';
import { KINDS } from '../regulation/kinds.ts';
import { type Metadata, metadataOf } from '../regulation/metadata.ts';
import { readSource } from '../regulation/source/read.ts';
import { chineseDate } from '../regulation/strings.ts';
import { parse } from '../regulation/structure/parse.ts';
import { factsOf, issueFacts, standingFacts } from './facts.ts';

const { source } = readSource(
  Buffer.from('法规标题：渡船办法\n颁布时间：20310102\n颁布主体：某某部\n通过会议：\n法规正文：\n第一条　登记。\n'),
  'source.txt',
);
if (source === null) throw new Error('the sample cannot be read');
const known = (more: Partial<Metadata>): Metadata => ({ ...metadataOf(source), ...more });
const told = (metadata: Metadata) => standingFacts(metadata).map(({ name, value, href }) => [name, value, href]);

const whole = (metadata: Metadata) => factsOf({ metadata, text: parse(source) }).map(({ name }) => name);

test('who issued it and when, and no more than is known', () => {
  expect(issueFacts(known({ documentNumber: '某部令第3号' })).map(({ name, value }) => `${name}：${value}`)).toEqual([
    '发布机关：某某部',
    '文号：某部令第3号',
    '发布日期：2031年1月2日',
  ]);
});

test('nobody has to guess whether it is in force: where nothing is said, this is said, and where to look', () => {
  expect(told(known({}))).toEqual([
    ['时效性', '未标注', undefined],
    ['官方查证', '在国家规章库查题名', 'https://www.gov.cn/zhengce/xxgk/gjgzk/index.htm'],
  ]);
});

test('who knows the official page needs no other way to the text, and who knows the standing none to that', () => {
  const officialSource = { title: '某部公报', url: 'https://www.gov.cn/a' };
  expect(told(known({ status: '现行有效', officialSource }))).toEqual([
    ['时效性', '现行有效', undefined],
    ['官方出处', '某部公报', 'https://www.gov.cn/a'],
  ]);
  expect(told(known({ officialSource })).map(([name]) => name)).toEqual(['时效性', '官方出处']);
  expect(whole(known({ officialSource })).slice(-3)).toEqual(['时效性', '官方出处', '官方查证']);
  expect(whole(known({ status: '现行有效', officialSource })).at(-1)).toBe('官方出处');
  expect(told(known({ status: '已废止', officialSource: { title: '某部公报' } })).map(([name]) => name)).toEqual([
    '时效性',
    '官方出处',
    '官方查证',
  ]);
});

test.each([
  ['法律', '主席令第1号', '在国家法律法规数据库查题名', 'https://flk.npc.gov.cn/'],
  ['司法解释', '法释〔2031〕1号', '在国家法律法规数据库查题名', 'https://flk.npc.gov.cn/'],
  ['地方政府规章', undefined, '在国家规章库查题名', 'https://www.gov.cn/zhengce/xxgk/gjgzk/index.htm'],
  ['党内法规和政策文件', '国办发〔2031〕1号', '在中国政府网查“国办发〔2031〕1号”', 'https://www.gov.cn/zhengce/'],
  ['党内法规和政策文件', undefined, '在中国政府网查题名', 'https://www.gov.cn/zhengce/'],
  ['条约', undefined, '在发布机关的公报或网站查题名', undefined],
  ['其他', '某发〔2031〕1号', '在发布机关的公报或网站查“某发〔2031〕1号”', undefined],
] as const)('a text of the kind %s with the number %s is looked up so', (kind, documentNumber, value, href) => {
  expect(told(known({ kind, documentNumber })).at(-1)).toEqual(['官方查证', value, href]);
});

test('there is a way for every kind', () => {
  for (const kind of KINDS) expect(told(known({ kind })).at(-1)?.[1]).toMatch(/^在.+查题名$/u);
});

test.each([
  ['2017-09-05', '2017年9月5日'],
  ['2016-05', '2016年5月'],
  ['2013/2016', '2013年至2016年'],
])('%s is read %s', (date, read) => {
  expect(chineseDate(date)).toBe(read);
});
