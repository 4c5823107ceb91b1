/** `npm run inspect`, `npm run new`: what a maintainer sees who uses them, well or badly. */
import { join } from 'node:path';
import { describe, expect, vi } from 'vitest';
import { CODE_GROUPS, CONFIRMABLE_CODES } from '../../src/regulation/diagnostic-codes.ts';
import { type ContentFolder, statute, test } from '../support/content-folder.ts';
import { runScript } from '../support/site/build-site.ts';

/** A process a command, on a machine that may be busy. */
vi.setConfig({ testTimeout: 60_000 });

const folder = 'regulations/jieshui';
const inspect = ({ path }: ContentFolder, ...flags: readonly string[]) =>
  runScript('inspect.ts', {}, [join(path, folder, 'source.txt'), ...flags]);

async function codes(content: ContentFolder): Promise<readonly string[]> {
  const { diagnostics } = JSON.parse((await inspect(content, '--json')).stdout);
  return diagnostics.map(({ code, line }: { readonly code: string; readonly line: number }) => `${code} ${line}`);
}

describe('an oddity that the regulation.yaml beside the text confirms', () => {
  const text = statute('第一条　甲。', '第三条　依照第九条。');

  test('is not shown again', async ({ content }) => {
    await content.put(`${folder}/source.txt`, text);
    expect(await codes(content)).toEqual(['number-gap 7', 'reference-dangling 7']);
    await content.put(`${folder}/regulation.yaml`, 'confirmed: [{ code: number-gap, line: 7 }]\n');
    expect(await codes(content)).toEqual(['reference-dangling 7']);
    expect((await inspect(content)).stdout).not.toContain('number-gap');
  });

  test('and that the text has no more is pointed out', async ({ content }) => {
    await content.put(`${folder}/source.txt`, text);
    await content.put(`${folder}/regulation.yaml`, 'confirmed:\n  - code: table-ragged\n');
    expect((await inspect(content)).stdout).toContain(`${folder}/regulation.yaml:2:11 confirmation-unused`);
  });

  test('is asked after when its code is misspelt', async ({ content }) => {
    await content.put(`${folder}/source.txt`, text);
    await content.put(`${folder}/regulation.yaml`, 'confirmed:\n  - code: number-gapp\n');
    const { stdout } = await inspect(content);
    expect(stdout).toContain(`${folder}/regulation.yaml:2:11 value-unknown`);
    expect(stdout).toContain('是否为“number-gap”？');
  });
});

test('whatever is odd about structure and references can be confirmed', () => {
  const odd = CODE_GROUPS.filter(({ title }) => /^原文：结构|^引用$/.test(title)).flatMap(({ codes }) =>
    Object.keys(codes),
  );
  expect(CONFIRMABLE_CODES).toEqual(expect.arrayContaining(odd.filter((code) => code !== 'confirmation-unused')));
});

describe('a command line that cannot be understood', () => {
  test.for([
    ['inspect.ts', [], '缺少参数，用法：<file>。加 --help 看说明。'],
    ['inspect.ts', ['a', '--colour'], '没有“--colour”这个选项。加 --help 看有哪些。'],
    ['new.ts', ['note', 'jieshui'], '缺少参数，用法：note <slug> <eId> [quote]。加 --help 看说明。'],
    ['new.ts', ['note', 'jieshui', 'art_1', '甲', '乙'], '多出了参数：`乙`。带空格的文字要加引号。'],
    ['new.ts', ['regulation', 'nowhere.txt'], '读不到 nowhere.txt：它不存在。'],
    [
      'new.ts',
      ['law'],
      '用法：\n  npm run new -- regulation <file>\n  npm run new -- note <slug> <eId> [quote]\n加 --help 看说明。',
    ],
    ['check.ts', ['--format'], '检查没有完成：选项“--format <format>”后面缺少值。'],
  ] as const)('%s %j', async ([script, args, said]) => {
    const { status, stderr } = await runScript(script, {}, args);
    expect(stderr.trim()).toBe(said);
    expect(status).not.toBe(0);
  });
});

test.for(['check.ts', 'digest.ts', 'inspect.ts', 'new.ts'])(
  '%s --help says how it is used, and is no failure',
  async (script) => {
    const { status, stdout, stderr } = await runScript(script, {}, ['--help']);
    expect(stdout).toContain('Usage:');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  },
);
