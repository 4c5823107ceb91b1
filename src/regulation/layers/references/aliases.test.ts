import { describe, expect, test } from 'vitest';
import { aliasTable, definedAliases, inheritedAlias } from './aliases.ts';

const table = (...lines: readonly string[]) => aliasTable(lines.flatMap(definedAliases));

describe('short names', () => {
  test.each([
    ['根据《中华人民共和国烟草专卖法》（以下简称《烟草专卖法》）', '烟草专卖法', '中华人民共和国烟草专卖法'],
    ['根据《土地复垦条例》(以下简称条例)', '条例', '土地复垦条例'],
    ['《企业信息公示暂行条例》（国务院令第654号，以下简称《条例》）', '条例', '企业信息公示暂行条例'],
    ['为了实施 《职工带薪年休假条例》 （以下简称条例）', '条例', '职工带薪年休假条例'],
    ['根据《样品条例》（国务院令第440号，以下称《条例》）', '条例', '样品条例'],
    ['和《样品法司法解释》（以下简称《解释（三）》），', '解释（三）', '样品法司法解释'],
    ['依照民事诉讼法（以下简称民诉法）', '民诉法', '中华人民共和国民事诉讼法'],
    ['《中华人民共和国样品条例》(以下简称“《条例》”)', '条例', '中华人民共和国样品条例'],
  ])('%s', (line, name, title) => {
    expect(table(line).titles).toEqual(new Map([[name, title]]));
  });

  test.each(['（以下分别简称《条例》《办法》）', '（以下分别简称“条例”、“办法”）', '（以下分别称条例和办法）'])(
    'of two at once %s',
    (definition) => {
      expect(table(`依照《丙法》、《甲条例》和《乙办法》${definition}`).titles).toEqual(
        new Map([
          ['条例', '甲条例'],
          ['办法', '乙办法'],
        ]),
      );
    },
  );

  test.each([
    '国家标准化管理委员会（以下简称标准委）',
    '根据不知名渡船法（以下简称渡法）',
    '发给《境外电视节目许可证》（以下简称《许可证》）',
  ])('%s names no law', (line) => {
    expect(table(line).titles.size).toBe(0);
  });

  test('of two at once need two titles', () => {
    expect(table('《甲条例》（以下分别简称《条例》《办法》）').titles.size).toBe(0);
  });

  test('the title of implementing rules names what they implement', () => {
    expect(aliasTable(inheritedAlias('土地复垦条例实施办法')).titles).toEqual(new Map([['条例', '土地复垦条例']]));
    expect(aliasTable(inheritedAlias('中华人民共和国样品税法实施细则')).titles).toEqual(
      new Map([
        ['样品税法', '中华人民共和国样品税法'],
        ['税法', '中华人民共和国样品税法'],
      ]),
    );
    expect(aliasTable(inheritedAlias('渡船法实施细则')).titles).toEqual(new Map([['渡船法', '中华人民共和国渡船法']]));
    expect(inheritedAlias('土地复垦条例')).toEqual([]);
  });
});

describe('what is wrong is said and not used', () => {
  test('a name two laws claim', () => {
    const { titles, problems } = table('《甲条例》（以下简称《条例》）', '《乙条例》（以下简称《条例》）');
    expect(titles.size).toBe(0);
    expect(problems).toMatchObject([{ code: 'alias-ambiguous', titles: ['甲条例', '乙条例'] }]);
  });

  test('names that stand for each other', () => {
    const { titles, problems } = table('《甲条例》（以下简称乙条例）', '《乙条例》（以下简称甲条例）');
    expect(titles.size).toBe(0);
    expect(problems.map(({ code }) => code)).toEqual(['alias-circular', 'alias-circular']);
  });

  test('a name that is defined twice alike is fine', () => {
    expect(table('《甲条例》（以下简称《条例》）', '《甲条例》（以下简称《条例》）').problems).toEqual([]);
  });
});
