import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { changedFiles, folderHash, folderState } from './folder-state.ts';

let content: string;
beforeEach(async () => {
  content = await mkdtemp(join(tmpdir(), 'tiaowen-state-'));
});
afterEach(() => rm(content, { recursive: true, force: true }));

async function put(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(content, file)), { recursive: true });
  await writeFile(join(content, file), text);
}

test('what was changed, added, removed or replaced is named', async () => {
  for (const name of ['same', 'changed', 'removed', 'replaced']) await put(`regulations/a/${name}`, '甲');
  const { atimeMs, mtimeMs } = { atimeMs: 1_000, mtimeMs: 1_000 };
  await utimes(join(content, 'regulations/a/replaced'), atimeMs, mtimeMs);
  const before = await folderState(content);
  await put('regulations/a/changed', '甲乙');
  await put('synonyms.yaml', '');
  await rm(join(content, 'regulations/a/removed'));
  await put('new', '丙');
  await utimes(join(content, 'new'), atimeMs, mtimeMs);
  await rename(join(content, 'new'), join(content, 'regulations/a/replaced'));
  expect(changedFiles(before, await folderState(content))).toEqual([
    'regulations/a/changed',
    'regulations/a/removed',
    'regulations/a/replaced',
    'synonyms.yaml',
  ]);
});

test('generated files and what editors hide are no content', async () => {
  const before = await folderState(content);
  for (const file of [
    'generated/a/art-1.mdx',
    '.generated.next-1/a/art-1.mdx',
    'regulations/a/.source.txt.swp',
    'a.json.1.tmp',
  ])
    await put(file, '');
  expect(changedFiles(before, await folderState(content))).toEqual([]);
});

test('a folder that is not there has no files', async () => {
  expect(await folderState(join(content, 'nowhere'))).toEqual(new Map());
});

test.each([
  ['a byte', () => put('a/source.txt', '乙')],
  ['a name', () => rename(join(content, 'a/source.txt'), join(content, 'a/text.txt'))],
  ['a hidden file', () => put('a/.source.txt.swp', '')],
  ['a half-written file', () => put('a/source.txt.1.tmp', '')],
  ['an empty folder', () => mkdir(join(content, 'a/notes'))],
  ['a file where a folder was', () => rm(join(content, 'b'), { recursive: true }).then(() => put('b', ''))],
  ['a pipe', () => execFileSync('mkfifo', [join(content, 'pipe')])],
  ['a folder that is gone', () => rm(content, { recursive: true })],
])('the hash of a folder changes with %s', async (_, change) => {
  await put('a/source.txt', '甲');
  await mkdir(join(content, 'b'));
  const before = folderHash(content);
  expect(folderHash(content)).toBe(before);
  expect(before).not.toBe(null);
  await change();
  expect(folderHash(content)).not.toBe(before);
});

test('where there is a link or a pipe, no hash tells what is read', async () => {
  await put('a/source.txt', '甲');
  for (const [name, make] of [
    ['link', () => symlink(join(content, 'a/source.txt'), join(content, 'b/link'))],
    ['folder', () => symlink(join(content, 'a'), join(content, 'b/folder'))],
    ['pipe', () => execFileSync('mkfifo', [join(content, 'b/pipe')])],
  ] as const) {
    await mkdir(join(content, 'b'));
    await make();
    expect(folderHash(content), name).toBe(null);
    expect(
      folderHash(content, (path) => !path.endsWith(name)),
      name,
    ).not.toBe(null);
    await rm(join(content, 'b'), { recursive: true });
  }
  await symlink(join(content, 'a'), join(content, 'c'));
  expect(folderHash(join(content, 'c'))).toBe(null);
});
