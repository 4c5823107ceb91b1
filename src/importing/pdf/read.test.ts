import { describe, expect, test } from 'vitest';
import { linesOfBlocks } from '../lines.ts';
import { type DrawnText, pdf } from '../testing.ts';
import { characterOfRadical } from './radicals.ts';
import { readPdf } from './read.ts';

/** Lines from the top down, ten points a letter and sixteen a line, forty letters wide. */
type Line = readonly [indent: number, text: string];

const page = (...rows: readonly Line[]): readonly DrawnText[] =>
  rows.map(([indent, text], i) => ({ x: 100 + indent * 10, y: 700 - i * 16, text }));

const FULL = '渡'.repeat(40);

async function read(...args: Parameters<typeof pdf>) {
  const reading = await readPdf(pdf(...args));
  if (reading.kind !== 'read') throw new Error(reading.kind);
  return {
    lines: linesOfBlocks(reading.pages.blocks).map(({ text }) => text),
    met: reading.pages.met,
    blocks: reading.pages.blocks,
  };
}

describe('paragraphs of a PDF', () => {
  test('begin with an indent', async () => {
    const drawn = page(
      [2, `${'渡'.repeat(37)}。`],
      [0, '船口。'],
      [2, '第二条'],
      [2, `${'船'.repeat(37)}。`],
      [2, '第三条甲。'],
      [2, `${'口'.repeat(38)}`],
      [0, FULL],
      [0, '岸。'],
    );
    expect((await read([{ drawn }])).lines).toEqual([
      `${'渡'.repeat(37)}。船口。`,
      '第二条',
      `${'船'.repeat(37)}。`,
      '第三条甲。',
      `${'口'.repeat(38)}${FULL}岸。`,
    ]);
  });

  test('go on over a page, past its number and its running head', async () => {
    const head = { x: 250, y: 780, text: '渡船条例' };
    const drawn = (number: string, ...rows: readonly Line[]) => [
      head,
      ...page(...rows),
      { x: 290, y: 30, text: `— ${number} —` },
    ];
    const first = drawn('1', [2, '船'.repeat(38)], [0, FULL], [2, '口'.repeat(38)], [0, FULL]);
    const second = drawn('2', [0, `${'岸'.repeat(39)}。`], [2, '第二条甲。'], [2, '第三条乙。']);
    const { lines, met } = await read([{ drawn: first }, { drawn: second }]);
    expect(lines).toEqual([
      '船'.repeat(38) + FULL,
      `${'口'.repeat(38)}${FULL}${'岸'.repeat(39)}。`,
      '第二条甲。',
      '第三条乙。',
    ]);
    expect(met.filter(({ kind }) => kind === 'page-furniture')).toHaveLength(4);
  });

  test('whose end nothing shows are told', async () => {
    const drawn = page(
      [0, `${'渡'.repeat(39)}。`],
      [0, FULL],
      [0, '船。'],
      [0, `${'口'.repeat(39)}。`],
      [0, '第二条　甲。'],
      [0, FULL],
      [0, '岸。'],
    );
    const { lines, met } = await read([{ drawn }]);
    expect(lines).toEqual([
      `${'渡'.repeat(39)}。`,
      `${FULL}船。`,
      `${'口'.repeat(39)}。`,
      '第二条　甲。',
      `${FULL}岸。`,
    ]);
    expect(met.filter(({ kind }) => kind === 'invisible-end').map(({ text }) => text)).toEqual([
      `${'渡'.repeat(13)}。\n${'渡'.repeat(14)}`,
    ]);
  });
});

test('blanks are as wide as the page shows them, and none parts Han from Latin', async () => {
  const drawn = [
    { x: 100, y: 700, text: '第一条' },
    { x: 140, y: 700, text: '渡船' },
    { x: 162.5, y: 700, text: 'A' },
    { x: 170, y: 700, text: '口岸应当登记，登记由渡口管理处负责。' },
  ];
  expect((await read([{ drawn }])).lines).toEqual(['第一条　渡船A口岸应当登记，登记由渡口管理处负责。']);
});

test.each([
  ['⼈', '人'],
  ['⺠', '民'],
  ['⼾', '户'],
  ['⻓', '长'],
  ['人', null],
  ['﨎', null],
])('the radical %s stands for %s', (radical, expected) => {
  expect(characterOfRadical(radical)).toBe(expected);
});

test('a line whose letters all stand apart to fill it has no blanks; a heading without a sentence has them', async () => {
  const apart = (text: string, y: number, step: number): readonly DrawnText[] =>
    [...text].map((letter, i) => ({ x: 100 + i * step, y, text: letter }));
  expect((await read([{ drawn: apart('渡船，登记', 700, 19) }])).lines).toEqual(['渡船，登记']);
  expect((await read([{ drawn: apart('渡口局令', 700, 20) }])).lines).toEqual(['渡　口　局　令']);
});

test('letters drawn twice are bold, not double', async () => {
  const text = '渡船应当登记，登记由渡口管理处负责。';
  expect(
    (
      await read([
        {
          drawn: [
            { x: 100, y: 700, text },
            { x: 100.3, y: 700, text },
          ],
        },
      ])
    ).lines,
  ).toEqual([text]);
});

describe('tables of a PDF', () => {
  const box = (x0: number, y0: number, x1: number, y1: number) =>
    [
      [x0, y0, x1, y0],
      [x0, y1, x1, y1],
      [x0, y0, x0, y1],
      [x1, y0, x1, y1],
    ] as const;
  const above = page([2, '渡船按照下表登记，登记由渡口管理处负责。']);

  test('have the cells that their lines close in', async () => {
    const rules = [
      ...box(100, 600, 200, 660),
      ...box(200, 630, 400, 660),
      ...box(200, 600, 300, 630),
      ...box(300, 600, 400, 630),
    ];
    const cells = [
      { x: 110, y: 640, text: '类别' },
      { x: 210, y: 640, text: '条件' },
      { x: 210, y: 610, text: '甲' },
      { x: 310, y: 610, text: '乙' },
    ];
    const { lines, blocks } = await read([{ drawn: [...above, ...cells], rules }]);
    expect(lines.slice(1)).toEqual(['类别\t条件\t', '\t甲\t乙']);
    const table = blocks.at(-1);
    expect(table?.kind === 'table' ? table.rows[0]?.map(({ rowspan, colspan }) => [rowspan, colspan]) : null).toEqual([
      [2, 1],
      [1, 2],
    ]);
  });

  test('go on over a page, their head row once', async () => {
    const rules = (top: number) => [
      ...box(100, top - 30, 200, top),
      ...box(200, top - 30, 300, top),
      ...box(100, top - 60, 200, top - 30),
      ...box(200, top - 60, 300, top - 30),
    ];
    const head = (y: number) => [
      { x: 110, y, text: '名称' },
      { x: 210, y, text: '税率' },
    ];
    const first = {
      drawn: [...above, ...head(140), { x: 110, y: 110, text: '甲船' }, { x: 210, y: 110, text: '一成' }],
      rules: rules(160),
    };
    const second = {
      drawn: [...head(740), { x: 110, y: 710, text: '乙船' }, { x: 210, y: 710, text: '二成' }],
      rules: rules(760),
    };
    expect((await read([first, second])).lines.slice(1)).toEqual(['名称\t税率', '甲船\t一成', '乙船\t二成']);
  });
});

describe('a PDF that cannot be read', () => {
  test('because its codes are no letters', async () => {
    const reading = await readPdf(
      pdf([{ drawn: page([0, '渡船应当登记，登记由渡口管理处负责。']) }], { unmapped: true }),
    );
    expect(reading.kind).toBe('letters');
  });
  test.each([
    ['letters', 'O'],
    ['digits', '2'],
  ])('because codes without a letter were taken for %s: they are as wide as Chinese ones', async (_, wide) => {
    const drawn = page([0, `渡船应当${wide}记，${wide}记由渡口${wide}理处负责。`]);
    expect(await readPdf(pdf([{ drawn }], { wide }))).toMatchObject({ kind: 'letters', unknown: 3 });
    expect((await readPdf(pdf([{ drawn }]))).kind).toBe('read');
  });
  test('because it has no text', async () => {
    expect((await readPdf(pdf([{ drawn: [] }]))).kind).toBe('scan');
  });
  test('because it is broken', async () => {
    expect((await readPdf(new TextEncoder().encode('%PDF-1.5\n???'))).kind).toBe('damaged');
  });
});

describe('what a page of a PDF shows otherwise', () => {
  test('blanks of full width, by whichever code', async () => {
    const { lines } = await read([
      { drawn: page([2, '第一条\u2003渡船应当登记。'], [2, '第二条　渡口。'], [2, '第三条渡口。']) },
    ]);
    expect(lines[0]).toBe('第一条　渡船应当登记。');
  });

  test('a title and a 题注 that fill their lines go on in the next, a title in brackets does not', async () => {
    const drawn = page(
      [0, `${'渡'.repeat(39)}口`],
      [18, '管理办法'],
      [18, '（试行）'],
      [0, `（${'二'.repeat(38)}市`],
      [0, `${'人'.repeat(38)}公布`],
      [16, '自某日起施行）'],
      [2, `${'船'.repeat(37)}。`],
      [2, `${'岸'.repeat(37)}。`],
      [2, '第三条甲。'],
    );
    expect((await read([{ drawn }])).lines.slice(0, 3)).toEqual([
      `${'渡'.repeat(39)}口管理办法`,
      '（试行）',
      `（${'二'.repeat(38)}市${'人'.repeat(38)}公布自某日起施行）`,
    ]);
  });

  test('a line that ends early before a number goes on', async () => {
    const drawn = page(
      [2, `${'船'.repeat(36)}起`],
      [0, '５日内登记。'],
      [2, '第二条甲。'],
      [2, '第三条乙。'],
      [0, FULL],
      [0, '岸。'],
    );
    expect((await read([{ drawn }])).lines[0]).toBe(`${'船'.repeat(36)}起５日内登记。`);
  });

  test('running heads of left and right pages', async () => {
    const body = page([2, '船'.repeat(38)], [0, '岸。'], [2, '甲。'], [2, '乙。']);
    const pages = ['渡船条例', '某某市公报', '渡船条例', '某某市公报'].map((head) => ({
      drawn: [{ x: 250, y: 705 + 10, text: head }, ...body.map((line) => ({ ...line, y: line.y - 40 }))],
    }));
    const { lines } = await read(pages);
    expect(lines.filter((line) => /条例|公报/.test(line))).toEqual([]);
  });

  test('two columns are read one after the other, what stands across them in its place', async () => {
    const column = (left: number, letter: string): readonly DrawnText[] =>
      Array.from({ length: 12 }, (_, i) => ({
        x: left + (i % 6 === 0 ? 20 : 0),
        y: 660 - i * 16,
        text: letter.repeat(i % 6 === 0 ? 18 : 20),
      }));
    const drawn = [
      { x: 200, y: 700, text: '某某市渡船管理办法公报' },
      ...column(60, '渡'),
      ...column(280, '船'),
      { x: 280, y: 660 - 12 * 16, text: '完。' },
    ];
    const { lines } = await read([{ drawn }]);
    expect(lines).toEqual([
      '某某市渡船管理办法公报',
      '渡'.repeat(118),
      `${'渡'.repeat(118)}`,
      '船'.repeat(118),
      `${'船'.repeat(118)}完。`,
    ]);
  });

  test('a letter without a code is shown as unknown, never left out', async () => {
    const drawn = page(
      [2, `${'渡'.repeat(37)}。`],
      [0, FULL],
      [0, FULL],
      [0, `${'船'.repeat(39)}。`],
      [2, '第二条甲。'],
      [2, '第三条\u0000乙。'],
    );
    const { lines, met } = await read([{ drawn }]);
    expect(lines.join('')).toContain('第三条\ufffd乙。');
    expect(met).toContainEqual({ kind: 'unreadable', text: '\ufffd' });
  });
});
