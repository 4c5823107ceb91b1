import { describe, expect, test } from 'vitest';
import { formatVerdict, type TestReport, verdict } from '../support/verdict.ts';

const report = (overrides: Partial<TestReport>): TestReport => ({
  success: true,
  numPassedTests: 5,
  numFailedTests: 0,
  testResults: [{ status: 'passed', assertionResults: [{}] }],
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
      report({ success: false, testResults: [{ status: 'failed', assertionResults: [] }] }),
      '6 passed, 1 failed',
    ],
    ['fails when Vitest failed outside of any case', [lint], report({ success: false }), '6 passed, 1 failed'],
    ['fails when no test ran', [lint], report({ numPassedTests: 0, testResults: [] }), '1 passed, 1 failed'],
    ['fails when Vitest left no report', [lint], null, '1 passed, 1 failed'],
  ])('%s', (_, checks, vitest, line) => {
    expect(formatVerdict(verdict(checks, vitest))).toBe(line);
  });
});
