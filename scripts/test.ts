/**
 * `npm test`: formatter and linter, type check, every test. All of them run even when one fails; the closing line
 * `N passed, N failed` counts each test and each check, and is kept in `.cache/test/verdict.txt`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Check, formatVerdict, type TestReport, verdict } from '../tests/support/verdict.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = join(root, '.cache', 'test');
const reportFile = join(results, 'report.json');

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const checks: readonly Check[] = [check('lint'), check('typecheck'), check('unused')];
run('npx', ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`]);

const outcome = verdict(checks, readReport());
const line = formatVerdict(outcome);
writeFileSync(join(results, 'verdict.txt'), `${line}\n`);
console.log(`\n${line}`);
process.exitCode = outcome.failed === 0 ? 0 : 1;

/** A script of package.json. */
function check(name: string): Check {
  return { name, passed: run('npm', ['run', '--silent', name]) };
}

function run(command: string, args: readonly string[]): boolean {
  console.log(`\n▶ ${command} ${args.join(' ')}`);
  return spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status === 0;
}

function readReport(): TestReport | null {
  try {
    return JSON.parse(readFileSync(reportFile, 'utf8'));
  } catch {
    return null;
  }
}
