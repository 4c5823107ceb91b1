import type { ChildProcess } from 'node:child_process';
import { expect, vi } from 'vitest';
import { loadRegulation, rememberRegulations } from '../../src/content/load-regulation.ts';
import { note, statute, test } from '../support/content-folder.ts';
import { startScript } from '../support/site/build-site.ts';

/** A process of its own, on a machine that may be busy. */
vi.setConfig({ testTimeout: 120_000 });

test('a regulation is read again when a file of its own changes, and only then', async ({ content }) => {
  await content.put('regulations/a/source.txt', statute('第一条　甲。'));
  await content.put('regulations/b/source.txt', statute('第一条　乙。'));
  const read: string[] = [];
  const load = rememberRegulations((folder, slug) => {
    read.push(slug);
    return loadRegulation(folder, slug);
  });
  const both = async () => [await load(content.path, 'a'), await load(content.path, 'b')] as const;
  const first = await both();
  expect((await both())[0]).toBe(first[0]);
  await content.put('regulations/b/notes/n.md', note('art_1', '丙'));
  const second = await both();
  expect(second[1].diagnostics).toMatchObject([{ code: 'anchor-not-found' }]);
  await content.put('regulations/b/source.txt', statute('第一条　丙。'));
  expect((await both())[1].diagnostics).toEqual([]);
  expect(read).toEqual(['a', 'b', 'b', 'b']);
});

test('--watch tells of every change until it is stopped', async ({ content }) => {
  await content.put('regulations/a/source.txt', statute('第一条　甲。'));
  const child = startScript('check.ts', { CONTENT_DIR: content.path }, ['--watch']);
  try {
    await says(child, '按 Ctrl+C 停止');
    const broken = says(child, 'anchor-not-found');
    await content.put('regulations/a/notes/n.md', note('art_1', '乙'));
    await broken;
    const mended = says(child, '：1 处原位');
    await content.put('regulations/a/notes/n.md', note('art_1', '甲'));
    await mended;
  } finally {
    child.kill();
  }
});

/** Settles once the process has printed a text. */
function says({ stdout }: Pick<ChildProcess, 'stdout'>, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    stdout?.on('data', (chunk) => {
      said += chunk;
      if (said.includes(text)) resolve();
    });
    stdout?.on('end', () => reject(new Error(`没有打印“${text}”：${said}`)));
  });
}
