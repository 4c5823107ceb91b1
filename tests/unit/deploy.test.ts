/** What deploy/ says is done to a server, done to a folder. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { projectRoot } from '../../src/files/paths.ts';
import { cacheControl } from '../bench/slow-server.ts';

describe('publish.sh', () => {
  const script = join(projectRoot, 'deploy/nginx/publish.sh');
  let folder: string;
  let home: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tiaowen 部署 '));
    home = join(folder, 'srv');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const run = (...args: readonly string[]) => spawnSync('sh', [script, ...args], { encoding: 'utf8' });
  async function build(edition: string): Promise<string> {
    const dist = join(folder, 'dist');
    await mkdir(dist, { recursive: true });
    await writeFile(join(dist, 'index.html'), edition);
    await writeFile(join(dist, 'manifest.json'), '{}');
    return dist;
  }
  const shown = (path = 'index.html') => readFileSync(join(home, 'current', path), 'utf8');

  test('a new edition takes the place of the old one, and one step leads back', async () => {
    for (const edition of ['一', '二']) {
      expect(run(await build(edition), home)).toMatchObject({ status: 0, stderr: '' });
      expect(shown()).toBe(edition);
    }
    expect(run('--back', home)).toMatchObject({ status: 0, stderr: '' });
    expect(shown()).toBe('一');
    expect(run('--back', home)).toMatchObject({ status: 1, stderr: expect.stringContaining('之前没有留下别的版本') });
    expect(shown()).toBe('一');
  });

  test('what a compression that was killed left half-written is not published', async () => {
    const dist = await build('一');
    await writeFile(join(dist, 'index.html.br.00000000-0000-4000-8000-000000000000.tmp'), 'half');
    expect(run(dist, home)).toMatchObject({ status: 0, stderr: '' });
    expect(await readdir(join(home, 'current'))).toEqual(['index.html', 'manifest.json']);
    const [remote, clone] = [join(folder, 'remote'), join(folder, 'clone')];
    spawnSync('git', ['init', '--quiet', '--bare', remote]);
    const branch = join(projectRoot, 'deploy/publish-branch.sh');
    expect(spawnSync('sh', [branch, dist, remote, 'pages'], { encoding: 'utf8' })).toMatchObject({ status: 0 });
    spawnSync('git', ['clone', '--quiet', '--branch', 'pages', remote, clone]);
    expect((await readdir(clone)).sort()).toEqual(['.git', '.nojekyll', 'index.html', 'manifest.json']);
  });

  test('is pushed to a repository by its path from here, by its name here, or not at all', async () => {
    const dist = await build('一');
    const project = join(folder, 'project');
    const branch = join(projectRoot, 'deploy/publish-branch.sh');
    spawnSync('git', ['init', '--quiet', '--bare', join(folder, 'shared')]);
    spawnSync('git', ['init', '--quiet', project]);
    spawnSync('git', ['-C', project, 'remote', 'add', 'origin', join(folder, 'shared')]);
    const push = (remote: string) =>
      spawnSync('sh', [branch, dist, remote, 'pages'], { encoding: 'utf8', cwd: project });
    for (const remote of ['../shared', 'origin']) expect(push(remote)).toMatchObject({ status: 0, stderr: '' });
    expect(push('none')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/没有发布：推送到 none 的 pages 分支/),
    });
  });

  test('what was stepped back from is not what a later step leads back to', async () => {
    for (const edition of ['一', '坏']) run(await build(edition), home);
    run('--back', home);
    expect(run(await build('二'), home)).toMatchObject({ status: 0, stderr: '' });
    expect(shown()).toBe('二');
    expect(run('--back', home)).toMatchObject({ status: 0, stderr: '' });
    expect(shown()).toBe('一');
  });

  test('under a path the site lies there', async () => {
    expect(run(await build('一'), home, '/fagui')).toMatchObject({ status: 0, stderr: '' });
    expect(shown('fagui/index.html')).toBe('一');
  });

  test.for(['fagui', '/fagui/', '/', '/fa/../gui', '/..', '//fagui', '/a//b'])(
    'the path “%s” is refused, and nothing lies anywhere',
    async (base) => {
      const { status, stderr } = run(await build('一'), home, base);
      expect(stderr).toBe(stderr.match(/^没有发布：子路径“.*”.*，例如 \/fagui。\n$/)?.[0]);
      expect(status).toBe(1);
      expect(await readdir(folder)).toEqual(['dist']);
    },
  );

  test.for(['/a', '/fagui', '/gov/fagui'])('the path “%s” is taken', async (base) => {
    expect(run(await build('一'), home, base)).toMatchObject({ status: 0, stderr: '' });
    expect(shown(`${base.slice(1)}/index.html`)).toBe('一');
  });

  test('there is no way back where nothing was published', () => {
    expect(run('--back', home)).toMatchObject({
      status: 1,
      stderr: `没有发布：${home} 里没有 current 链接，那里还没有用 publish.sh 发布过。\n`,
    });
  });

  test('where it may not write it says how to make the place, and nothing is written', async () => {
    await writeFile(home, 'a file, no folder');
    expect(run(await build('一'), home)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^没有发布：不能在 \S.*srv 里写。先由管理员建好：sudo install -d -o \S+ .*srv\n$/),
    });
    expect(readFileSync(home, 'utf8')).toBe('a file, no folder');
  });

  test('three editions are kept, and nothing lies beside them', async () => {
    for (const edition of ['一', '二', '三', '四', '五']) run(await build(edition), home);
    const releases = await readdir(join(home, 'releases'));
    expect(releases).toHaveLength(3);
    expect(await readlink(join(home, 'current'))).toBe(`releases/${releases.toSorted().at(-1)}`);
    expect((await readdir(home)).sort()).toEqual(['current', 'releases']);
  });

  test.each([
    ['a folder that is no site', async () => rm(join(await build('二'), 'manifest.json')), '请先运行 npm run build'],
    [
      'a folder where the link should be',
      async () => {
        await rm(join(home, 'current'));
        await mkdir(join(home, 'current'));
        await writeFile(join(home, 'current', 'index.html'), '一');
      },
      '不是链接',
    ],
  ])('%s is refused, and what readers see stays', async (_, spoil, message) => {
    run(await build('一'), home);
    await spoil();
    expect(run(join(folder, 'dist'), home)).toMatchObject({ status: 1, stderr: expect.stringContaining(message) });
    expect(shown()).toBe('一');
  });

  test('a reader finds the site at every moment of ten publications', async () => {
    const dist = await build('一');
    run(dist, home);
    const publishing = spawn('sh', [
      '-c',
      `for n in 1 2 3 4 5 6 7 8 9 10; do "$1" "$2" "$3"; done`,
      'sh',
      script,
      dist,
      home,
    ]);
    let isOver = false;
    const over = once(publishing, 'close').then(() => {
      isOver = true;
    });
    let looked = 0;
    for (; !isOver; looked += 1) {
      expect(existsSync(join(home, 'current', 'index.html'))).toBe(true);
      await setImmediate();
    }
    await over;
    expect(looked).toBeGreaterThan(100);
  });
});

/** Their names change with what they hold. */
const KEPT = [
  '_astro/page.js',
  ...['text/0a/1.json', 'index/und_1.pf_index', 'levels/0a/words/1.json'].flatMap((path) => [
    `pagefind/${path}`,
    `pagefind/editions/${path}`,
  ]),
];
const ASKED_AGAIN = [
  ...['index.html', 'text/index.html', 'law/index/index.html', 'pagefind/editions.json', 'pagefind/times/law.json'],
  ...['catalogue.json', 'pinyin/a.json', 'whole.json'].flatMap((path) => [
    `pagefind/${path}`,
    `pagefind/editions/${path}`,
  ]),
];

describe('what is named by its content is kept by browsers, and nothing else', () => {
  const text = (path: string) => readFileSync(join(projectRoot, path), 'utf8');

  test('of a server', () => {
    const kept = [
      ...text('deploy/nginx/tiaowen.conf').matchAll(/^ *~(\S+) +"public, max-age=31536000, immutable";$/gm),
    ];
    const isKept = (path: string) => kept.some(([, pattern = '']) => new RegExp(pattern).test(`/fagui/${path}`));
    expect([...KEPT, ...ASKED_AGAIN].filter(isKept)).toEqual(KEPT);
  });

  test('of a store', () => {
    const patterns = [...text('deploy/README.md').matchAll(/--(?:in|ex)clude '\/\{([^}]*)\}\/\*\*'/g)];
    expect(patterns.length).toBe(2);
    for (const [, folders = ''] of patterns)
      expect(
        [...KEPT, ...ASKED_AGAIN].filter((path) => folders.split(',').some((each) => path.startsWith(`${each}/`))),
      ).toEqual(KEPT);
  });

  test('of the server that speed is measured with', () => {
    const isKept = (path: string) => cacheControl(`/${path}`).includes('immutable');
    expect([...KEPT, ...ASKED_AGAIN].filter(isKept)).toEqual(KEPT);
  });
});

describe('changed.sh', () => {
  let folder: string;
  let env: NodeJS.ProcessEnv;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tiaowen 部署 '));
    // GNU's sed without what only GNU's knows, as BSD's and busybox's are
    const path = process.env.PATH ?? '';
    const sed = `#!/bin/sh\nPATH='${path}'\nsed --posix -n p </dev/null 2>/dev/null && set -- --posix "$@"\nexec sed "$@"\n`;
    await writeFile(join(folder, 'sed'), sed, { mode: 0o755 });
    env = { ...process.env, PATH: `${folder}:${path}` };
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const run = (...args: readonly string[]) =>
    spawnSync('sh', [join(projectRoot, 'deploy/changed.sh'), ...args], { encoding: 'utf8', env });
  /** As `src/publishing/finish.ts` writes it, in one file or in parts. */
  async function site(name: string, files: Readonly<Record<string, string>>, inParts = false): Promise<string> {
    const at = join(folder, name);
    await mkdir(at);
    const lines = Object.entries(files).map(([path, sha256]) => `  "${path}": {"sha256": "${sha256}", "size": 1}`);
    const list = `{\n "texts": [\n ],\n "files": {\n${lines.join(',\n')}\n }\n}\n`;
    await writeFile(join(at, inParts ? 'manifest-1.json' : 'manifest.json'), list);
    const parts = `{\n "parts": {\n  "manifest-1.json": {"from": "a", "sha256": "${lines.length}", "size": 1}\n }\n}\n`;
    if (inParts) await writeFile(join(at, 'manifest.json'), parts);
    return at;
  }

  test.each([false, true])('lists what has changed, come or gone and keeps its name; in parts: %s', async (inParts) => {
    const always = Object.fromEntries(['law/art-1/index.html', ...KEPT].map((path) => [path, 'a1']));
    const old = await site('old', { ...always, 'index.html': 'd1', 'gone.txt': 'e1', 'law/art-2/index.html': 'f1' });
    const made = Object.fromEntries([...KEPT, ...ASKED_AGAIN, 'come.txt'].map((path) => [path, 'b2']));
    const next = await site('new', { ...always, ...made, 'law/art-2/index.html': 'f2' }, inParts);
    const changed = [
      ...['come.txt', 'gone.txt', 'law/art-2/', 'manifest.json', ...(inParts ? ['manifest-1.json'] : [])],
      ...ASKED_AGAIN.map((path) => path.replace(/index\.html$/, '')),
    ].sort();
    const { status, stdout, stderr } = run(old, next, 'https://example.org/');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout.trim().split('\n').sort()).toEqual(changed.map((path) => `https://example.org/${path}`));
    expect(run(next, next)).toMatchObject({ status: 0, stdout: '' });
  });

  test('what is no site is refused', async () => {
    const whole = await site('old', { 'index.html': 'a1' });
    expect(run(whole, join(folder, 'none'))).toMatchObject({ status: 1, stderr: expect.stringContaining('没有清单') });
    expect(run(whole, await site('new', {}))).toMatchObject({ status: 1, stderr: expect.stringContaining('没有写完') });
  });
});
