/** Bad content, as a maintainer meets it who runs the command: everything at once, exit status 1, earlier output untouched. */
import { mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { pathsFromEnvironment } from '../../src/files/paths.ts';
import { type ContentFolder, test as inContent, note, statute } from '../support/content-folder.ts';
import { type CommandResult, runScript } from '../support/site/build-site.ts';
import { hashesBelow } from '../support/site/built-site.ts';

/** A process a command, on a machine that may be busy. */
vi.setConfig({ testTimeout: 60_000 });

interface Converting {
  readonly convert: () => Promise<CommandResult>;
  /** Hashes of the MDX files, by path. */
  readonly generated: () => Promise<Readonly<Record<string, string>>>;
}

const test = inContent.extend<{ converting: Converting }>({
  converting: async ({ content: { path } }, use) => {
    const { generated } = pathsFromEnvironment({ CONTENT_DIR: path });
    await use({
      convert: () => runScript('convert.ts', { CONTENT_DIR: path }),
      generated: () => hashesBelow(generated),
    });
    await rm(generated, { recursive: true, force: true });
  },
});

const header = ['法规标题：节水试行办法', '颁布时间：20200102', '颁布主体：某部', '通过会议：', '法规正文：'];
const article = '第一条　为了节约用水，制定本办法。';
const source = (lines: readonly string[], body = article): string => [...lines, body, ''].join('\n');
const hex = (bytes: string): Uint8Array =>
  Uint8Array.from(bytes.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));

/** Every way in which issue and experience say that a regulation can be wrong, one a folder. */
async function putBadRegulations({ put, path }: ContentFolder): Promise<void> {
  const sources: Readonly<Record<string, string | Uint8Array>> = {
    'header-missing': source(header.toSpliced(1, 2)),
    'header-duplicate': source([header[0] ?? '', ...header]),
    'body-empty': source(header, '　　\n'),
    'title-empty': source(header.with(0, '法规标题：')),
    'date-impossible': source(header.with(1, '颁布时间：20230229')),
    'no-article': source(header, '节约用水，人人有责。'),
    'bytes-broken': Uint8Array.of(...new TextEncoder().encode(source(header)), 0xff),
    'bytes-gb18030-headless': hex('b5dad2bbccf5a1a1bcd7a1a3'),
    'bytes-no-text': hex('89504e470d0a1a0a0000000d'),
    'control-character': source(header, `${article}\u0007`),
    'Upper-Case': source(header),
    'upper-case': source(header),
    'caf\u00e9': source(header),
    'cafe\u0301': source(header),
    search: source(header),
  };
  for (const [slug, text] of Object.entries(sources)) await put(`regulations/${slug}/source.txt`, text);
  await mkdir(join(path, 'regulations/empty-folder'));
  await mkdir(join(path, 'regulations/folder-for-file/source.txt'), { recursive: true });
  await symlink('/etc', join(path, 'regulations/link-out'));
  await put('regulations/loose.txt', source(header));
}

test('all that is wrong with regulations is said in one run', async ({ content, converting }) => {
  await putBadRegulations(content);
  const { status, stdout, stderr } = await converting.convert();
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  await expect(stderr.replaceAll(content.path, '<CONTENT_DIR>')).toMatchFileSnapshot(
    '__snapshots__/bad-regulations.txt',
  );
});

const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]', ...'bcdefghi'].map((line, index, names) =>
  index === 0 ? line : `${line}: &${line} [${`*${index === 1 ? 'a' : names[index - 1]},`.repeat(9)}]`,
);

/** The same of notes. */
async function putBadNotes({ put, path }: ContentFolder): Promise<void> {
  const folder = 'regulations/jieshui/notes';
  const good = note('art_1__para_1', '节约用水');
  const body = (markdown: string): string => good.replace('正文。', markdown);
  const notes: Readonly<Record<string, string | Uint8Array>> = {
    good,
    'quote-missing': good.replace(/ {2}quote: .*\n/, ''),
    'quote-empty': good.replace('节约用水', '""'),
    'quote-elsewhere': good.replace('节约用水', '节约用电'),
    'quote-twice': note('art_2__para_1', '用水'),
    'quote-over-two-paragraphs': note('art_2', '用水单位应当节约用水。用水应当计量'),
    'eid-unknown': note('art_1_para_1', '节约用水'),
    'front-matter-unclosed': good.replace(/---\n\n/, '\n'),
    'front-matter-missing': '正文。\n',
    'key-unknown': good.replace('authority', 'autority'),
    'date-impossible': good.replace('2020-01-02', '2020-02-30'),
    'type-unknown': good.replace('背景', '背境'),
    'html-raw': body('甲<b onclick="alert(1)">乙</b>\n\n<script>alert(1)</script>'),
    'link-that-runs': body('[甲](javascript:alert(1))'),
    'link-up': body('[甲](../../../../etc/passwd)'),
    'image-without-alt': body('![](/a.png)'),
    'image-up': body('![甲](/images/../../a.png)'),
    'image-elsewhere': body('![甲](https://example.com/a.png)'),
    'one-megabyte': body('长'.repeat(1_000_000)),
    'nested-without-end': body('> '.repeat(5_000)),
    'yaml-bomb': good.replace('type:', `${bomb.join('\n')}\ntype:`),
    'bytes-gb18030': hex('2d2d2d0a6e3a20b7a8b9e60a'),
    Name: good,
    二: good,
  };
  for (const [name, text] of Object.entries(notes)) await put(`${folder}/${name}.md`, text);
  await symlink('/etc/passwd', join(path, folder, 'link-out.md'));
  await mkdir(join(path, folder, 'folder.md'));
  await put(`${folder}/sub/unread.md`, good);
}

test('all that is wrong with notes is said in one run', async ({ content, converting }) => {
  const text = statute(article, '第二条　用水单位应当节约用水。', '用水应当计量，用水记录应当保存。');
  await content.put('regulations/jieshui/source.txt', text);
  await putBadNotes(content);
  const { status, stdout, stderr } = await converting.convert();
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  await expect(stderr.replaceAll(content.path, '<CONTENT_DIR>')).toMatchFileSnapshot('__snapshots__/bad-notes.txt');
});

test('whatever is wrong, the earlier output stays as it was', async ({ content, converting }) => {
  await content.put('regulations/jieshui/source.txt', statute(article));
  expect((await converting.convert()).status).toBe(0);
  const before = await converting.generated();
  expect(Object.keys(before)).toEqual(['jieshui/art-1.mdx']);
  await content.put('regulations/jieshui/source.txt', statute('第一条　改过的。'));
  await content.put('regulations/jieshui/notes/quote.md', note('art_1', '没有的文字'));
  expect((await converting.convert()).status).toBe(1);
  expect(await converting.generated()).toEqual(before);
  await content.remove('regulations/jieshui/notes');
  const { status, stdout } = await converting.convert();
  expect({ status, stdout }).toEqual({ status: 0, stdout: '转换 1 部法规：写入 1 个文件，0 个未变，删去 0 个。\n' });
  expect(await converting.generated()).not.toEqual(before);
});

test('a content folder that is not there is named', async ({ content, converting }) => {
  await content.remove('.');
  const { status, stderr } = await converting.convert();
  expect({ status, stderr: stderr.replaceAll(content.path, '<CONTENT_DIR>') }).toEqual({
    status: 1,
    stderr: `错误 <CONTENT_DIR>/regulations:1:1 读不到内容文件夹 ${join('<CONTENT_DIR>', 'regulations')}：它不存在。 [folder-unreadable]
     怎样改：请检查 CONTENT_DIR 指向的文件夹：其中要有 regulations/<简称>/source.txt，并且当前用户有读取权限。
共 1 个错误。
内容有错误，没有转换；此前的输出保持原样。
`,
  });
});
