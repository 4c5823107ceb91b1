import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { statute, test } from '../../../tests/support/content-folder.ts';
import { docx, plain } from '../../importing/testing.ts';
import { usedSlugs } from '../regulation-folders.ts';
import { describeNewcomers, readNewcomers, readSlugList, storeNewcomers } from './many.ts';

const text = (title: string, date = '20200102') =>
  statute('第一条　节约用水。').replace('节水试行办法', title).replace('20200102', date);

test.beforeEach(async ({ content }) => {
  await mkdir(join(content.path, 'in'), { recursive: true });
  const files = {
    'a.txt': text('节水办法'),
    'b.txt': text('节水办法', ''),
    'c.txt': '第一条　没有文件头。',
    '~$d.docx': '',
    'Thumbs.db': '',
    'readme.txt': '说明',
  };
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(content.path, 'in', name), bytes);
});

test('a folder is looked through: each text, its slug, and what it does not say', async ({ content }) => {
  const newcomers = await readNewcomers(join(content.path, 'in'), ['gongshui'], new Map());
  expect(describeNewcomers(newcomers).split('\n')).toEqual([
    'jieshui-banfa\ta.txt\t《节水办法》缺效力状态、官方出处',
    'jieshui-banfa-2\tb.txt\t《节水办法》缺颁布时间、效力状态、官方出处',
    '# 共 2 部；原文没有写明的：颁布时间 1 部、颁布主体 0 部、效力状态 2 部、官方出处 2 部。加入后填在各自的 regulation.yaml 里。',
  ]);
  expect(newcomers.unreadable.map(({ file }) => file)).toEqual(['c.txt']);
  expect(await readdir(content.path)).toEqual(['in']);
});

test('slugs that a maintainer chose go before the proposals, and are checked like any other', async ({ content }) => {
  const chosen = readSlugList('# 名单\njieshui-banfa\tb.txt\t《节水办法》\n\nSearch\ta.txt\nx\tnowhere.txt\n');
  const { readable, problems } = await readNewcomers(join(content.path, 'in'), [], chosen);
  expect(readable.map(({ file, slug }) => `${file} ${slug}`)).toEqual(['a.txt Search', 'b.txt jieshui-banfa']);
  expect(problems).toEqual([
    expect.stringContaining('nowhere.txt 不在'),
    expect.stringContaining('a.txt：“Search”不能用作网址'),
  ]);
});

test.for([
  ['without a TAB', 'jieshui a.txt\n', '名单第 1 行应为“简称<制表符>文件”，写的是“jieshui a.txt”'],
  ['of one text under two slugs', 'a\ta.txt\nb\ta.txt\n', '名单第 2 行又给了 a.txt 一个简称“b”，前面已是“a”'],
] as const)('a list %s is refused', ([, list, said]) => {
  expect(() => readSlugList(list)).toThrow(said);
});

test('a folder named like a text is none, and a folder without any is said', async ({ content }) => {
  await mkdir(join(content.path, 'empty/z.txt'), { recursive: true });
  const folder = join(content.path, 'empty');
  expect(await readNewcomers(folder, [], new Map())).toEqual({
    readable: [],
    unreadable: [],
    problems: [`${folder} 里没有文件；请把法规的文件直接放在其中。`],
  });
});

test('a slug on record is used, also when its regulation is gone', async ({ content }) => {
  await content.put('regulations/jieshui/source.txt', text('节水办法'));
  await content.put('records/gongshui.txt', `${'0'.repeat(64)}  收录\n`);
  await content.put('permalinks/paishui.json', '{ "paishui/": "排水办法" }');
  expect([...(await usedSlugs(content.path))].sort()).toEqual(['gongshui', 'jieshui', 'paishui']);
});

test('what was shown is taken in, byte for byte', async ({ content }) => {
  const newcomers = await readNewcomers(join(content.path, 'in'), [], new Map());
  await storeNewcomers(content.path, newcomers);
  expect(await readdir(join(content.path, 'regulations'))).toEqual(['jieshui-banfa', 'jieshui-banfa-2']);
  expect(await content.read('regulations/jieshui-banfa-2/source.txt')).toBe(text('节水办法', ''));
});

test('official files are read like texts, kept beside them, and none is passed over in silence', async ({
  content,
}) => {
  const folder = join(content.path, 'files');
  await mkdir(folder);
  const word = docx(['渡船条例', '第一条　为了安全，制定本条例。'].map((line) => plain(line)).join(''));
  for (const [name, bytes] of [
    ['渡船.docx', word],
    ['旧.doc', '\xd0\xcf'],
    ['图.jpg', '\xff\xd8'],
  ] as const)
    await writeFile(join(folder, name), bytes);
  const newcomers = await readNewcomers(folder, [], new Map());
  expect(newcomers.unreadable.map(({ file }) => file)).toEqual(['图.jpg', '旧.doc']);
  expect(describeNewcomers(newcomers).split('\n')).toEqual([
    'duchuan-tiaoli\t渡船.docx\t《渡船条例》缺颁布时间、颁布主体、效力状态、官方出处',
    expect.stringContaining('# 共 1 部'),
    expect.stringContaining('# 其中官方文件 1 个'),
  ]);
  await storeNewcomers(content.path, newcomers);
  expect(await readdir(join(content.path, 'regulations/duchuan-tiaoli'))).toContain('original.docx');
});
