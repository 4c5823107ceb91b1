import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addSearchPreloads } from './preloads.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiaowen-preloads-'));
  await mkdir(join(folder, 'search'));
  await mkdir(join(folder, '_astro'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const write = (path: string, text: string) => writeFile(join(folder, path), text);

test('the search page asks at once for its scripts and the worker, and for nothing that waits for the reader', async () => {
  await write(
    'search/index.html',
    '<title>检索</title><script type="module" src="/fagui/_astro/SearchPanel.x.js"></script>',
  );
  await write('_astro/SearchPanel.x.js', 'import{a}from"./shared.y.js";import("./later.js");import "./effect.js";');
  await write('_astro/shared.y.js', 'new Worker(new URL("/fagui/_astro/worker-A_b-9.js",import.meta.url))');
  await write('_astro/effect.js', '');
  await write('_astro/worker-A_b-9.js', '');
  await addSearchPreloads(folder);
  const html = await readFile(join(folder, 'search', 'index.html'), 'utf8');
  const links = Array.from(html.matchAll(/<link rel="(\w+)"[^>]* href="([^"]+)">/g), ([, rel, href]) => [rel, href]);
  expect(links).toEqual([
    ['modulepreload', '/fagui/_astro/SearchPanel.x.js'],
    ['modulepreload', '/fagui/_astro/shared.y.js'],
    ['modulepreload', '/fagui/_astro/effect.js'],
    ['modulepreload', '/fagui/_astro/worker-A_b-9.js'],
  ]);
});

test('a page that is made in another way stops the build', async () => {
  await write('search/index.html', '<title>检索</title>');
  await expect(addSearchPreloads(folder)).rejects.toThrow('没有检索脚本');
});
