import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseBody } from '../../structure/testing.ts';
import { checkTables, type Span } from './check.ts';
import { gridOf } from './grid.ts';

/** The line of the first row, after the header and the article. */
const FIRST = 7;

const merged = (row: number, column: number, rows: number, columns = 1): Span => ({
  line: FIRST + row,
  column,
  rows,
  columns,
});

function read(rows: readonly string[], spans: readonly Span[] = []) {
  const text = parseBody(['第一条　如下：', ...rows].join('\n'));
  const table = [...text.byEId.values()].find(({ kind }) => kind === 'table');
  if (table === undefined) throw new Error('no table');
  const { source } = text;
  return { grid: gridOf(source.text, table, spans), checked: checkTables(text, spans), source };
}

/** Every row as `甲 ↓2 | 乙 →3`, with ? for what is presumed, # for what heads. */
function shown(rows: readonly string[], spans: readonly Span[] = []): readonly string[] {
  const { grid, source } = read(rows, spans);
  return grid.rows.map(({ kind, cells }) => {
    const texts = cells.map(({ start, end, rows, columns, reading, scope }) =>
      [
        source.text.slice(start, end) || '∅',
        rows > 1 ? `↓${rows}` : '',
        columns > 1 ? `→${columns}` : '',
        reading === 'presumed' ? '?' : '',
        scope === null ? '' : '#',
      ].join(''),
    );
    return `${kind}: ${texts.join(' | ')}`;
  });
}

const codes = (rows: readonly string[], spans: readonly Span[] = []): readonly string[] => {
  const { checked } = read(rows, spans);
  return [
    ...checked.diagnostics.map(({ code, line, column }) => `${code} ${line - FIRST}:${column}`),
    ...checked.problems.map(({ said, key }) => `${said.code} ${key}`),
  ];
};

const HEAD = '一级指标\t二级指标\t三级指标\t性质';

describe('a row that lacks cells', () => {
  test('is covered by those above, at every level, and marked as presumed', () => {
    const rows = [
      HEAD,
      '一、供给\t（一）目录\t1.完整率\t定量',
      '2.及时率\t定量',
      '（二）质量\t3.空值率\t定量',
      '4.重复率\t定性',
    ];
    expect(shown(rows)).toEqual([
      'head: 一级指标# | 二级指标# | 三级指标# | 性质#',
      'body: 一、供给↓4?# | （一）目录↓2? | 1.完整率 | 定量',
      'body: 2.及时率 | 定量',
      'body: （二）质量↓2? | 3.空值率 | 定量',
      'body: 4.重复率 | 定性',
    ]);
    expect(codes(rows)).toEqual(['table-presumed 1:1']);
  });

  test('without numbers is known by what its columns hold', () => {
    expect(shown(['违法行为\t档次\t罚款', '擅自取水\t较轻\t一万元', '较重\t五万元', '擅自排水\t一般\t二万元'])).toEqual(
      [
        'head: 违法行为# | 档次# | 罚款#',
        'body: 擅自取水↓2?# | 较轻 | 一万元',
        'body: 较重 | 五万元',
        'body: 擅自排水# | 一般 | 二万元',
      ],
    );
  });

  test('is confirmed by tables.yaml', () => {
    const rows = ['违法行为\t档次\t罚款', '擅自取水\t较轻\t一万元', '较重\t五万元'];
    expect(shown(rows, [merged(1, 1, 2)])[1]).toBe('body: 擅自取水↓2# | 较轻 | 一万元');
    expect(codes(rows, [merged(1, 1, 2)])).toEqual([]);
  });

  test('is refuted by tables.yaml, and then ragged', () => {
    const rows = ['违法行为\t档次\t罚款', '擅自取水\t较轻\t一万元', '较重\t五万元'];
    expect(shown(rows, [merged(1, 1, 1)])[2]).toBe('body: 较重 | 五万元');
    expect(codes(rows, [merged(1, 1, 1)])).toEqual(['table-ragged 2:1']);
  });

  test.each([
    ['below the head', [HEAD, '1.完整率\t定量']],
    ['at its end, where the last column is left empty', ['名称\t数量\t备注', '甲\t200人\t暂定', '乙\t300人']],
    ['where nothing tells the columns apart', ['甲\t乙\t丙', '丁\t戊\t己', '庚\t辛']],
  ])('%s is ragged', (_, rows) => {
    expect(codes(rows)).toEqual([expect.stringMatching(/^table-ragged/)]);
    expect(shown(rows).join('')).not.toContain('?');
  });
});

describe('merged cells', () => {
  test('of a head of two rows, with empty cells below them', () => {
    const rows = ['类别\t许可条件\t\t分值', '\t合伙企业\t公司\t', '人员\t二人\t五人\t10'];
    expect(shown(rows, [merged(0, 1, 2), merged(0, 2, 1, 2), merged(0, 4, 2)])).toEqual([
      'head: 类别↓2# | 许可条件→2# | 分值↓2#',
      'head: 合伙企业# | 公司#',
      'body: 人员# | 二人 | 五人 | 10',
    ]);
  });

  test('with the covered cells left out', () => {
    const rows = ['类别\t许可条件\t分值', '合伙企业\t公司', '人员\t二人\t五人\t10'];
    expect(shown(rows, [merged(0, 1, 2), merged(0, 2, 1, 2), merged(0, 4, 2)]).slice(0, 2)).toEqual([
      'head: 类别↓2# | 许可条件→2# | 分值↓2#',
      'head: 合伙企业# | 公司#',
    ]);
  });

  test('over rows and columns at once', () => {
    expect(shown(['甲\t\t乙', '\t\t丙', '丁\t戊\t己'], [merged(0, 1, 2, 2)])).toEqual([
      'head: 甲↓2→2# | 乙#',
      'head: 丙#',
      'body: 丁# | 戊 | 己',
    ]);
  });

  test('without tables.yaml empty cells are empty', () => {
    expect(shown(['序号\t行为\t罚款', '1\t甲\t一万元', '\t乙\t二万元'])).toEqual([
      'head: 序号# | 行为# | 罚款#',
      'body: 1 | 甲# | 一万元',
      'body: ∅ | 乙# | 二万元',
    ]);
  });

  test.each<[string, readonly Span[], string]>([
    ['on a line that is no row', [{ line: 6, column: 1, rows: 2, columns: 1 }], 'span-line line'],
    ['over the right edge', [merged(0, 2, 1, 3)], 'span-edge columns'],
    ['in a column that is not there', [merged(0, 4, 1)], 'span-edge column'],
    ['over the bottom', [merged(1, 1, 3)], 'span-edge rows'],
    ['over a cell with text below', [merged(0, 3, 2)], 'span-over-text rows'],
    ['over a cell with text to the right', [merged(0, 1, 1, 2)], 'span-over-text columns'],
    ['over another span', [merged(0, 1, 3), merged(1, 1, 2)], 'span-overlap column'],
    ['given twice', [merged(1, 1, 2), merged(1, 1, 2)], 'span-overlap column'],
  ])('%s are an error, and none is used', (_, spans, expected) => {
    const rows = ['甲\t乙\t丙', '丁\t戊\t己', '\t庚\t辛'];
    expect(codes(rows, spans)).toContain(expected);
    expect(shown(rows, spans.length > 0 && expected !== 'span-line line' ? spans : [])).toEqual(shown(rows));
  });
});

describe('what heads a table', () => {
  test.each([
    ['names over amounts', ['税目\t税率', '渡船\t百分之一']],
    ['two names of columns', ['渡口名称\t主管部门', '东渡\t某局']],
  ])('%s', (_, rows) => {
    expect(read(rows).grid.rows[0]?.kind).toBe('head');
  });

  test.each([
    ['amounts', ['工商界\t200人', '专业界\t200人']],
    ['a sentence', ['违法行为\t责令改正；罚款', '甲\t乙']],
    ['one name beside its value', ['渡口名称\t东渡', '主管部门\t某局']],
    ['nothing, when there is one row', ['渡口名称\t主管部门\t备注']],
  ])('but not %s', (_, rows) => {
    expect(read(rows).grid.rows[0]?.kind).toBe('body');
  });

  test('rows are headed by the first column that tells them apart', () => {
    const rows = ['序号\t行为\t罚款', '1\t甲\t一万元', '2\t乙\t一万元'];
    expect(shown(rows).slice(1)).toEqual(['body: 1 | 甲# | 一万元', 'body: 2 | 乙# | 一万元']);
    expect(shown(['行为\t罚款', '甲\t一万元', '甲\t二万元']).slice(1).join('')).not.toContain('#');
  });

  test('a numbered title across the table heads the rows below it', () => {
    const row = '一、保护方面（共1项）';
    for (const title of [`${row}\t\t`, row])
      expect(shown(['序号\t举措\t部门', title, '1\t甲\t子部', '2\t乙\t丑部'])[1]).toBe(`section: ${row}→3#`);
  });

  test('a form to fill in has no titles across it', () => {
    expect(shown(['姓名\t性别\t单位', '申请人\t\t', '代理人\t\t'])[1]).toBe('body: 申请人 | ∅ | ∅');
  });
});

test('a column that is empty in every row is indentation', () => {
  expect(shown(['\t甲\t乙\t', '\t丙\t丁\t', '\t\t戊\t'])).toEqual(['body: 甲 | 乙', 'body: 丙 | 丁', 'body: ∅ | 戊']);
});

test('every text of a table is in exactly one cell, in order, and no two cells meet, whatever is merged', () => {
  const cell = fc.constantFrom('', '', '甲', '1.乙', '（一）丙', '200元', '一、丁');
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 2, maxLength: 6 });
  const span = fc.record({
    line: fc.integer({ min: FIRST, max: FIRST + 5 }),
    column: fc.integer({ min: 1, max: 5 }),
    rows: fc.integer({ min: 1, max: 3 }),
    columns: fc.integer({ min: 1, max: 3 }),
  });
  fc.assert(
    fc.property(table, fc.array(span, { maxLength: 4 }), (drawn, spans) => {
      const rows = drawn.map((cells) => ['甲', ...cells, '乙'].join('\t'));
      const { grid, source } = read(rows, spans);
      const texts = grid.rows.flatMap(({ cells }) => cells.map(({ start, end }) => source.text.slice(start, end)));
      expect(texts.filter((text) => text !== '')).toEqual(rows.flatMap((row) => row.split('\t').filter(Boolean)));
      const taken = new Set<string>();
      for (const [row, { cells }] of grid.rows.entries())
        for (const { column, rows, columns } of cells)
          for (let y = row; y < row + rows; y++)
            for (let x = column; x < column + columns; x++) {
              expect(taken.has(`${y},${x}`)).toBe(false);
              taken.add(`${y},${x}`);
              expect(x).toBeLessThanOrEqual(grid.columns);
              expect(y).toBeLessThan(grid.rows.length);
            }
    }),
    { numRuns: 500 },
  );
});
