import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadLibrary } from './library.ts';

let content: string;
beforeEach(async () => {
  content = await mkdtemp(join(tmpdir(), 'tiaowen-content-'));
});
afterEach(() => rm(content, { recursive: true, force: true }));

const source = (title = '试行办法') =>
  `法规标题：${title}\n颁布时间：20200102\n颁布主体：某部\n通过会议：\n法规正文：\n第一条　为了试行，制定本办法。\n第二条　本办法自发布之日起施行。\n`;

const load = () =>
  loadLibrary(content, {
    landing: ({ slug }) => `/${slug}/`,
    provision: ({ slug }, eId) => `/${slug}/#${eId}`,
    note: ({ slug }, { id }) => `/${slug}/#note-${id}`,
    term: (id) => `/glossary/${id}/`,
    file: (path) => path,
  });

async function put(file: string, text: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(content, file)), { recursive: true });
  await writeFile(join(content, file), text);
}

const problems = async () =>
  (await load()).diagnostics.map(({ code, file, line, column }) => `${code} ${file}:${line}:${column}`);

test('a folder with a source text alone is enough', async () => {
  await put('regulations/shixing-2020/source.txt', source());
  const { library, diagnostics } = await load();
  expect(diagnostics).toEqual([]);
  expect(library.regulations.map(({ slug, metadata }) => [slug, metadata.title, metadata.issuedOn])).toEqual([
    ['shixing-2020', '试行办法', '2020-01-02'],
  ]);
});

test('regulation.yaml says what the header does not', async () => {
  await put('regulations/shixing-2020/source.txt', source());
  await put('regulations/shixing-2020/regulation.yaml', 'documentNumber: 某发〔2020〕1号\nshortTitles: [试行]\n');
  const { library } = await load();
  expect(library.regulations[0]?.metadata).toMatchObject({ documentNumber: '某发〔2020〕1号', shortTitles: ['试行'] });
});

test('an oddity that regulation.yaml confirms is not reported, and a confirmation of nothing is', async () => {
  await put('regulations/a/source.txt', source().replace('第二条', '第三条'));
  expect(await problems()).toEqual(['number-gap regulations/a/source.txt:7:1']);
  await put(
    'regulations/a/regulation.yaml',
    'confirmed:\n  - code: number-gap\n    line: 7\n    reason: 公报原文如此\n',
  );
  expect(await problems()).toEqual([]);
  await put('regulations/a/regulation.yaml', 'confirmed:\n  - code: number-gap\n  - code: table-ragged\n');
  expect(await problems()).toEqual(['confirmation-unused regulations/a/regulation.yaml:3:11']);
});

test('merged cells that the tables contradict are errors where they are written', async () => {
  await put('regulations/a/source.txt', source().replace('第二条', '甲\t乙\n丁\t戊\n\t己\n第二条'));
  await put('regulations/a/tables.yaml', '- { line: 8, column: 1, rows: 2 }\n');
  expect(await problems()).toEqual([]);
  await put(
    'regulations/a/tables.yaml',
    '- { line: 6, column: 1, rows: 2 }\n- { line: 7, column: 2, rows: 2 }\n- { line: 7, column: 1, rows: 0 }\n',
  );
  expect(await problems()).toEqual(['value-invalid regulations/a/tables.yaml:3:31']);
  await put('regulations/a/tables.yaml', '- { line: 6, column: 1, rows: 2 }\n- { line: 7, column: 2, rows: 2 }\n');
  expect(await problems()).toEqual([
    'span-line regulations/a/tables.yaml:1:11',
    'span-over-text regulations/a/tables.yaml:2:31',
  ]);
});

test('a correction that the text does not bear out is pointed at', async () => {
  await put('regulations/a/source.txt', source());
  const corrections = [
    '{ date: 2020-03-01, line: 6, from: 施行, to: 试行, authority: 公报 }',
    '{ date: 2020-03-01, line: 6, from: 试行, to: 施用, authority: 公报 }',
    '{ date: 2020-03-01, line: 99, from: 施行, to: 试行, authority: 公报 }',
  ];
  await put('regulations/a/regulation.yaml', `corrections:\n${corrections.map((each) => `  - ${each}\n`).join('')}`);
  expect(await problems()).toEqual([
    'correction-not-in-text regulations/a/regulation.yaml:3:48',
    'correction-line regulations/a/regulation.yaml:4:31',
  ]);
});

test('a synonym that no text uses is pointed at among those that are used', async () => {
  await put('regulations/a/source.txt', source());
  await put('synonyms.yaml', '# 近义词\n试点: [试行, 先行]\n开始:\n  - 施行\n  - 起步\n');
  expect(await problems()).toEqual(['synonym-unused synonyms.yaml:2:10', 'synonym-unused synonyms.yaml:5:5']);
});

test('problems of all files are reported together, in the order of files and lines', async () => {
  await put('regulations/a/source.txt', '法规标题：甲\n颁布时间：2020年\n');
  await put('regulations/b/regulation.yaml', 'titel: 乙\n');
  await put('regulations/b/source.txt', source('乙'));
  await put('regulations/坏名字/source.txt', source('丙').replace('20200102', '2020'));
  expect(await problems()).toEqual([
    'header-missing regulations/a/source.txt:1:1',
    'header-missing regulations/a/source.txt:1:1',
    'header-missing regulations/a/source.txt:1:1',
    'date-invalid regulations/a/source.txt:2:6',
    'key-unknown regulations/b/regulation.yaml:1:1',
    'slug-unsafe regulations/坏名字:1:1',
    'date-invalid regulations/坏名字/source.txt:2:6',
  ]);
});

test('an issuer that two regulations write in two ways is told, at the rarer', async () => {
  await put('regulations/a/source.txt', source('甲'));
  await put('regulations/b/source.txt', source('乙').replace('某部', '中华人民共和国某部'));
  await put('regulations/c/source.txt', source('丙'));
  const { diagnostics } = await load();
  expect(diagnostics).toMatchObject([
    {
      code: 'issuer-variants',
      severity: 'notice',
      file: 'regulations/b/source.txt',
      message: '“某部”有2种写法：某部（2部）、中华人民共和国某部（1部）。',
    },
  ]);
});

describe('folders that cannot be published', () => {
  test.each<[string, string[], string[]]>([
    ['a name that is no address', ['zhi liang'], ['slug-unsafe regulations/zhi liang:1:1']],
    ['a name the site uses itself', ['search'], ['slug-reserved regulations/search:1:1']],
    [
      'two names that are one address',
      ['zhiliang-2017', 'Zhiliang-2017'],
      ['slug-unsafe regulations/Zhiliang-2017:1:1', 'slug-duplicate regulations/zhiliang-2017:1:1'],
    ],
    [
      'two names that differ in Unicode form only',
      ['zhiliang-2017', 'zhiliang－２０１７'],
      ['slug-unsafe regulations/zhiliang－２０１７:1:1', 'slug-duplicate regulations/zhiliang－２０１７:1:1'],
    ],
  ])('%s', async (_, names, expected) => {
    for (const name of names) await put(`regulations/${name}/source.txt`, source());
    expect((await problems()).sort()).toEqual(expected.sort());
  });

  test('no regulations folder', async () => {
    expect((await load()).diagnostics).toMatchObject([
      { code: 'folder-unreadable', message: `读不到内容文件夹 ${join(content, 'regulations')}：它不存在。` },
    ]);
  });

  test('an empty one', async () => {
    await mkdir(join(content, 'regulations'));
    expect(await problems()).toEqual(['no-regulation regulations:1:1']);
  });

  test('a folder without a source text', async () => {
    await mkdir(join(content, 'regulations/a'), { recursive: true });
    expect(await problems()).toEqual(['file-unreadable regulations/a/source.txt:1:1']);
  });

  test('links out of the content folder are not followed', async () => {
    await put('elsewhere.txt', source());
    await mkdir(join(content, 'regulations/a'), { recursive: true });
    await symlink(join(content, 'elsewhere.txt'), join(content, 'regulations/a/source.txt'));
    await symlink(content, join(content, 'regulations/b'));
    expect(await problems()).toEqual(['symbolic-link regulations/a/source.txt:1:1', 'symbolic-link regulations/b:1:1']);
  });

  test('nor is a folder of notes, nor the folder of regulations, that is a link', async () => {
    await put('regulations/a/source.txt', source());
    await put('elsewhere/geheim.md', '秘密');
    await symlink(join(content, 'elsewhere'), join(content, 'regulations/a/notes'));
    expect(await problems()).toEqual(['symbolic-link regulations/a/notes:1:1']);
    await rename(join(content, 'regulations'), join(content, 'r'));
    await symlink(join(content, 'r'), join(content, 'regulations'));
    expect(await problems()).toEqual(['symbolic-link regulations:1:1']);
  });

  test('a file in place of a folder, a folder in place of a file', async () => {
    await put('regulations/a/source.txt', source());
    await put('regulations/a/notes', '注释');
    await put('regulations/a/regulation.yaml/x', '');
    await put('regulations/b/source.txt/x', '');
    expect(await problems()).toEqual([
      'folder-unreadable regulations/a/notes:1:1',
      'file-unreadable regulations/a/regulation.yaml:1:1',
      'file-unreadable regulations/b/source.txt:1:1',
    ]);
  });

  test.skipIf(process.platform === 'win32')('a pipe, which would be waited for without end', async () => {
    await mkdir(join(content, 'regulations/a'), { recursive: true });
    execFileSync('mkfifo', [join(content, 'regulations/a/source.txt')]);
    expect((await load()).diagnostics).toMatchObject([{ message: '读不到文件：它是管道或设备，不是普通文件。' }]);
  });

  test('files that nothing reads are pointed out, and the rest is published', async () => {
    await put('regulations/a/source.txt', source());
    await put('regulations/a/README.md', '出处');
    await put('regulations/a/regulation.yml', 'status: 已废止\n');
    await put('regulations/a/notes/a.txt', '注释');
    await put('regulations/a/notes/b/c.md', '注释');
    const { library, diagnostics } = await load();
    expect(library.regulations).toHaveLength(1);
    expect(diagnostics.map(({ severity, file, hint }) => `${severity} ${file} ${hint}`)).toEqual([
      'warning regulations/a/notes/a.txt 如果它是其中之一，请改名为以 .md 结尾，直接放在这个文件夹里；否则请移到别处。',
      'warning regulations/a/notes/b 如果它是其中之一，请改名为以 .md 结尾，直接放在这个文件夹里；否则请移到别处。',
      'warning regulations/a/regulation.yml 是否为 regulation.yaml？',
    ]);
  });

  test('bytes of another encoding are not read as replacement characters', async () => {
    await put('regulations/a/source.txt', source());
    for (const file of ['regulations/a/regulation.yaml', 'regulations/a/notes/b.md', 'synonyms.yaml'])
      await put(file, Uint8Array.of(0x61, 0x3a, 0x20, 0xb7, 0xa8));
    expect(await problems()).toEqual([
      'encoding-invalid regulations/a/notes/b.md:1:4',
      'encoding-invalid regulations/a/regulation.yaml:1:4',
      'encoding-invalid synonyms.yaml:1:4',
    ]);
  });

  test('a text laid beside the folders is pointed out, and the rest is published', async () => {
    await put('regulations/a/source.txt', source());
    await put('regulations/b.txt', source());
    const { library, diagnostics } = await load();
    expect(library.regulations).toHaveLength(1);
    expect(diagnostics).toMatchObject([
      { severity: 'warning', hint: '如果它是法规正文，请移到 content/regulations/b/source.txt。' },
    ]);
  });
});

test('the wording of the folder messages', async () => {
  await put('regulations/Zhi_Liang/source.txt', source());
  await put('regulations/search/source.txt', source());
  const { diagnostics } = await load();
  expect(diagnostics.map(({ message, hint }) => `${message}${hint}`)).toEqual([
    '文件夹名“Zhi_Liang”不能用作网址：应只含小写字母、数字和单个连字符，例如 zhiliang-tisheng-2017。请把文件夹改名为 zhi-liang。',
    '文件夹名“search”是本站自用的网址，不能用于法规。请改名，例如 search-2017。',
  ]);
});

describe('notes', () => {
  const note = (quote: string, body: string) =>
    `---\nanchor:\n  eId: art_1__para_1\n  quote: ${quote}\ntype: 背景\nauthority: 某部\nsources:\n  - title: 试行说明\nadded: 2026-01-01\n---\n\n${body}\n`;

  test('stand at their words, rendered, with links to other regulations of the library', async () => {
    await put('regulations/a/source.txt', source());
    await put('regulations/b/source.txt', source('乙法'));
    await put('regulations/a/notes/shixing.md', note('为了试行', '见《乙法》和《丙法》。'));
    const { library, diagnostics } = await load();
    expect(diagnostics).toEqual([]);
    expect(library.regulations[0]?.notes).toMatchObject([
      { id: 'shixing', number: 1, html: '<p>见<a href="/b/">《乙法》</a>和《丙法》。</p>' },
    ]);
    expect(library.regulations[0]?.marks).toMatchObject([{ kind: 'note', data: { note: 'shixing', number: 1 } }]);
  });

  test('a quote that is not there, and HTML in the body, stop the build', async () => {
    await put('regulations/a/source.txt', source());
    await put('regulations/a/notes/b.md', note('为了推行', '甲'));
    await put('regulations/a/notes/c.md', note('为了试行', '<script>alert(1)</script>'));
    expect((await problems()).map((problem) => problem.split(':')[0])).toEqual([
      'anchor-not-found regulations/a/notes/b.md',
      'note-html regulations/a/notes/c.md',
    ]);
  });

  test('say all that is wrong with them in one run, and a link to a broken note is no second mistake', async () => {
    await put('regulations/a/source.txt', source());
    await put('regulations/a/notes/b.md', note('为了推行', '<b>甲</b>'));
    await put('regulations/a/notes/c.md', note('""', '[点](javascript:x)'));
    await put('regulations/a/notes/d.md', note('为了试行', '见[乙](#note-b)、[丙](#note-c)和[丁](#note-e)。'));
    const ofAText = [
      'anchor-not-found regulations/a/notes/b.md:4:10',
      'note-html regulations/a/notes/b.md:12:1',
      'note-html regulations/a/notes/b.md:12:5',
      'value-invalid regulations/a/notes/c.md:4:10',
      'note-link regulations/a/notes/c.md:12:1',
      'note-link-unknown regulations/a/notes/d.md:12:28',
    ];
    expect(await problems()).toEqual(ofAText);
    await put('regulations/a/source.txt', '');
    const ofNone = (await problems()).filter((problem) => problem.includes('/notes/'));
    expect(ofNone).toEqual(ofAText.filter((problem) => !/anchor|unknown/.test(problem)));
  });
});
