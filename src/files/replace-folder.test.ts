import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, mkdtempDisposable, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual, promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { filesBelow } from './paths.ts';
import { recoverFolder, replaceFiles, replaceFolder, siblingOf, writeWhole } from './replace-folder.ts';

let home: string;
let folder: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'tiaowen-replace-'));
  folder = join(home, 'generated');
});
afterEach(() => rm(home, { recursive: true, force: true }));

const files = (...entries: [string, string][]) => new Map(entries);

test('a folder holds exactly the given files, and nothing is left beside it', async () => {
  await replaceFiles(folder, files(['a/art-1.mdx', '甲'], ['a/art-2.mdx', '乙'], ['b/art-1.mdx', '丙']));
  const report = await replaceFiles(folder, files(['a/art-1.mdx', '甲'], ['a/art-2.mdx', '丁']));
  expect(report).toEqual({ written: 1, unchanged: 1, removed: 1 });
  expect(await readFile(join(folder, 'a/art-2.mdx'), 'utf8')).toBe('丁');
  expect(await readdir(folder)).toEqual(['a']);
  expect(await readdir(home)).toEqual(['generated']);
});

test('as many files as there are, with few open at once', async () => {
  const script = `
    import { replaceFiles } from ${JSON.stringify(new URL('replace-folder.ts', import.meta.url).href)};
    const files = new Map(Array.from({ length: 400 }, (_, at) => [at + '.mdx', '甲']));
    await replaceFiles(${JSON.stringify(folder)}, files);
    console.log((await replaceFiles(${JSON.stringify(folder)}, files.set('0.mdx', '乙'))).unchanged);`;
  const limited = ['-c', 'ulimit -n 100; exec "$0" --input-type=module --eval "$1"', process.execPath, script];
  const { stdout } = await promisify(execFile)('sh', limited);
  expect(stdout).toBe('399\n');
});

test('unchanged files keep their modification time', async () => {
  await replaceFiles(folder, files(['a.mdx', '甲'], ['b.mdx', '乙']));
  const before = await stat(join(folder, 'a.mdx'));
  await replaceFiles(folder, files(['a.mdx', '甲'], ['b.mdx', '改']));
  const after = await stat(join(folder, 'a.mdx'));
  expect([after.mtimeMs, after.ino]).toEqual([before.mtimeMs, before.ino]);
});

test('when writing fails the old files stand', async () => {
  await replaceFiles(folder, files(['a.mdx', '甲']));
  await expect(replaceFiles(folder, files(['a.mdx', '乙'], ['a.mdx/b.mdx', '丙']))).rejects.toThrow();
  expect(await readFile(join(folder, 'a.mdx'), 'utf8')).toBe('甲');
  expect(await readdir(home)).toEqual(['generated']);
});

test('a run killed between its two renamings is undone by the next', async () => {
  await replaceFiles(siblingOf(folder, 'previous-999999999'), files(['a.mdx', '甲']));
  await replaceFiles(siblingOf(folder, 'next-999999999'), files(['a.mdx', '乙']));
  await recoverFolder(folder);
  expect(await readFile(join(folder, 'a.mdx'), 'utf8')).toBe('甲');
  expect(await readdir(home)).toEqual(['generated']);
});

test('what is kept stays as it is, what is not goes', async () => {
  await replaceFiles(folder, files(['a/art-1.mdx', '甲'], ['b/art-1.mdx', '乙'], ['c/art-1.mdx', '丙']));
  const report = await replaceFiles(folder, files(['a/art-1.mdx', '改']), (path) => path.startsWith('b/'));
  expect(report).toEqual({ written: 1, unchanged: 1, removed: 1 });
  expect(await contents()).toEqual(files(['a/art-1.mdx', '改'], ['b/art-1.mdx', '乙']));
});

const [OLD, FRESH] = [
  files(['a/art-1.mdx', '甲'], ['a/art-2.mdx', '乙'], ['b/art-1.mdx', '丙']),
  files(['a/art-1.mdx', '甲'], ['a/art-2.mdx', '改'], ['c/art-1.mdx', '新']),
];

test('a run killed before any one of its file operations leaves the old files or the new, and the next run mends it', async () => {
  // Recovering, making three folders, writing and keeping files, changing places, tidying: all of it was cut off once
  await killEverywhere(() => replaceFiles(folder, OLD), 'replaceFiles', [folder, '\0'], FRESH);
}, 60_000);

/** Of what lies deep two are kept, one as it is. */
const DEEP: [string, string][] = [
  ['index/text/one/0.mdx', '一'],
  ['index/text/two/0.mdx', '二'],
  ['index/more/three/0.mdx', '三'],
];
const KEPT = ['kept', 'also', 'index/text/one', 'index/more/three'];

test('folders that are kept move, but for what is new in them, and a run killed on the way is undone', async () => {
  const next = siblingOf(folder, 'next-999999999');
  const before = files(...OLD, ['kept/list', '旧'], ['kept/deep/a.mdx', '深'], ['also/x.mdx', '又'], ...DEEP);
  const news = files(...FRESH, ['kept/list', '新'], ['kept/more/list', '添'], ['index/more/three/list', '再添']);
  const after = files(
    ...news,
    ['kept/deep/a.mdx', '深'],
    ['also/x.mdx', '又'],
    ...DEEP.filter(([path]) => !path.includes('two')),
  );
  const prepare = async () => {
    await replaceFiles(folder, before);
    await replaceFiles(next, news);
  };
  await prepare();
  const { ino } = await stat(join(folder, 'kept/deep/a.mdx'));
  await replaceFolder(folder, next, KEPT);
  expect(await contents()).toEqual(after);
  expect((await stat(join(folder, 'kept/deep/a.mdx'))).ino).toBe(ino);
  expect(await readdir(home)).toEqual(['generated']);
  await killEverywhere(prepare, 'replaceFolder', [folder, next, KEPT], after, before);
}, 60_000);

test('where a folder that is to be kept is not there, all is as it was', async () => {
  const next = join(home, 'next');
  await replaceFiles(folder, files(...OLD, ['kept/list', '旧']));
  await replaceFiles(next, files(...FRESH, ['kept/list', '新']));
  await expect(replaceFolder(folder, next, ['kept', 'gone'])).rejects.toThrow('ENOENT');
  expect(await contents()).toEqual(files(...OLD, ['kept/list', '旧']));
  expect((await readdir(home)).sort()).toEqual(['generated', 'next']);
});

/** Runs a function of ours in processes that are killed, each an operation later, until one is done. */
async function killEverywhere(
  prepare: () => Promise<unknown>,
  name: string,
  given: readonly unknown[],
  fresh: ReadonlyMap<string, string>,
  old: ReadonlyMap<string, string> = OLD,
): Promise<void> {
  const outcomes: string[] = [];
  for (let operations = 0; outcomes.at(-1) !== 'finished'; operations += 1) {
    await prepare();
    const finished = await runUntilKilled(name, given, fresh, operations);
    await recoverFolder(folder);
    const found = await contents();
    const outcome = isDeepStrictEqual(found, old) ? 'old' : isDeepStrictEqual(found, fresh) ? 'new' : 'broken';
    outcomes.push(finished ? 'finished' : outcome);
    expect(outcome, `killed before operation ${operations}`).not.toBe('broken');
    expect(await readdir(home)).toEqual(['generated']);
  }
  expect(outcomes.length).toBeGreaterThan(10);
  expect(new Set(outcomes)).toEqual(new Set(['old', 'new', 'finished']));
}

test('what lies beside the folder and is not ours stays', async () => {
  await replaceFiles(folder, files(['a.mdx', '甲']));
  await writeFile(join(home, '.generated.notes'), '');
  await recoverFolder(folder);
  expect((await readdir(home)).sort()).toEqual(['.generated.notes', 'generated']);
});

async function contents(): Promise<ReadonlyMap<string, string>> {
  const paths = await filesBelow(folder);
  return new Map(
    await Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path), 'utf8')] as const)),
  );
}

/** In a process that kills itself, as `kill -9` would, when it has done so many file operations. @param given '\\0' stands for the files */
async function runUntilKilled(
  name: string,
  given: readonly unknown[],
  content: ReadonlyMap<string, string>,
  operations: number,
): Promise<boolean> {
  const program = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    let left = ${operations};
    const mortal = (operation) => (...given) => {
      if (left-- === 0) process.kill(process.pid, 'SIGKILL');
      return operation(...given);
    };
    for (const name of ['rename', 'rm']) fs.promises[name] = mortal(fs.promises[name]);
    for (const name of ['mkdirSync', 'writeFileSync', 'linkSync', 'renameSync', 'rmSync']) fs[name] = mortal(fs[name]);
    syncBuiltinESMExports();
    const ours = await import(${JSON.stringify(new URL('replace-folder.ts', import.meta.url).href)});
    const content = new Map(${JSON.stringify([...content])});
    await ours.${name}(...${JSON.stringify(given)}.map((each) => (each === '\\0' ? content : each)));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'inherit' });
  const [status, signal] = await once(child, 'exit');
  expect(signal ?? status).toBe(signal ? 'SIGKILL' : 0);
  return signal === null;
}

const temporary = () => mkdtempDisposable(join(tmpdir(), 'tiaowen-files-'));

test('a file is replaced, and nothing is left beside it', async () => {
  await using folder = await temporary();
  const file = join(folder.path, 'a.json');
  await writeFile(file, '甲');
  await writeWhole(file, '乙');
  expect(await readFile(file, 'utf8')).toBe('乙');
  expect(await readdir(folder.path)).toEqual(['a.json']);
});

test('what cannot be put in place is taken away again', async () => {
  await using folder = await temporary();
  await mkdir(join(folder.path, 'a.json'));
  await expect(writeWhole(join(folder.path, 'a.json'), '乙')).rejects.toThrow();
  expect(await readdir(folder.path)).toEqual(['a.json']);
});

test('files below a folder are listed by their paths, in order, without the folders', async () => {
  await using folder = await temporary();
  await mkdir(join(folder.path, 'b/c'), { recursive: true });
  for (const file of ['z', 'b/c/y', 'b/x']) await writeFile(join(folder.path, file), '');
  expect(await filesBelow(folder.path)).toEqual(['b/c/y', 'b/x', 'z']);
});
