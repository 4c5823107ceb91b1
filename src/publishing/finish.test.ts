import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { filesBelow } from '../files/paths.ts';
import { addSearchPreloads, type Manifest, type SplitManifest, sealSite } from './finish.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiaowen-finish-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const header = '法规标题：试行办法\n颁布时间：20200102\n颁布主体：某部\n通过会议：\n法规正文：\n第一条　略。\n';

const text = {
  work: 'shixing',
  edition: '2020-01-02',
  title: '试行办法',
  source: sha256(header),
  text: sha256('第一条略。'),
};
const sealed = () => sealSite(folder, { day: '2026-01-02', commit: 'abc', texts: [text] });

const read = (path: string) => readFile(join(folder, path), 'utf8');

beforeEach(async () => {
  await mkdir(join(folder, 'shixing', 'art-1'), { recursive: true });
  await mkdir(join(folder, '_astro'));
  await writeFile(join(folder, 'index.html'), 'home');
  await writeFile(join(folder, '_astro', 'a.js'), 'script');
  await writeFile(join(folder, 'shixing', 'art-1', 'index.html'), '甲');
});

test('the manifest names every file and official text once, in order', async () => {
  await sealed();
  const manifest = JSON.parse(await read('manifest.json'));
  expect(manifest.day).toBe('2026-01-02');
  expect(manifest.commit).toBe('abc');
  expect(manifest.texts).toEqual([text]);
  expect(Object.keys(manifest.files)).toEqual([
    '_astro/a.js',
    'index.html',
    'offline.json',
    'shixing/art-1/index.html',
    'shixing/offline.json',
    'sw.js',
  ]);
  for (const [path, entry] of Object.entries(manifest.files)) {
    const content = await read(path);
    expect(entry, path).toEqual({ sha256: sha256(content), size: Buffer.byteLength(content) });
  }
});

test('of a site of many files it lists manifests of some each, which together name every file and text once', async () => {
  for (let number = 1; number <= 4_100; number += 1) {
    await mkdir(join(folder, `ban-fa-${number}`));
    await writeFile(join(folder, `ban-fa-${number}`, 'source.txt'), header);
  }
  const texts = ['ban-fa-1', 'ban-fa-2050', 'shixing'].map((work) => ({ ...text, work }));
  await sealSite(folder, { day: '2026-01-02', commit: 'abc', texts });
  const manifest: SplitManifest = JSON.parse(await read('manifest.json'));
  expect(Object.keys(manifest)).toEqual(['day', 'commit', 'parts']);
  expect(Object.keys(manifest.parts)).toEqual(['manifest-1.json', 'manifest-2.json', 'manifest-3.json']);
  const files: string[] = [];
  const listed: string[] = [];
  for (const [name, { from, sha256: hash, size }] of Object.entries(manifest.parts)) {
    const content = await read(name);
    expect({ hash, size }).toEqual({ hash: sha256(content), size: Buffer.byteLength(content) });
    const part: Manifest = JSON.parse(content);
    const own = Object.keys(part.files);
    expect(own[0]).toBe(from);
    files.push(...own);
    listed.push(...part.texts.map(({ work }) => work));
    const missing = part.texts.filter(({ work }) => work !== 'shixing' && !own.includes(`${work}/source.txt`));
    expect(missing).toEqual([]);
  }
  expect(listed.toSorted()).toEqual(['ban-fa-1', 'ban-fa-2050', 'shixing']);
  const made = (await filesBelow(folder)).filter((path) => !path.startsWith('manifest'));
  expect(files).toEqual(made.toSorted());
});

test('the lists of what is kept offline name addresses, their checksums, their bytes and one edition, that of the worker', async () => {
  await sealed();
  const shared = JSON.parse(await read('offline.json'));
  const own = JSON.parse(await read('shixing/offline.json'));
  expect(shared.files).toEqual([
    ['', sha256('home').slice(0, 16)],
    ['_astro/a.js', sha256('script').slice(0, 16)],
  ]);
  expect(own.files).toEqual([['shixing/art-1/', sha256('甲').slice(0, 16)]]);
  expect([shared.bytes, own.bytes]).toEqual([Buffer.byteLength('homescript'), Buffer.byteLength('甲')]);
  expect(own.edition).toBe(shared.edition);
  expect(await read('sw.js')).toContain(shared.edition);
});

test('what will be there only when it is published is sealed as if it was there', async () => {
  await sealed();
  const paths = ['manifest.json', 'offline.json', 'shixing/offline.json', 'sw.js'];
  const whole = await Promise.all(paths.map(read));
  for (const path of [...paths, 'shixing', '_astro']) await rm(join(folder, path), { recursive: true, force: true });
  const elsewhere = new Map(
    Object.entries({ 'shixing/art-1/index.html': '甲', '_astro/a.js': 'script' }).map(([path, content]) => [
      path,
      { hash: sha256(content), size: Buffer.byteLength(content) },
    ]),
  );
  await sealSite(folder, { day: '2026-01-02', commit: 'abc', texts: [text] }, new Map(), elsewhere);
  expect(await Promise.all(paths.map(read))).toEqual(whole);
  expect(await filesBelow(join(folder, 'shixing'))).toEqual(['offline.json']);
});

test('another content is another edition, the same content the same', async () => {
  const editionOf = async (home: string) => {
    await Promise.all(
      ['offline.json', 'shixing/offline.json', 'sw.js', 'manifest.json'].map((path) =>
        rm(join(folder, path), { force: true }),
      ),
    );
    await writeFile(join(folder, 'index.html'), home);
    await sealed();
    return JSON.parse(await read('offline.json')).edition;
  };
  const first = await editionOf('home');
  expect(await editionOf('house')).not.toBe(first);
  expect(await editionOf('home')).toBe(first);
});

test('the service worker is a script that browsers without modules can run', async () => {
  await sealed();
  const worker = await read('sw.js');
  expect(worker).not.toMatch(/\b(?:import|export)\b|__EDITION__/);
  expect(() => new Function(worker)).not.toThrow();
});

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

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
