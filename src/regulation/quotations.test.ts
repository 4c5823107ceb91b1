import { describe, expect, test } from 'vitest';
import { QuotationReader, quotedLines, unpairedMarks } from './quotations.ts';

describe('lines inside a quotation', () => {
  test.each([
    ['that every paragraph opens anew', ['修改为：“甲。', '“乙。', '“丙。”', '丁。'], []],
    ['that is opened once and closed at the end', ['修改为：“甲。', '乙。', '丙。”', '丁。'], [1, 2]],
    ['in 「」', ['修改为：「甲。', '乙。', '丙。」', '丁。'], [1, 2]],
    ['in 『』 within 「」', ['修改为：「甲『子』。', '乙。』」', '丁。'], [1]],
    ['of which the end was forgotten', ['修改为：“甲。', '乙。', '改为：“丙。”'], []],
    ['that is not announced', ['甲“乙。', '丙。”'], []],
  ])('%s', (_, lines, quoted) => {
    expect([...quotedLines(lines)]).toEqual(quoted);
  });
});

test.each([
  [['甲「乙。'], ['0:1 closing']],
  [['甲」乙。'], ['0:1 opening']],
  [['甲「乙『丙』。」'], []],
])('marks of %j without a partner', (lines, expected) => {
  expect(unpairedMarks(lines, 9).map(({ line, at, lacks }) => `${line}:${at} ${lacks}`)).toEqual(expected);
});

describe('an amendment speaks', () => {
  const read = (...lines: readonly string[]): readonly string[] => {
    const reader = new QuotationReader((words) => words.endsWith('修改为：'));
    return lines.flatMap((line) =>
      reader.read(line).map(({ voice, start, end }) => `${voice} ${line.slice(start, end)}`),
    );
  };

  test.each([
    ['“', '”'],
    ['「', '」'],
  ])('with the voice of the law between %s and %s', (open, close) => {
    expect(read(`第二条修改为：${open}甲。`, `${open}乙。${close}第三条的${open}丙${close}删去。`)).toEqual([
      'own 第二条修改为：',
      `quoted ${open}甲。`,
      `quoted ${open}乙。${close}`,
      `own 第三条的${open}丙${close}删去。`,
    ]);
  });

  test('announced on the line before, until it is told to begin anew', () => {
    expect(read('修改为：', '“甲。', '乙。”')).toEqual(['own 修改为：', 'quoted “甲。', 'quoted 乙。”']);
    const reader = new QuotationReader(() => true);
    reader.read('“甲。');
    reader.reset();
    expect(reader.read('乙。').map(({ voice }) => voice)).toEqual(['own']);
  });
});
