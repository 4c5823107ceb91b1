/** Which edition a citation means: that of the text's own time, where it is held. */
import { describe, expect, test } from 'vitest';
import { workId } from '../../edition.ts';
import { readSource } from '../../source/read.ts';
import { parse } from '../../structure/parse.ts';
import type { HeldEdition } from './external.ts';
import { findReferences, libraryByTitle, resolveExternal } from './index.ts';

interface Sample {
  readonly title: string;
  readonly issuedOn?: string;
  readonly effectiveOn?: string;
  readonly lines: readonly string[];
}

function edition({ title, issuedOn, effectiveOn, lines }: Sample, date: string | null = null): HeldEdition {
  const header = `法规标题：${title}\n颁布时间：${issuedOn?.replaceAll('-', '') ?? ''}\n颁布主体：某机关\n通过会议：\n法规正文：\n`;
  const { source } = readSource(new TextEncoder().encode(`${header}${lines.join('\n')}\n`), 'source.txt');
  if (source === null) throw new Error('the sample cannot be read');
  return { date, text: parse(source), metadata: { issuedOn, effectiveOn } };
}

const FERRY = '渡船管理条例';
const note = (...amended: readonly string[]): string =>
  `（2010年3月1日通过${amended.map((day) => `　根据${day}《关于修改〈渡船管理条例〉的决定》修正`).join('')}）`;

const first = edition(
  { title: FERRY, issuedOn: '2010-03-01', lines: [FERRY, note(), '第一条　甲。', '第二条　乙。', '第三条　丙。'] },
  '2010-03-01',
);
const second = edition(
  {
    title: FERRY,
    issuedOn: '2015-03-01',
    effectiveOn: '2015-07-01',
    lines: [FERRY, note('2015年3月1日'), '第一条　甲。', '第二条　新。', '第三条　乙。'],
  },
  '2015-03-01',
);
const third = edition({
  title: FERRY,
  issuedOn: '2023-03-01',
  lines: [FERRY, note('2015年3月1日', '2023年3月1日'), '第一条　新。', '第二条　甲。', '第三条　新。', '第四条　乙。'],
});

function meant(citing: Sample, held: readonly HeldEdition[] = [first, second, third]) {
  const current = held.at(-1) ?? third;
  const library = libraryByTitle([
    { slug: workId('duchuan'), title: FERRY, shortTitles: [], text: current.text, editions: held },
  ]);
  const text = edition(citing);
  const resolved = resolveExternal(
    { slug: workId('self'), edition: text },
    findReferences(text.text).references,
    library,
  ).at(-1);
  if (resolved?.regulation == null) return '没有链接';
  return `${resolved.edition ?? '现行'}${resolved.isAssumed ? '（推定）' : ''} ${resolved.targets.join(' ')}`;
}

const rule = (words: string, issuedOn?: string, effectiveOn?: string): Sample => ({
  title: '渡船登记办法',
  ...(issuedOn === undefined ? {} : { issuedOn }),
  ...(effectiveOn === undefined ? {} : { effectiveOn }),
  lines: [`第一条　${words}`],
});

const CITED = '依照《渡船管理条例》第二条登记。';

describe('a text means the law', () => {
  test.each([
    ['of its own day', '2012-05-01', undefined, '2010-03-01 art_2'],
    ['that is promulgated but not yet law: still the one before', '2015-04-01', undefined, '2010-03-01 art_2'],
    ['that will be law when the text becomes so', '2015-06-01', '2015-07-01', '2015-03-01 art_2'],
    ['of its own day, years later', '2018-01-01', undefined, '2015-03-01 art_2'],
    ['in force', '2024-01-01', undefined, '现行 art_2'],
    ['of the very day', '2023-03-01', undefined, '现行 art_2'],
    ['in force, where the text is older than all that is held', '2008-01-01', undefined, '现行（推定） art_2'],
    ['in force, where the text has no day', undefined, undefined, '现行（推定） art_2'],
  ])('%s', (_, issuedOn, effectiveOn, expected) => {
    expect(meant(rule(CITED, issuedOn, effectiveOn))).toBe(expected);
  });

  test('in force, where the amendment of its time is not held', () => {
    expect(meant(rule(CITED, '2018-01-01'), [first, third])).toBe('现行（推定） art_2');
    expect(meant(rule(CITED, '2012-01-01'), [first, third])).toBe('2010-03-01 art_2');
  });

  test('and what that edition does not have is no link to another', () => {
    expect(meant(rule('依照《渡船管理条例》第四条登记。', '2012-05-01'))).toBe('没有链接');
  });
});

describe('words that name another edition', () => {
  test.each([
    ['依照原《渡船管理条例》第二条登记。', '2010-03-01 art_2'],
    ['依照修订前的《渡船管理条例》第二条登记。', '2010-03-01 art_2'],
    ['依照《渡船管理条例》（2010年公布）第二条登记。', '2010-03-01 art_2'],
    ['依照《渡船管理条例（2023年修正）》第二条登记。', '现行 art_2'],
    ['依照2010年《渡船管理条例》第二条登记。', '2010-03-01 art_2'],
    ['依照2015年修正的《渡船管理条例》第二条登记。', '2015-03-01 art_2'],
    ['依照《渡船管理条例》（2005年修正）第二条登记。', '现行（推定） art_2'],
  ])('%s', (words, expected) => {
    expect(meant(rule(words, '2018-01-01'))).toBe(expected);
  });

  test('原 of the first that is held leads nowhere', () => {
    expect(meant(rule('依照原《渡船管理条例》第二条登记。', '2012-01-01'))).toBe('没有链接');
  });
});

describe('a decision speaks of the law as it was', () => {
  const decision = (words: string): Sample => ({
    title: '关于修改《渡船管理条例》的决定',
    issuedOn: '2023-03-01',
    lines: [`一、${words}`],
  });
  test.each([
    ['将第二条修改为：“略。”', '2015-03-01 art_2'],
    ['增加一条，作为第三条：“略。”', '现行 art_3'],
    ['将第一条修改为：“依照本条例第四条登记。”', '现行 art_4'],
  ])('%s', (words, expected) => {
    expect(meant(decision(words))).toBe(expected);
  });
});

test('原第二条 of a text is its own before it was amended', () => {
  const library = libraryByTitle([
    { slug: workId('duchuan'), title: FERRY, shortTitles: [], text: third.text, editions: [first, second, third] },
  ]);
  const amended = edition({
    title: FERRY,
    issuedOn: '2023-03-01',
    lines: ['第一条　甲。', '第二条　依照原第一条登记的，有效。'],
  });
  const own = { ...third, text: amended.text };
  const held = libraryByTitle([
    { slug: workId('duchuan'), title: FERRY, shortTitles: [], text: own.text, editions: [first, second, own] },
  ]);
  const { references } = findReferences(own.text);
  expect(resolveExternal({ slug: workId('duchuan'), edition: own }, references, held)).toMatchObject([
    { edition: '2015-03-01', targets: ['art_1'] },
  ]);
  expect(resolveExternal({ slug: workId('duchuan'), edition: own }, references, library)).toEqual([]);
});
