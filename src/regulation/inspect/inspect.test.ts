import { describe, expect, test } from 'vitest';
import { parseBody } from '../structure/testing.ts';
import { outline, type Palette } from './outline.ts';
import { inspectionReport } from './report.ts';

const same = (text: string): string => text;
const plain: Palette = { strong: same, label: same, faint: same, error: same, warning: same };

describe('the report', () => {
  test('counts 款 and 项 of a statute and names the containers above', () => {
    const text = parseBody(
      '目录\n第一章　总则\n第一章　总　则\n第一条（目的）　甲：\n（一）乙；\n1.子；\n（二）丙。\n丁。',
    );
    expect(inspectionReport(text, [], [])).toMatchObject({
      title: '示例规定',
      issuedOn: '2020-01-01',
      scheme: 'statute',
      toc: [6, 7],
      units: [
        {
          eId: 'art_1',
          label: '第一条',
          heading: '（目的）',
          line: 9,
          lines: 5,
          paragraphs: 2,
          items: 2,
          path: ['第一章　总　则'],
        },
      ],
    });
  });

  test('counts —— points of a policy document as paragraphs and as items', () => {
    const text = parseBody('一、甲\n（一）乙\n丙。\n——丁。\n——戊。\n（二）己\n——庚。');
    expect(inspectionReport(text, [], []).units.map(({ eId, paragraphs, items }) => [eId, paragraphs, items])).toEqual([
      ['art_1', 3, 2],
      ['art_2', 1, 1],
    ]);
  });

  test('lists the containers and attachments in order, each with the line it begins on', () => {
    const statute = parseBody(
      '第一编　总则\n第一章　原则\n第一节　适用\n第一条　甲。\n第二章　附则\n第二条　乙。\n附件：甲表\n一、丙。',
    );
    expect(inspectionReport(statute, [], []).containers).toEqual([
      { eId: 'part_1', label: '第一编', heading: '总则', line: 6 },
      { eId: 'part_1__chp_1', label: '第一章', heading: '原则', line: 7 },
      { eId: 'part_1__chp_1__sec_1', label: '第一节', heading: '适用', line: 8 },
      { eId: 'part_1__chp_2', label: '第二章', heading: '附则', line: 10 },
      { eId: 'att_1', label: '附件：', heading: '甲表', line: 12 },
    ]);
    const policy = parseBody('一、甲\n（一）乙。\n二、丙。\n（一）丁。');
    expect(inspectionReport(policy, [], []).containers.map(({ eId, label, line }) => [eId, label, line])).toEqual([
      ['part_1', '一、', 6],
      ['part_2', '二、', 8],
    ]);
  });

  test.each([
    ['第一条　甲：\n一、乙；\n二、丙。', 1, 2],
    ['第一条　甲：\n（一）乙：\n1.丙；\n2.丁。\n戊。', 2, 1],
    ['第一条　甲：\n（一）乙；\n（二）丙。\n第二条　丁。', 1, 2],
  ])('counts the 项 that the outline counts: %j', (body, paragraphs, items) => {
    const text = parseBody(body);
    expect(inspectionReport(text, [], []).units[0]).toMatchObject({ paragraphs, items });
    expect(outline(text, [], plain)).toContain(`· ${paragraphs} 款 ${items} 项`);
  });

  test('puts a reference at its line and in its provision', () => {
    const text = parseBody('第一条　甲。\n第二条　依照第一条办理。');
    const start = text.source.text.lastIndexOf('第一条');
    expect(inspectionReport(text, [{ start, end: start + 3, law: null, targets: ['art_1'] }], []).references).toEqual([
      { line: 7, start: 6, end: 9, text: '第一条', eId: 'art_2__para_1', law: null, targets: ['art_1'] },
    ]);
  });
});

describe('the outline', () => {
  test('shows the tree with its counts, and what looks wrong with its place', () => {
    const text = parseBody('第一章　总则\n第一条　甲：\n（一）乙；\n（二）丙。\n第三条　丁。');
    expect(outline(text, text.diagnostics, plain)).toBe(
      [
        '示例规定',
        '示例机关 · 2020-01-01 · UTF-8 · 以条编号 · 2 个条文页',
        '',
        '第一章 总则  chp_1 · 第 6 行',
        '  第一条  art_1 · 第 7 行 · 1 款 2 项',
        '  第三条  art_3 · 第 10 行 · 1 款',
        '',
        '警告 source.txt:10:1 number-gap',
        '  “第一条”之后是“第三条”，缺第二条。',
        '  请核对原文是否漏了内容；如果原文就是这样，请在 regulation.yaml 中确认。',
      ].join('\n'),
    );
  });
});
