/** `npm run inspect`, `npm run new`: what a maintainer sees who uses them, well or badly. */
import { join } from 'node:path';
import { describe, expect, vi } from 'vitest';
import { inspectFile } from '../../src/content/inspect-file.ts';
import { CODE_GROUPS, CONFIRMABLE_CODES } from '../../src/regulation/diagnostics/codes.ts';
import type { Diagnostic } from '../../src/regulation/diagnostics.ts';
import { type ContentFolder, statute, test } from '../support/content-folder.ts';
import { runScript } from '../support/site/build-site.ts';

/** A process a command, on a machine that may be busy. */
vi.setConfig({ testTimeout: 60_000 });

const folder = 'regulations/jieshui';
const source = ({ path }: ContentFolder): string => join(path, folder, 'source.txt');

async function codes(content: ContentFolder): Promise<readonly string[]> {
  const { diagnostics } = await inspectFile(source(content));
  return diagnostics.map(({ code, line }) => `${code} ${line}`);
}

/** What is said about the regulation.yaml beside the text. */
async function metadataProblems(content: ContentFolder): Promise<readonly Diagnostic[]> {
  const inspection = await inspectFile(source(content));
  return inspection.ok ? inspection.besideDiagnostics : [];
}

describe('an oddity that the regulation.yaml beside the text confirms', () => {
  const text = statute('第一条　甲。', '第三条　依照第九条。');

  test('is not shown again', async ({ content }) => {
    await content.put(`${folder}/source.txt`, text);
    expect(await codes(content)).toEqual(['number-gap 7', 'reference-dangling 7']);
    await content.put(`${folder}/regulation.yaml`, 'confirmed: [{ code: number-gap, line: 7 }]\n');
    expect(await codes(content)).toEqual(['reference-dangling 7']);
  });

  test('and that the text has no more is pointed out', async ({ content }) => {
    await content.put(`${folder}/source.txt`, text);
    await content.put(`${folder}/regulation.yaml`, 'confirmed:\n  - code: table-ragged\n');
    const file = join(content.path, folder, 'regulation.yaml');
    expect(await metadataProblems(content)).toMatchObject([{ file, line: 2, column: 11, code: 'confirmation-unused' }]);
  });

  test('is asked after when its code is misspelt', async ({ content }) => {
    await content.put(`${folder}/source.txt`, text);
    await content.put(`${folder}/regulation.yaml`, 'confirmed:\n  - code: number-gapp\n');
    const [problem] = await metadataProblems(content);
    expect(problem).toMatchObject({ line: 2, column: 11, code: 'value-unknown' });
    expect(problem?.hint).toContain('是否为“number-gap”？');
  });
});

describe('several files', () => {
  test('are a line of JSON each in the order given, also one that cannot be read; then the status is 1', async ({
    content,
  }) => {
    await content.put('a.txt', statute('第一章　总则', '第一条　甲。'));
    await content.put('b.txt', '没有文件头\n');
    await content.put('c.txt', statute('第一条　依照第一条。'));
    const files = ['a', 'gone', 'b', 'c'].map((name) => join(content.path, `${name}.txt`));
    const { status, stdout, stderr } = await runScript('inspect.ts', {}, [...files, '--json']);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { file: files[0], containers: [{ eId: 'chp_1', label: '第一章', heading: '总则' }], units: [{ eId: 'art_1' }] },
      { file: files[1], error: '读不到文件：它不存在。', diagnostics: [{ code: 'file-unreadable', line: 1 }] },
      { file: files[2], error: expect.stringContaining('缺少信息行“法规标题：”') },
      { file: files[3], references: [{ text: '第一条' }] },
    ]);
    expect(stderr).toContain(`${files[1]}:1:1 file-unreadable`);
    expect(status).toBe(1);
  });

  test('are shown as outlines one after the other', async ({ content }) => {
    await content.put('a.txt', statute('第一条　甲。'));
    const file = join(content.path, 'a.txt');
    const { status, stdout, stderr } = await runScript('inspect.ts', {}, [file, file]);
    expect(stdout.match(/^第一条 {2}art_1/gm)).toHaveLength(2);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

test('one file is one JSON document, without its name; of one that cannot be read nothing is printed', async ({
  content,
}) => {
  await content.put('a.txt', statute('第一条　甲。'));
  const run = (name: string) => runScript('inspect.ts', {}, [join(content.path, name), '--json']);
  const { stdout } = await run('a.txt');
  expect(Object.keys(JSON.parse(stdout))).toEqual([
    'title',
    'issuedOn',
    'issuer',
    'scheme',
    'toc',
    'containers',
    'units',
    'references',
    'diagnostics',
  ]);
  expect(await run('gone.txt')).toMatchObject({ status: 1, stdout: '' });
});

describe('--explain', () => {
  const explain = async (content: ContentFolder, ...args: readonly string[]) => {
    await content.put('a.txt', statute('第一章　总则', '第一条　甲。'));
    return runScript('inspect.ts', {}, [join(content.path, 'a.txt'), ...args]);
  };

  test('says in words why a line is what it is', async ({ content }) => {
    const { status, stdout, stderr } = await explain(content, '--explain', '6');
    expect(stdout).toContain('第一章');
    expect(stdout.trim().split('\n').length).toBeGreaterThan(1);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test.for(['99', '0', 'x'])('of line %s, which is not there, says so', async (line, { content }) => {
    const { status, stdout, stderr } = await explain(content, '--explain', line);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(`没有第“${line}”行：--explain 之后写行号，从 1 到 `);
  });

  test('does not mix with JSON', async ({ content }) => {
    const { status, stderr } = await explain(content, '--explain', '6', '--json');
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: '--explain 一次只说明一份文件的一行，不与 --json 合用。\n',
    });
  });
});

test('whatever is odd about structure and references can be confirmed', () => {
  const odd = CODE_GROUPS.filter(({ title }) => /^原文：结构|^引用$/.test(title)).flatMap(({ codes }) =>
    Object.keys(codes),
  );
  expect(CONFIRMABLE_CODES).toEqual(expect.arrayContaining(odd.filter((code) => code !== 'confirmation-unused')));
});
