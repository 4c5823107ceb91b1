import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../support/site/build-site.ts';
import { type TroubledSite, troubledSite } from '../support/troubled-site.ts';
import { trialName } from '../support/verdict.ts';

/** File systems of the test's own need Linux and the right to make name spaces. */
const missing =
  spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', tmpdir()]).status === 0
    ? null
    : '没有权限另建文件系统（unshare、tmpfs）';

describe.skipIf(missing !== null)(trialName('disks that take nothing', missing), () => {
  let site: TroubledSite;
  beforeAll(async () => {
    site = await troubledSite();
    await site.put('初版');
  });
  afterAll(() => site?.remove());

  test.each([
    ['full', 'size=200k', /写不进 .*：磁盘已满（ENOSPC）。请清出空间后重试。/u],
    ['read-only', 'ro', /写不进 .*：所在的文件系统是只读的（EROFS）。请换到能写入的地方；网站的输出用 OUT_DIR 指定/u],
  ])('a %s disk is named, and nothing is left on it', async (_, options, message) => {
    const disk = join(site.around, 'disk');
    await mkdir(disk);
    const script = 'mount -t tmpfs -o "$1" tmpfs "$2" && "$3" "$4"; status=$?; ls -A "$2"; exit $status';
    const given = [options, disk, process.execPath, join(projectRoot, 'scripts/build.ts')];
    const build = spawn('unshare', ['-rm', 'sh', '-c', script, 'sh', ...given], {
      env: { ...process.env, NO_COLOR: '1', CONTENT_DIR: site.content, OUT_DIR: join(disk, 'site') },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [stdout, stderr, [status]] = await Promise.all([
      text(build.stdout),
      text(build.stderr),
      once(build, 'close'),
    ]);
    expect(status).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\bat .*:\d+:\d+/u);
    // What is left there would be listed after the build's own lines
    expect(stdout.replace(/^(?:转换|沿用|此前存下|检索索引|没有更新记录).*\n/gmu, '')).toBe('');
    await rm(disk, { recursive: true });
  });

  /** Runs a build after the commands of the shell, in a name space of its own; its answer ends with what `then` prints. */
  async function buildAfter(commands: string, then: string, out: string) {
    const child = spawn(
      'unshare',
      [
        '-rm',
        'sh',
        '-c',
        `${commands} && "$1" "$2"; status=$?; ${then}; exit $status`,
        'sh',
        process.execPath,
        join(projectRoot, 'scripts/build.ts'),
      ],
      {
        env: {
          ...process.env,
          NO_COLOR: '1',
          CONTENT_DIR: site.content,
          OUT_DIR: out,
          DISK: join(site.around, 'disk'),
          PROJECT: projectRoot,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const [stdout, stderr, [status]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ]);
    return { status, stdout, stderr };
  }

  test('a site goes to another file system, also in place of an earlier one', async () => {
    const disk = join(site.around, 'disk');
    await mkdir(disk);
    const build = '"$1" "$2" >/dev/null';
    const built = await buildAfter(
      `mount -t tmpfs -o size=100m tmpfs "$DISK" && ${build}`,
      'ls -A "$DISK" "$DISK/site/manifest.json"',
      join(disk, 'site'),
    );
    expect(built).toMatchObject({ status: 0, stderr: '' });
    expect(built.stdout).toContain(`${disk}/site/manifest.json\n\n${disk}:\nsite\n`);
    await rm(disk, { recursive: true });
  });

  test('what is made is kept in a store that is another file system', async () => {
    const mounted = 'mkdir -p "$PROJECT/.cache/store" && mount -t tmpfs tmpfs "$PROJECT/.cache/store"';
    const twice = await buildAfter(`${mounted} && "$1" "$2"`, 'true', join(site.around, 'stored'));
    expect(twice).toMatchObject({ status: 0, stderr: '' });
    expect(twice.stdout.match(/^沿用 (\d+) 部法规的网页，重新生成 0 部。$/gmu)).toHaveLength(1);
  });

  test('in a project that cannot be written to, the message says that another output does not help', async () => {
    const readOnly = 'mount --bind "$PROJECT" "$PROJECT" && mount -o remount,ro,bind "$PROJECT"';
    const refused = await buildAfter(readOnly, 'true', join(site.around, 'elsewhere'));
    expect(refused.status).toBe(1);
    expect(refused.stderr).toMatch(/项目的文件夹不能写入：.*请把项目复制到能写入的地方/su);
    expect(refused.stderr).not.toMatch(/\bat .*:\d+:\d+/u);
  });
});
