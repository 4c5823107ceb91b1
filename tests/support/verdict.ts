/** Counts what a test run has shown, from what each of its parts reports. */

/** The name of a trial that cannot be run here says why; the closing lines of `npm run trials` repeat it. */
export const trialName = (name: string, missing: string | null): string =>
  missing === null ? name : `${name}（跳过：${missing}）`;

/** A part of the run without cases of its own, such as the type check: passed or failed as a whole. */
export interface Check {
  readonly name: string;
  readonly passed: boolean;
}

/** What is read of Vitest's JSON report. */
export interface TestReport {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly TestFile[];
}

interface TestFile {
  readonly name: string;
  readonly status: string;
  /** Why the file could not be loaded. */
  readonly message?: string;
  readonly assertionResults: readonly TestResult[];
}

interface TestResult {
  readonly status: string;
  readonly title: string;
  readonly ancestorTitles: readonly string[];
  readonly failureMessages?: readonly string[];
}

export interface Verdict {
  readonly passed: number;
  readonly failed: number;
}

/**
 * A run without a report (it crashed, or could not start) and a run without tests are failures, and so is a file that could not be
 * loaded: it holds no case that could fail.
 */
export function verdict(checks: readonly Check[], report: TestReport | null): Verdict {
  const tests = report ? testVerdict(report) : { passed: 0, failed: 1 };
  const passedChecks = checks.filter(({ passed }) => passed).length;
  return { passed: tests.passed + passedChecks, failed: tests.failed + checks.length - passedChecks };
}

function testVerdict(report: TestReport): Verdict {
  const { numPassedTests: passed, numFailedTests } = report;
  const failed = numFailedTests + report.testResults.filter(isUnloaded).length;
  const silentFailure = failed === 0 && (!report.success || passed === 0);
  return { passed, failed: silentFailure ? 1 : failed };
}

const isUnloaded = (file: TestFile): boolean => file.status === 'failed' && file.assertionResults.length === 0;

export function formatVerdict({ passed, failed }: Verdict): string {
  return `${passed} passed, ${failed} failed`;
}

/** What was left out, each once: the block that says why in its name, else the case. */
export function skippedIn({ testResults }: TestReport): readonly string[] {
  const results = testResults.flatMap(({ assertionResults }) => assertionResults);
  const skipped = results.filter(({ status }) => status === 'skipped' || status === 'pending');
  return [...new Set(skipped.map(({ title, ancestorTitles }) => ancestorTitles[0] ?? title))];
}

/** What failed, a line each: the check, or the file with the line it failed at, the case and the first line of what it found. */
export function failedIn(checks: readonly Check[], report: TestReport | null): readonly string[] {
  const failedChecks = checks.filter(({ passed }) => !passed).map(({ name }) => name);
  if (report === null) return [...failedChecks, '测试没有留下结果'];
  const failedTests = report.testResults.flatMap((file) => {
    const line = (names: readonly string[], why: string) => {
      const [number] = why.split(`${file.name}:`, 2)[1]?.match(/^\d+/) ?? [];
      const place = file.name.replace(/^.*\/(?=(?:src|tests)\/)/, '') + (number ? `:${number}` : '');
      return `${[place, ...names].join(' > ')}：${why.split('\n', 1)[0]}`;
    };
    if (isUnloaded(file)) return [line([], file.message ?? '')];
    return file.assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ ancestorTitles, title, failureMessages = [] }) =>
        line([...ancestorTitles, title], failureMessages[0] ?? ''),
      );
  });
  // Vitest's own trouble, outside of any case
  const others =
    failedTests.length === 0 && testVerdict(report).failed > 0 ? ['测试之外有错误，或者一个也没有运行'] : [];
  return [...failedChecks, ...failedTests, ...others];
}
