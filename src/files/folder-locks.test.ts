import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { withFolderLocks } from './folder-locks.ts';

let root: string;
let events: string[];
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'tiaowen-lock-'));
  events = [];
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** A task that says what happens to it. */
const task = (name: string, folders: readonly string[], work: Promise<void>, onWait = () => {}) =>
  withFolderLocks(
    root,
    folders,
    (folder) => {
      events.push(`${name} waits for ${folder}`);
      onWait();
    },
    async () => {
      events.push(`${name} begins`);
      await work;
      events.push(`${name} ends`);
    },
  );

test('two tasks of one folder run one after the other, and the second says what it waits for', async () => {
  const second = Promise.withResolvers<void>();
  const a = task('a', ['/dist'], second.promise);
  await expect.poll(() => events).toEqual(['a begins']);
  await Promise.all([a, task('b', ['/dist'], Promise.resolve(), second.resolve)]);
  expect(events).toEqual(['a begins', 'b waits for /dist', 'a ends', 'b begins', 'b ends']);
});

test('tasks of different folders run at the same time', async () => {
  const second = Promise.withResolvers<void>();
  const a = task('a', ['/mdx/1', '/dist/1'], second.promise);
  await expect.poll(() => events).toEqual(['a begins']);
  await task('b', ['/mdx/2', '/dist/2'], Promise.resolve());
  second.resolve();
  await a;
  expect(events).toEqual(['a begins', 'b begins', 'b ends', 'a ends']);
});

test('tasks that want the same two folders, named in either order, both come to their turn', async () => {
  const two = (name: string, folders: readonly string[]) => task(name, folders, Promise.resolve());
  await Promise.all([two('a', ['/dist', '/mdx']), two('b', ['/mdx', '/dist']), two('c', ['/mdx'])]);
  expect(events.filter((event) => event.endsWith('ends')).toSorted()).toEqual(['a ends', 'b ends', 'c ends']);
});

test('a task that fails gives its locks back', async () => {
  const fail = withFolderLocks(root, ['/dist'], never, () => Promise.reject(new Error('failed')));
  await expect(fail).rejects.toThrow('failed');
  expect(await withFolderLocks(root, ['/dist'], never, async () => 1)).toBe(1);
});

test('so does a process that is killed', async () => {
  const locks = new URL('folder-locks.ts', import.meta.url).href;
  const hold = `import { withFolderLocks } from '${locks}';
    await withFolderLocks(process.argv[1], ['/dist'], () => {}, () => new Promise(hold));
    // What nothing can end any more is collected, and its locks with it
    function hold(end) { console.log('held'); setInterval(end, 1_000_000); }`;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', hold, root], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void holder.kill('SIGKILL'));
  await once(holder.stdout, 'data');
  const waited = Promise.withResolvers<void>();
  const next = withFolderLocks(
    root,
    ['/dist'],
    () => waited.resolve(),
    async () => 'mine',
  );
  await waited.promise;
  holder.kill('SIGKILL');
  expect(await next).toBe('mine');
});

function never(): void {
  throw new Error('nobody holds the lock');
}
