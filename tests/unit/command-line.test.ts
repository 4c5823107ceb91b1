/** What the commands make of their arguments. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startLibraryMaker } from '../../scripts/command-line/page-makers.ts';
import { projectRoot, runScript } from '../support/site/build-site.ts';

test('every command reads its arguments in the one way that refuses what it does not know', () => {
  const scripts = globSync('scripts/*.ts', { cwd: projectRoot });
  const others = scripts.filter((file) => !readFileSync(join(projectRoot, file), 'utf8').includes('await runCommand('));
  // What the build starts is told nothing
  expect(others.toSorted()).toEqual(
    ['build-archive.ts', 'build-library.ts', 'build-pages.ts', 'render-pages.ts'].map((file) => join('scripts', file)),
  );
});

test.for(['check.ts', 'move.ts', 'permalinks.ts'])(
  '%s --help says how it is used, and is no failure',
  async (script) => {
    const { status, stdout, stderr } = await runScript(script, {}, ['--help']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^用法：\n {2}npm run [a-z]+/);
  },
);

test.for([
  ['inspect.ts', [], '缺少参数。\n用法：\n  npm run inspect -- <...files>'],
  [
    'inspect.ts',
    ['a', '--colour'],
    '没有“--colour”这个选项。\n用法：\n  npm run inspect -- <...files>\n      --json  ',
  ],
  ['new.ts', ['note', 'jieshui'], '缺少参数。\n用法：\n  npm run new -- note <slug> <eId> [quote]\n'],
  ['new.ts', ['note', 'jieshui', 'art_1', '甲', '乙'], '多出了参数：`乙`。带空格的文字要加引号。\n用法：\n'],
  ['new.ts', ['regulation', 'nowhere.txt'], '读不到 nowhere.txt：它不存在。'],
  ['new.ts', ['law'], '用法：\n  npm run new -- regulation <file>\n'],
  ['move.ts', ['rename', 'a'], '缺少参数。\n用法：\n  npm run rename -- <old> <new>\n'],
  [
    'check.ts',
    ['--format'],
    '检查没有完成：选项“--format <format>”后面缺少值。\n用法：\n  npm run check\n      --format <format>  ',
  ],
  ['permalinks.ts', ['--xx'], '没有登记：没有“--xx”这个选项。\n用法：\n  npm run permalinks'],
  ['migrate.ts', ['x', 'y'], '没有改动：多出了参数：`x`, `y`。'],
] as const)('%s %j', async ([script, args, said]) => {
  const { status, stderr } = await runScript(script, {}, args);
  expect(stderr.slice(0, said.length)).toBe(said);
  expect(status).not.toBe(0);
});

test('a build that was interrupted starts nothing more', () => {
  expect(() => startLibraryMaker('nowhere', 'nothing', '', 'nowhere', AbortSignal.abort())).toThrow('aborted');
});
