import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { outputFolder } from './output-folder.ts';

let home: string;
beforeEach(async () => {
  home = await realpath(await mkdtemp(join(tmpdir(), 'tiaowen-output-')));
  for (const folder of ['project/src', 'project/content', 'content'])
    await mkdir(join(home, folder), { recursive: true });
});
afterEach(() => rm(home, { recursive: true, force: true }));

async function put(file: string): Promise<void> {
  await mkdir(dirname(join(home, file)), { recursive: true });
  await writeFile(join(home, file), '');
}

const check = (out: string) =>
  outputFolder({ root: join(home, 'project'), content: join(home, 'content'), out: join(home, out) });

describe('a site may go to', () => {
  test.each([
    ['a folder that is not there', 'new/site', []],
    ['one in the project', 'project/site', []],
    ['the dist of the project, whatever made it', 'project/dist', ['project/dist/index.html']],
    ['an earlier site', 'site', ['site/index.html', 'site/pagefind/catalogue.json']],
    ['a folder whose name begins as another’s', 'content-site', []],
  ])('%s', async (_, out, files) => {
    for (const file of files) await put(file);
    expect(await check(out)).toBe(join(home, out));
  });

  test('an empty folder, and a link to one, which stays', async () => {
    await mkdir(join(home, 'empty'));
    await symlink(join(home, 'empty'), join(home, 'link'));
    expect(await check('empty')).toBe(join(home, 'empty'));
    expect(await check('link')).toBe(join(home, 'empty'));
  });
});

describe('a site may not go to', () => {
  test.each([
    ['the project', 'project', [], '项目就在其中，构建会把它整个换掉。'],
    ['a folder that holds the project', '.', [], '项目就在其中，构建会把它整个换掉。'],
    ['the content', 'content', [], '内容文件夹就在其中，构建会把它整个换掉。'],
    ['a folder in the content', 'content/site', [], '它在内容文件夹之内，输出会混入内容。'],
    ['a folder of the program', 'project/src/new', [], '它在项目自用的文件夹之内。'],
    ['a folder of the user', 'documents', ['documents/论文.txt'], '里面有不是本项目生成的文件，构建会把它们全部删去。'],
    [
      'a Git working tree with an earlier site',
      'pages',
      ['pages/.git', 'pages/pagefind/catalogue.json'],
      '它是一个 Git 工作区，构建会把它整个换掉；请构建到别处再复制过去。',
    ],
    ['a file', 'site.zip', ['site.zip'], '它是一个文件，不是文件夹。'],
  ])('%s', async (_, out, files, reason) => {
    for (const file of files) await put(file);
    await expect(check(out)).rejects.toThrow(
      `不能输出到 ${join(home, out)}：${reason}\n请用 OUT_DIR 另选一个空的或尚不存在的文件夹，例如 dist。`,
    );
  });

  test('any of these by way of a link', async () => {
    await symlink(join(home, 'project'), join(home, 'link'));
    await expect(check('link')).rejects.toThrow('项目就在其中');
    await expect(check('link/src/new')).rejects.toThrow('项目自用');
  });
});
