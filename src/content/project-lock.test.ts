import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withProjectLock } from './project-lock.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'tiaowen-lock-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

test('two tasks run one after the other, and the second says that it waits', async () => {
  const events: string[] = [];
  const first = Promise.withResolvers<void>();
  const task = (name: string, work: Promise<void>) =>
    withProjectLock(
      root,
      () => {
        events.push(`${name} waits`);
        first.resolve();
      },
      async () => {
        events.push(`${name} begins`);
        await work;
        events.push(`${name} ends`);
      },
    );
  const a = task('a', first.promise);
  await expect.poll(() => events).toEqual(['a begins']);
  await Promise.all([a, task('b', Promise.resolve())]);
  expect(events).toEqual(['a begins', 'b waits', 'a ends', 'b begins', 'b ends']);
});

test('a task that fails gives the lock back', async () => {
  const fail = withProjectLock(root, never, () => Promise.reject(new Error('failed')));
  await expect(fail).rejects.toThrow('failed');
  expect(await withProjectLock(root, never, async () => 1)).toBe(1);
});

test('so does a process that is killed', async () => {
  const lock = new URL('project-lock.ts', import.meta.url).href;
  const hold = `import { withProjectLock } from '${lock}';
    await withProjectLock(process.argv[1], () => {}, () => new Promise(() => { console.log('held'); setInterval(() => {}, 1000); }));`;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', hold, root], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(holder.stdout, 'data');
  const waited = Promise.withResolvers<void>();
  const next = withProjectLock(root, waited.resolve, async () => 'mine');
  await waited.promise;
  holder.kill('SIGKILL');
  expect(await next).toBe('mine');
});

function never(): void {
  throw new Error('nobody holds the lock');
}
