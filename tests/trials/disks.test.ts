import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../support/site/build-site.ts';
import { trialName } from '../support/trial-name.ts';
import { type TroubledSite, troubledSite } from '../support/troubled-site.ts';

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
    ['read-only', 'ro', /写不进 .*：所在的文件系统是只读的（EROFS）。请用 OUT_DIR 另选一个文件夹。/u],
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
    expect(stdout.replace(/^(?:转换|检索索引|没有更新记录).*\n/gmu, '')).toBe('');
    await rm(disk, { recursive: true });
  });
});
