import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { recoverFolder, replaceFiles, siblingOf } from './replace-folder.ts';

let home: string;
let folder: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'tiaowen-replace-'));
  folder = join(home, 'generated');
});
afterEach(() => rm(home, { recursive: true, force: true }));

const files = (...entries: [string, string][]) => new Map(entries);

test('a folder holds exactly the given files, and nothing is left beside it', async () => {
  await replaceFiles(folder, files(['a/art-1.mdx', '甲'], ['a/art-2.mdx', '乙'], ['b/art-1.mdx', '丙']));
  const report = await replaceFiles(folder, files(['a/art-1.mdx', '甲'], ['a/art-2.mdx', '丁']));
  expect(report).toEqual({ written: 1, unchanged: 1, removed: 1 });
  expect(await readFile(join(folder, 'a/art-2.mdx'), 'utf8')).toBe('丁');
  expect(await readdir(folder)).toEqual(['a']);
  expect(await readdir(home)).toEqual(['generated']);
});

test('unchanged files keep their modification time', async () => {
  await replaceFiles(folder, files(['a.mdx', '甲'], ['b.mdx', '乙']));
  const before = await stat(join(folder, 'a.mdx'));
  await replaceFiles(folder, files(['a.mdx', '甲'], ['b.mdx', '改']));
  const after = await stat(join(folder, 'a.mdx'));
  expect([after.mtimeMs, after.ino]).toEqual([before.mtimeMs, before.ino]);
});

test('when writing fails the old files stand', async () => {
  await replaceFiles(folder, files(['a.mdx', '甲']));
  await expect(replaceFiles(folder, files(['a.mdx', '乙'], ['a.mdx/b.mdx', '丙']))).rejects.toThrow();
  expect(await readFile(join(folder, 'a.mdx'), 'utf8')).toBe('甲');
  expect(await readdir(home)).toEqual(['generated']);
});

test('a run killed between its two renamings is undone by the next', async () => {
  await replaceFiles(siblingOf(folder, 'previous'), files(['a.mdx', '甲']));
  await replaceFiles(siblingOf(folder, 'next-999999999'), files(['a.mdx', '乙']));
  await recoverFolder(folder);
  expect(await readFile(join(folder, 'a.mdx'), 'utf8')).toBe('甲');
  expect(await readdir(home)).toEqual(['generated']);
});

test('what lies beside the folder and is not ours stays', async () => {
  await replaceFiles(folder, files(['a.mdx', '甲']));
  await writeFile(join(home, '.generated.notes'), '');
  await recoverFolder(folder);
  expect((await readdir(home)).sort()).toEqual(['.generated.notes', 'generated']);
});
