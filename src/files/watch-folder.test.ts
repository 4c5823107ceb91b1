import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { watchFolder } from './watch-folder.ts';

/** What is told of what is done, one after the other; `paths` are what each must be told by. */
const STEPS: readonly (readonly [did: string, act: (at: (path: string) => string) => void, path: string])[] = [
  ['a file is written', (at) => writeFileSync(at('a/source.txt'), '乙'), 'a/source.txt'],
  ['another file takes its place', (at) => replace(at, 'a/source.txt'), 'a/source.txt'],
  ['another takes its place again', (at) => replace(at, 'a/source.txt'), 'a/source.txt'],
  ['what took its place is written', (at) => writeFileSync(at('a/source.txt'), '丁'), 'a/source.txt'],
  ['a file is removed', (at) => rmSync(at('a/notes/n.md')), 'a/notes/n.md'],
  ['a folder comes', (at) => mkdirSync(at('b')), 'b'],
  ['a file comes into it', (at) => writeFileSync(at('b/source.txt'), '甲'), 'b/source.txt'],
  ['a folder comes with a folder', (at) => mkdirSync(at('c/notes'), { recursive: true }), 'c'],
  ['a file comes into that', (at) => writeFileSync(at('c/notes/n.md'), '甲'), 'c/notes/n.md'],
  ['a folder gets another name', (at) => renameSync(at('c'), at('d')), 'd'],
  ['a file of it is written', (at) => writeFileSync(at('d/notes/n.md'), '乙'), 'd/notes/n.md'],
  ['a folder goes', (at) => rmSync(at('b'), { recursive: true }), 'b'],
  ['a folder of that name comes', (at) => mkdirSync(at('b')), 'b'],
  ['a file comes into this', (at) => writeFileSync(at('b/source.txt'), '乙'), 'b/source.txt'],
];

function replace(at: (path: string) => string, file: string): void {
  writeFileSync(at('.half'), '丙');
  renameSync(at('.half'), at(file));
}

test('every change below a folder is told, however it is made', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tiaowen-watch-'));
  const at = (path: string): string => join(folder, path);
  mkdirSync(at('a/notes'), { recursive: true });
  writeFileSync(at('a/source.txt'), '甲');
  writeFileSync(at('a/notes/n.md'), '甲');
  const [told, later]: [string[], string[]] = [[], []];
  const watchInto = (list: string[]) =>
    watchFolder(
      folder,
      (path) => !path.startsWith('.'),
      (path) => list.push(path),
      (error) => expect.unreachable(String(error)),
    );
  let stop = watchInto(told);
  try {
    for (const [did, act, path] of STEPS) {
      told.length = 0;
      act(at);
      await vi.waitFor(() => expect(told, did).toContain(path), 10_000);
    }
    stop();
    told.length = 0;
    stop = watchInto(later);
    writeFileSync(at('a/source.txt'), '戊');
    await vi.waitFor(() => expect(later).toContain('a/source.txt'), 10_000);
    expect(told).toEqual([]);
  } finally {
    stop();
    rmSync(folder, { recursive: true });
  }
});
