import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../src/files/paths.ts';
import { sampleTexts } from '../../src/search/measuring/accuracy.ts';
import { median, parseStat, percentile, usageOfTree } from '../bench/machine.ts';
import { PARTS } from '../bench/parts.ts';
import { figureTable, formatTable, rounded, verdictOf } from '../bench/table.ts';

describe('statistics', () => {
  test.each([
    [[3], 3],
    [[9, 1, 5], 5],
    [[4, 1, 3, 2], 2.5],
  ])('the median of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  test('the 95th percentile of 1 to 100 is 95, of a few values the greatest', () => {
    expect(
      percentile(
        Array.from({ length: 100 }, (_, index) => 100 - index),
        0.95,
      ),
    ).toBe(95);
    expect(percentile([1, 2, 3], 0.95)).toBe(3);
  });

  test('at least the given share of all values is at most the percentile, and fewer are below it', () => {
    const values = fc.array(fc.integer(), { minLength: 1 });
    fc.assert(
      fc.property(values, fc.constantFrom(0.05, 0.5, 0.95, 1), (all, share) => {
        const value = percentile(all, share);
        expect(all.filter((each) => each <= value).length).toBeGreaterThanOrEqual(share * all.length);
        expect(all.filter((each) => each < value).length).toBeLessThan(share * all.length);
      }),
    );
  });

  test('of nothing there is no median', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('tables', () => {
  test.each([
    [{ value: 60, atMost: 60 }, '✓'],
    [{ value: 60.1, atMost: 60 }, '✗'],
    [{ value: 98, atLeast: 99 }, '✗'],
    [{ value: 99, atLeast: 99 }, '✓'],
    [{ value: Number.NaN, atMost: 60 }, '✗'],
    [{ value: 60 }, ''],
  ])('%j is judged “%s”', (figure, verdict) => {
    expect(verdictOf({ name: '转换', unit: '秒', ...figure })).toBe(verdict);
  });

  test.each([
    [0, '0'],
    [23, '23'],
    [12345.6, '12346'],
    [123.4, '123'],
    [1.2345, '1.23'],
    [0.012345, '0.0123'],
    [Number.NaN, 'NaN'],
  ])('%d is written %s', (value, written) => {
    expect(rounded(value)).toBe(written);
  });

  test('line up where Chinese characters are two columns wide', () => {
    const table = figureTable('速度', [
      { name: '转换', value: 1.5, unit: '秒', atMost: 60 },
      { name: 'a', value: 2, unit: 'kB' },
    ]);
    expect(formatTable(table)).toBe(
      [
        '速度',
        '',
        '| 指标 | 实测    | 目标    |   |',
        '| ---- | ------- | ------- | - |',
        '| 转换 | 1.50 秒 | ≤ 60 秒 | ✓ |',
        '| a    | 2 kB    |         |   |',
        '',
      ].join('\n'),
    );
  });
});

describe('the processes of a build', () => {
  test('are summed from the command down, and nothing beside it', () => {
    const processes = [
      { id: 1, parent: 0, bytes: 1000, seconds: 100 },
      { id: 2, parent: 1, bytes: 10, seconds: 1 },
      { id: 3, parent: 2, bytes: 5, seconds: 2 },
      { id: 4, parent: 3, bytes: 2, seconds: 3 },
      { id: 5, parent: 1, bytes: 700, seconds: 70 },
    ];
    expect(usageOfTree(2, processes)).toEqual({ bytes: 17, seconds: 6, largest: 10 });
    expect(usageOfTree(9, processes)).toEqual({ bytes: 0, seconds: 0, largest: 0 });
  });

  test('are read from the kernel, whatever their name', () => {
    const stat = '42 (a) b (c) S 7 42 42 0 -1 4194304 900 0 0 0 150 50 25 75 20 0 1 0 100 1000000 250 0 0';
    expect(parseStat(42, stat)).toEqual({ id: 42, parent: 7, bytes: 1_024_000, seconds: 3 });
  });
});

test('samples are substrings without signs, the same every time, and as many as asked for', () => {
  const texts = ['第一条　为了规范法律', '援助工作，制定本法。'];
  const samples = sampleTexts(texts, 2, 10);
  expect(samples).toHaveLength(10);
  for (const sample of samples) expect(texts.some((text) => text.includes(sample))).toBe(true);
  expect(samples.join('')).not.toMatch(/[　，。]/);
  expect(sampleTexts(texts, 2, 10)).toEqual(samples);
});

test('every part is there where no test runs', () => {
  const parts = PARTS.map((part) => join(projectRoot, 'tests/bench/parts', `${part}.ts`));
  const load = 'await Promise.all(process.argv.slice(1).map((part) => import(part)))';
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', load, ...parts], {
    cwd: projectRoot,
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
}, 60_000);
