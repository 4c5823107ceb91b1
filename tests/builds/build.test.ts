/** Whatever befalls a build, the earlier site stays whole and the next build succeeds. Kills and full disks are trials. */
import { once } from 'node:events';
import { mkdir, mkdtempDisposable, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pathsFromEnvironment } from '../../src/files/paths.ts';
import { commit, git, note, statute } from '../support/content-folder.ts';
import { runBuild, startScript } from '../support/site/build-site.ts';
import { type Hashes, kill, lineWith, type TroubledSite, troubledSite, wholeSite } from '../support/troubled-site.ts';

let site: TroubledSite;
/** The site of the first version: the same content must give it again, to the byte. */
let first: Hashes;

beforeAll(async () => {
  site = await troubledSite();
  await site.put('初版');
});
afterAll(() => site?.remove());

test('start builds the site and serves it at the next port when the wished one is busy', async () => {
  const busy = createServer().listen(0, '127.0.0.1');
  await once(busy, 'listening');
  const address = busy.address();
  const port = typeof address === 'object' ? String(address?.port) : '';
  const server = startScript('start.ts', { CONTENT_DIR: site.content, OUT_DIR: site.out, PORT: port });
  try {
    const url = await lineWith(server, /网站已启动：(\S+)/u);
    expect(Number(new URL(url).port)).toBeGreaterThan(Number(port));
    expect(await (await fetch(new URL('jieshui/art-1/', url))).text()).toContain('初版');
  } finally {
    kill(server, 'group');
    busy.close();
  }
  first = await wholeSite(site.out);
});

test('of two builds at once the second waits for the first and says so', async () => {
  await site.put('初版');
  const builds = await Promise.all([runBuild(site), runBuild(site)]);
  expect(builds.map(({ status }) => status)).toEqual([0, 0]);
  const { generated } = pathsFromEnvironment({ CONTENT_DIR: site.content });
  const waiting = [site.out, generated].map((folder) => `另一个构建正在用 ${folder}，等它结束……\n`);
  expect(builds.map(({ stderr }) => stderr).sort()).toEqual(['', expect.toBeOneOf(waiting)]);
  expect(await wholeSite(site.out)).toEqual(first);
  expect(await site.beside()).toEqual(['site', '内容']);
});

test('a source that is changed during the build is named, and nothing half new is published', async () => {
  const build = startScript('build.ts', { CONTENT_DIR: site.content, OUT_DIR: site.out });
  const stderr = text(build.stderr);
  const closed = once(build, 'close');
  await lineWith(build, /(转换)/u);
  await site.put('改版');
  expect(await closed).toEqual([1, null]);
  expect(await stderr).toBe(`构建失败：构建期间内容有改动，网页与检索可能不一致，没有发布，请再运行一次：
regulations/jieshui/source.txt
此前的输出保持原样：${site.out}
`);
  expect(await wholeSite(site.out)).toEqual(first);
  expect(await site.beside()).toEqual(['site', '内容']);
});

test('a build that is interrupted leaves nothing behind', async () => {
  const build = startScript('build.ts', { CONTENT_DIR: site.content, OUT_DIR: site.out });
  const stderr = text(build.stderr);
  const closed = once(build, 'close');
  await lineWith(build, /(转换)/u);
  build.kill('SIGINT');
  expect(await closed).toEqual([1, null]);
  expect(await stderr).toBe(`构建中断。\n此前的输出保持原样：${site.out}\n`);
  expect(await wholeSite(site.out)).toEqual(first);
  expect(await site.beside()).toEqual(['site', '内容']);
});

test('a shallow clone gives the site of a full one but for the history, and says what it lacks', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tiaowen-shallow-'));
  const origin = join(folder.path, 'origin');
  const full = join(folder.path, 'full');
  const shallow = join(folder.path, 'shallow');
  const put = async (file: string, text: string) => {
    await mkdir(dirname(join(origin, file)), { recursive: true });
    await writeFile(join(origin, file), text);
  };
  await put('regulations/jieshui/source.txt', statute('第一条　节约用水。', '第二条　不得浪费。'));
  await put('regulations/jieshui/notes/shui.md', note('art_1', '用水'));
  git(origin, 'init', '--quiet', '--initial-branch=main');
  commit(origin, 'Begin', '2026-01-01');
  await put('regulations/jieshui/notes/shui.md', note('art_1', '节约'));
  commit(origin, 'Move the note', '2026-02-01');
  git(folder.path, 'clone', '--quiet', `file://${origin}`, full);
  git(folder.path, 'clone', '--quiet', '--depth=1', `file://${origin}`, shallow);

  const build = (content: string) => runBuild({ content, out: `${content}-site` });
  expect(await build(full)).toMatchObject({ status: 0, stderr: '' });
  expect(await build(shallow)).toMatchObject({ status: 0, stderr: expect.stringContaining('git fetch --unshallow') });
  const [whole, part] = [await wholeSite(`${full}-site`), await wholeSite(`${shallow}-site`)];
  expect(Object.keys(part)).toEqual(Object.keys(whole));
  expect(Object.keys(part).filter((file) => part[file] !== whole[file])).toEqual([
    // The history…
    'changes/index.html',
    'feed.xml',
    'jieshui/changes/index.html',
    'jieshui/feed.xml',
    // … and the lists that say of every file which bytes it has
    'jieshui/offline.json',
    'offline.json',
    'sw.js',
  ]);
});

test('bad content and a folder that is somebody’s own stop the build, whatever else is right', async () => {
  const refused = await runBuild({ content: site.content, out: site.around });
  expect(refused).toMatchObject({ status: 1, stdout: '' });
  expect(refused.stderr).toContain('内容文件夹就在其中，构建会把它整个换掉。');
  await writeFile(join(site.content, 'regulations/jieshui/regulation.yaml'), 'titel: 节水\n');
  const bad = await runBuild(site);
  expect(bad.status).toBe(1);
  expect(bad.stderr).toContain('是否为“title”？');
  await rm(join(site.content, 'regulations/jieshui/regulation.yaml'));
  expect(await wholeSite(site.out)).toEqual(first);
});
