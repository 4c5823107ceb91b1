import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { metadataOf } from '../regulation/metadata.ts';
import { readSource } from '../regulation/source/read.ts';
import { writeManifest } from './manifest.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiaowen-manifest-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const header = '法规标题：试行办法\n颁布时间：20200102\n颁布主体：某部\n通过会议：\n法规正文：\n第一条　略。\n';

test('names every file and official text once, in order, and itself not even when it is there already', async () => {
  const { source } = readSource(new TextEncoder().encode(header), 'source.txt');
  if (!source) throw new Error('unreadable fixture');
  const regulation = { slug: 'shixing', sourceHash: sha256(header), metadata: metadataOf(source, {}) };
  await mkdir(join(folder, 'shixing', '条'), { recursive: true });
  await writeFile(join(folder, 'index.html'), 'home');
  await writeFile(join(folder, 'shixing', '条', 'a.txt'), '甲');
  await writeManifest(folder, [regulation]);
  const first = await readFile(join(folder, 'manifest.json'), 'utf8');
  expect(JSON.parse(first)).toEqual({
    regulations: { shixing: { title: '试行办法', source: sha256(header) } },
    files: { 'index.html': sha256('home'), 'shixing/条/a.txt': sha256('甲') },
  });
  await writeManifest(folder, [regulation]);
  expect(await readFile(join(folder, 'manifest.json'), 'utf8')).toBe(first);
});
