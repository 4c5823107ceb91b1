/**
 * `npm test`: formatter and linter, type check, every test of behaviour. `npm run trials`: what takes longer or needs services, with
 * what was skipped and why. All parts run even when one fails; the closing line `N passed, N failed` counts each test and each check,
 * and is kept in `.cache/test/verdict.txt` or `.cache/trials/verdict.txt`, what failed in `failed.txt` beside it, a line each.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cac } from 'cac';
import { type Check, failedIn, formatVerdict, skippedIn, type TestReport, verdict } from '../tests/support/verdict.ts';
import { runCommand } from './command-line/run-command.ts';

/** Projects of vitest.config.ts, and scripts of package.json that have no cases of their own. */
const RUNS = {
  test: { checks: ['lint', 'typecheck', 'unused'], projects: ['unit', 'builds', 'site'] },
  trials: { checks: [], projects: ['trials', 'trials-site', 'trials-offline'] },
} as const;

const root = fileURLToPath(new URL('..', import.meta.url));

const cli = cac('test');
cli.command('', '格式、类型和全部测试').action(() => runAll('test'));
cli.command('trials', '更久的、需要服务的试验').action(() => runAll('trials'));
await runCommand(cli, 2);

function runAll(name: keyof typeof RUNS): void {
  const { checks, projects } = RUNS[name];
  const results = join(root, '.cache', name);
  const reportFile = join(results, 'report.json');
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });

  const checked: readonly Check[] = checks.map((script) => ({
    name: script,
    passed: run('npm', ['run', '-s', script]),
  }));
  const chosen = projects.flatMap((project) => ['--project', project]);
  run('npx', ['vitest', 'run', ...chosen, '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`]);

  const report = readReport(reportFile);
  const outcome = verdict(checked, report);
  const line = formatVerdict(outcome);
  writeFileSync(join(results, 'verdict.txt'), `${line}\n`);
  const skipped = report === null ? [] : skippedIn(report);
  if (skipped.length > 0) console.log(`\n跳过：\n${skipped.map((each) => `  ${each}`).join('\n')}`);
  const failed = failedIn(checked, report);
  writeFileSync(join(results, 'failed.txt'), failed.map((each) => `${each}\n`).join(''));
  if (failed.length > 0) console.log(`\n没有通过：\n${failed.map((each) => `  ${each}`).join('\n')}`);
  console.log(`\n${line}`);
  process.exitCode = outcome.failed === 0 ? 0 : 1;
}

function run(command: string, args: readonly string[]): boolean {
  console.log(`\n▶ ${command} ${args.join(' ')}`);
  return spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status === 0;
}

function readReport(reportFile: string): TestReport | null {
  try {
    return JSON.parse(readFileSync(reportFile, 'utf8'));
  } catch {
    return null;
  }
}
