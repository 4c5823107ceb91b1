import { mkdir, mkdtempDisposable, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesBelow } from './list-files.ts';
import { writeWhole } from './write-whole.ts';

const temporary = () => mkdtempDisposable(join(tmpdir(), 'tiaowen-files-'));

test('a file is replaced, and nothing is left beside it', async () => {
  await using folder = await temporary();
  const file = join(folder.path, 'a.json');
  await writeFile(file, '甲');
  await writeWhole(file, '乙');
  expect(await readFile(file, 'utf8')).toBe('乙');
  expect(await readdir(folder.path)).toEqual(['a.json']);
});

test('what cannot be put in place is taken away again', async () => {
  await using folder = await temporary();
  await mkdir(join(folder.path, 'a.json'));
  await expect(writeWhole(join(folder.path, 'a.json'), '乙')).rejects.toThrow();
  expect(await readdir(folder.path)).toEqual(['a.json']);
});

test('files below a folder are listed by their paths, in order, without the folders', async () => {
  await using folder = await temporary();
  await mkdir(join(folder.path, 'b/c'), { recursive: true });
  for (const file of ['z', 'b/c/y', 'b/x']) await writeFile(join(folder.path, file), '');
  expect(await filesBelow(folder.path)).toEqual(['b/c/y', 'b/x', 'z']);
});
