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
