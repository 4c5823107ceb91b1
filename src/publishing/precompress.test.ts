import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { precompress } from './precompress.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiaowen-precompress-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const page = '条文'.repeat(1000);

test('pages get copies that give them back; small and compressed files get none', async () => {
  await mkdir(join(folder, 'a'));
  await writeFile(join(folder, 'a', 'index.html'), page);
  await writeFile(join(folder, 'short.html'), '短');
  await writeFile(join(folder, 'wasm.unknown.pagefind'), page);
  expect(await precompress(folder)).toMatchObject({ files: 1, before: Buffer.byteLength(page) });
  expect((await readdir(folder, { recursive: true })).sort()).toEqual([
    'a',
    'a/index.html',
    'a/index.html.br',
    'a/index.html.gz',
    'short.html',
    'wasm.unknown.pagefind',
  ]);
  expect(brotliDecompressSync(await readFile(join(folder, 'a/index.html.br'))).toString()).toBe(page);
  expect(gunzipSync(await readFile(join(folder, 'a/index.html.gz'))).toString()).toBe(page);
});

test('a copy of what is no longer there, or no longer large, goes', async () => {
  await writeFile(join(folder, 'index.html'), page);
  await precompress(folder);
  await writeFile(join(folder, 'index.html'), '短');
  expect(await precompress(folder)).toMatchObject({ files: 0 });
  expect(await readdir(folder)).toEqual(['index.html']);
});

test('when one cannot be written there are none at all, and what a killed run left is gone', async () => {
  await writeFile(join(folder, 'a.html'), page);
  await writeFile(join(folder, 'b.html'), page);
  await writeFile(join(folder, 'a.html.br.00000000-0000-4000-8000-000000000000.tmp'), 'half');
  await mkdir(join(folder, 'b.html.gz'));
  await expect(precompress(folder)).rejects.toThrow();
  expect((await readdir(folder)).sort()).toEqual(['a.html', 'b.html', 'b.html.gz']);
});
