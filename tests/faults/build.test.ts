/** Whatever befalls a build, the earlier site stays whole and the next build succeeds. A site is whole when it agrees with its manifest. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, mkdtempDisposable, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pathsFromEnvironment } from '../../src/files/paths.ts';
import type { Manifest } from '../../src/publishing/manifest.ts';
import { statute } from '../support/content-folder.ts';
import { projectRoot, runBuild, startScript } from '../support/site/build-site.ts';
import { hashesBelow } from '../support/site/built-site.ts';

/** Builds killed; `TIAOWEN_KILLS=50 npx vitest run --project faults` for the whole proof, which takes a quarter of an hour. */
const KILLS = Number(process.env.TIAOWEN_KILLS ?? 3);

let home: string;
let content: string;
let out: string;
/** How long a build takes here, in milliseconds: kills fall within it. */
let duration: number;
/** The site of the first version: the same content must give it again, to the byte. */
let first: Readonly<Record<string, string>>;

const put = (version: string) =>
  writeFile(
    join(content, 'regulations/jieshui/source.txt'),
    statute(`第一条　${version}。`, '第二条　节约用水。', '第三条　自公布之日起施行。'),
  );

/** The hashes of a site that is whole. */
async function wholeSite(site = out): Promise<Readonly<Record<string, string>>> {
  const manifest: Manifest = JSON.parse(await readFile(join(site, 'manifest.json'), 'utf8'));
  const { 'manifest.json': _, ...files } = await hashesBelow(site);
  expect(files).toEqual(manifest.files);
  return files;
}

const article = () => readFile(join(out, 'jieshui/art-1/index.html'), 'utf8');

/** What lies in the folder that holds content and site. */
const beside = async () => (await readdir(home)).sort();

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'tiaowen 故障 '));
  content = join(home, '内容');
  out = join(home, 'site');
  await mkdir(join(content, 'regulations/jieshui'), { recursive: true });
  await put('初版');
});
afterAll(() => rm(home, { recursive: true, force: true }));

test('start builds the site and serves it at the next port when the wished one is busy', async () => {
  const busy = createServer().listen(0, '127.0.0.1');
  await once(busy, 'listening');
  const address = busy.address();
  const port = typeof address === 'object' ? String(address?.port) : '';
  const begun = performance.now();
  const server = startScript('start.ts', { CONTENT_DIR: content, OUT_DIR: out, PORT: port });
  try {
    const url = await lineWith(server, /网站已启动：(\S+)/u);
    duration = performance.now() - begun;
    expect(Number(new URL(url).port)).toBeGreaterThan(Number(port));
    expect(await (await fetch(new URL('jieshui/art-1/', url))).text()).toContain('初版');
  } finally {
    kill(server, 'group');
    busy.close();
  }
  first = await wholeSite();
});

test.each(Array.from({ length: KILLS }, (_, index) => index + 1))(
  'kill %i, at a random point: the site is whole, and the next build succeeds',
  async (time) => {
    const before = await wholeSite();
    await put(`第${time}次改`);
    const build = startScript('build.ts', { CONTENT_DIR: content, OUT_DIR: out });
    const closed = once(build, 'close');
    build.stdout.resume();
    build.stderr.resume();
    await Promise.race([closed, setTimeout(Math.random() * duration)]);
    // Now the whole family, now the parent alone, as when the memory runs out: the pipes close when its children have ended too
    kill(build, time % 2 === 0 ? 'group' : 'parent');
    await closed;
    if (JSON.stringify(await wholeSite()) !== JSON.stringify(before))
      expect(await article()).toContain(`第${time}次改`);
    expect(await runBuild({ content, out })).toMatchObject({ status: 0, stderr: '' });
    await wholeSite();
    expect(await article()).toContain(`第${time}次改`);
    expect(await beside()).toEqual(['site', '内容']);
  },
);

test('of two builds at once the second waits for the first and says so', async () => {
  await put('初版');
  const builds = await Promise.all([runBuild({ content, out }), runBuild({ content, out })]);
  expect(builds.map(({ status }) => status)).toEqual([0, 0]);
  const { generated } = pathsFromEnvironment({ CONTENT_DIR: content });
  const waiting = [out, generated].map((folder) => `另一个构建正在用 ${folder}，等它结束……\n`);
  expect(builds.map(({ stderr }) => stderr).sort()).toEqual(['', expect.toBeOneOf(waiting)]);
  expect(await wholeSite()).toEqual(first);
  expect(await beside()).toEqual(['site', '内容']);
});

test('a build of other content to another folder waits for nobody, and neither site is the worse for it', async () => {
  await using other = await mkdtempDisposable(join(tmpdir(), 'tiaowen-other-'));
  const [copy, elsewhere] = [join(other.path, 'content'), join(other.path, 'site')];
  await cp(content, copy, { recursive: true });
  const builds = await Promise.all([runBuild({ content, out }), runBuild({ content: copy, out: elsewhere })]);
  expect(builds.map(({ stderr }) => stderr)).toEqual(['', '']);
  expect([await wholeSite(out), await wholeSite(elsewhere)]).toEqual([first, first]);
  await rm(pathsFromEnvironment({ CONTENT_DIR: copy }).generated, { recursive: true });
});

test('a source that is changed during the build is named, and nothing half new is published', async () => {
  const build = startScript('build.ts', { CONTENT_DIR: content, OUT_DIR: out });
  const stderr = text(build.stderr);
  const closed = once(build, 'close');
  await lineWith(build, /(转换)/u);
  await put('改版');
  expect(await closed).toEqual([1, null]);
  expect(await stderr).toBe(`构建失败：构建期间内容有改动，网页与检索可能不一致，没有发布，请再运行一次：
regulations/jieshui/source.txt
此前的输出保持原样：${out}
`);
  expect(await wholeSite()).toEqual(first);
  expect(await beside()).toEqual(['site', '内容']);
});

test('a build that is interrupted leaves nothing behind', async () => {
  const build = startScript('build.ts', { CONTENT_DIR: content, OUT_DIR: out });
  const stderr = text(build.stderr);
  const closed = once(build, 'close');
  await lineWith(build, /(转换)/u);
  build.kill('SIGINT');
  expect(await closed).toEqual([1, null]);
  expect(await stderr).toBe(`构建中断。\n此前的输出保持原样：${out}\n`);
  expect(await wholeSite()).toEqual(first);
  expect(await beside()).toEqual(['site', '内容']);
});

test('bad content and a folder that is somebody’s own stop the build, whatever else is right', async () => {
  const refused = await runBuild({ content, out: home });
  expect(refused).toMatchObject({ status: 1, stdout: '' });
  expect(refused.stderr).toContain('内容文件夹就在其中，构建会把它整个换掉。');
  await writeFile(join(content, 'regulations/jieshui/regulation.yaml'), 'titel: 节水\n');
  const bad = await runBuild({ content, out });
  expect(bad.status).toBe(1);
  expect(bad.stderr).toContain('是否为“title”？');
  await rm(join(content, 'regulations/jieshui/regulation.yaml'));
  expect(await wholeSite()).toEqual(first);
});

/** File systems of the test's own need Linux and the right to make name spaces. */
const canMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', tmpdir()]).status === 0;

test.skipIf(!canMount).each([
  ['full', 'size=200k', /写不进 .*：磁盘已满（ENOSPC）。请清出空间后重试。/u],
  ['read-only', 'ro', /写不进 .*：所在的文件系统是只读的（EROFS）。请用 OUT_DIR 另选一个文件夹。/u],
])('a %s disk is named, and nothing is left on it', async (_, options, message) => {
  const disk = join(home, 'disk');
  await mkdir(disk);
  const script = 'mount -t tmpfs -o "$1" tmpfs "$2" && "$3" "$4"; status=$?; ls -A "$2"; exit $status';
  const given = [options, disk, process.execPath, join(projectRoot, 'scripts/build.ts')];
  const build = spawn('unshare', ['-rm', 'sh', '-c', script, 'sh', ...given], {
    env: { ...process.env, NO_COLOR: '1', CONTENT_DIR: content, OUT_DIR: join(disk, 'site') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr, [status]] = await Promise.all([text(build.stdout), text(build.stderr), once(build, 'close')]);
  expect(status).toBe(1);
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/\bat .*:\d+:\d+/u);
  // What is left there would be listed after the build's own lines
  expect(stdout.replace(/^(?:转换|检索索引|没有更新记录).*\n/gmu, '')).toBe('');
  await rm(disk, { recursive: true });
});

function kill({ pid }: ChildProcess, whom: 'group' | 'parent'): void {
  if (pid === undefined) return;
  try {
    process.kill(whom === 'group' ? -pid : pid, 'SIGKILL');
  } catch {
    // It has ended by itself
  }
}

/** What the pattern's group finds in the first line that matches; rejects when the program ends without one. */
async function lineWith({ stdout }: Pick<ReturnType<typeof startScript>, 'stdout'>, pattern: RegExp): Promise<string> {
  const lines: string[] = [];
  for await (const line of createInterface({ input: stdout })) {
    lines.push(line);
    const found = pattern.exec(line)?.[1];
    if (found === undefined) continue;
    stdout.resume();
    return found;
  }
  throw new Error(`没有等到 ${pattern}：\n${lines.join('\n')}`);
}
