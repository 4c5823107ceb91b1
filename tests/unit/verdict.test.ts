import { describe, expect, test } from 'vitest';
import { failedIn, formatVerdict, skippedIn, type TestReport, trialName, verdict } from '../support/verdict.ts';

const result = (status: string, title: string, ...ancestorTitles: readonly string[]) => ({
  status,
  title,
  ancestorTitles,
});

const file = (status: string, assertionResults: readonly ReturnType<typeof result>[], message = '') => ({
  name: '/somewhere/src/a.test.ts',
  status,
  message,
  assertionResults,
});

const report = (overrides: Partial<TestReport>): TestReport => ({
  success: true,
  numPassedTests: 5,
  numFailedTests: 0,
  testResults: [file('passed', [result('passed', '甲')])],
  ...overrides,
});

const lint = { name: 'lint', passed: true };
const types = { name: 'types', passed: false };

describe('the closing line of a test run', () => {
  test.each([
    ['counts cases and checks alike', [lint], report({}), '6 passed, 0 failed'],
    ['counts a failed check', [lint, types], report({}), '6 passed, 1 failed'],
    ['counts failed cases', [lint], report({ success: false, numFailedTests: 2 }), '6 passed, 2 failed'],
    [
      'counts a test file that could not be loaded',
      [lint],
      report({ success: false, testResults: [file('failed', [])] }),
      '6 passed, 1 failed',
    ],
    ['fails when Vitest failed outside of any case', [lint], report({ success: false }), '6 passed, 1 failed'],
    ['fails when no test ran', [lint], report({ numPassedTests: 0, testResults: [] }), '1 passed, 1 failed'],
    ['fails when Vitest left no report', [lint], null, '1 passed, 1 failed'],
  ])('%s', (_, checks, vitest, line) => {
    expect(formatVerdict(verdict(checks, vitest))).toBe(line);
  });
});

test('what was skipped is named once, by the block that says why', () => {
  const reason = trialName('behind nginx', '没有 nginx');
  expect(reason).toBe('behind nginx（跳过：没有 nginx）');
  expect(trialName('behind nginx', null)).toBe('behind nginx');
  const assertionResults = [
    result('skipped', '甲', reason),
    result('skipped', '乙', reason, '内'),
    result('pending', '丙'),
    result('passed', '丁', '别处'),
  ];
  expect(skippedIn(report({ testResults: [file('passed', assertionResults)] }))).toEqual([reason, '丙']);
});

test('what failed is named, a line each, with what it found', () => {
  const failed = {
    ...result('failed', '乙', '外', '内'),
    failureMessages: [
      'AssertionError: 一 /somewhere/src/a.test.ts.snap\n    at /b/src/b.ts:3:1\n    at /somewhere/src/a.test.ts:12:5',
      '三',
    ],
  };
  const testResults = [file('failed', [result('passed', '甲'), failed]), file('failed', [], 'SyntaxError: 四\n五')];
  expect(failedIn([lint, types], report({ success: false, testResults }))).toEqual([
    'types',
    'src/a.test.ts:12 > 外 > 内 > 乙：AssertionError: 一 /somewhere/src/a.test.ts.snap',
    'src/a.test.ts：SyntaxError: 四',
  ]);
  expect(failedIn([lint], null)).toEqual(['测试没有留下结果']);
  expect(failedIn([lint], report({ success: false }))).toEqual(['测试之外有错误，或者一个也没有运行']);
  expect(failedIn([lint], report({}))).toEqual([]);
});
