import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, vi } from 'vitest';
import { check } from '../../src/content/check/check.ts';
import type { CheckReport } from '../../src/content/check/report.ts';
import { register } from '../../src/content/permalinks/register.ts';
import { LATEST_YEAR } from '../../src/regulation/fields.ts';
import { publishedAddresses } from '../../src/site/published.ts';
import { addresses } from '../../src/site/urls.ts';
import { type ContentFolder, git, note, relation, statute, test } from '../support/content-folder.ts';
import { runScript } from '../support/site/build-site.ts';

/** A process a command, on a machine that may be busy. */
vi.setConfig({ testTimeout: 60_000 });

const checkFolder = ({ path }: ContentFolder): Promise<CheckReport> =>
  check({ content: path, addresses, published: publishedAddresses, reviewedBefore: '2019-01-01' });

const told = ({ problems }: CheckReport): readonly string[] =>
  problems.map(({ code, file, line, column }) => `${code} ${file}:${line}:${column}`);

const run = ({ path }: ContentFolder, ...args: readonly string[]) => runScript('check.ts', { CONTENT_DIR: path }, args);

const source = 'regulations/jieshui/source.txt';
const articles = ['第一条　为了节约用水，制定本办法。', '第二条　用水单位应当安装计量设施。'];

describe('a maintainer who checks', () => {
  test('a folder with a source text alone hears that all is well', async ({ content }) => {
    await content.put(source, statute(...articles));
    const { status, stdout } = await run(content);
    expect(stdout).toBe('1 部法规、2 条；注释和关联：0 处原位；没有问题。\n');
    expect(status).toBe(0);
  });

  test('broken content hears of everything at once, with the place under a caret', async ({ content }) => {
    await content.put(source, statute(...articles));
    await content.put('regulations/jieshui/regulation.yaml', 'titel: 节水\n');
    await content.put('regulations/jieshui/notes/jiliang.md', note('art_2', '安装计量装置'));
    await content.put('synonyms.yaml', '省水: [节约用水, 节水器具]\n');
    const { status, stdout } = await run(content);
    expect(status).toBe(1);
    expect(stdout.replaceAll(content.path, '<CONTENT_DIR>')).toMatchInlineSnapshot(`
      "<CONTENT_DIR>/regulations/jieshui/notes/jiliang.md
        4:10    错误  art_2 中没有引文“安装计量装置”。最接近的文字有出入：安装计量[-装置-]{+设施+}（[-…-] 引文有而原文没有，{+…+} 原文有而引文没有）。 anchor-not-found
          │   quote: 安装计量装置
          │          ^
          怎样改：若所指仍是这里，把 quote 改为“安装计量设施”。

      <CONTENT_DIR>/regulations/jieshui/regulation.yaml
        1:1     错误  不认识的键“titel”。这里可以写：title、shortTitles、issuers、documentNumber、issuedOn、effectiveOn、status、decision、repealed、kind、officialSource、subjects、confirmed、distinctFrom、corrections。 key-unknown
          │ titel: 节水
          │ ^
          怎样改：是否为“title”？

      <CONTENT_DIR>/synonyms.yaml
        1:12    警告  近义词“省水”所指的“节水器具”不在任何一部法规里。 synonym-unused
          │ 省水: [节约用水, 节水器具]
          │ 　　   　　　　  ^
          怎样改：核对写法，或删去这个词。

      1 部法规、2 条；注释和关联：0 处原位、1 处丢失；2 个错误、1 个警告。
      "
    `);
  });

  test('sees nothing of a file that a link leads to, and obeys nothing of a name', async ({ content }) => {
    await content.put(source, statute(...articles));
    await symlink('/etc/passwd', join(content.path, 'synonyms.yaml'));
    await content.put('regulations/jieshui/a\n::error::\u001b[31m', '');
    const { stdout } = await run(content);
    expect(stdout).toContain('符号链接');
    expect(stdout).not.toContain('root:');
    expect(stdout).toContain('regulations/jieshui/a\\n::error::\\u001b[31m');
    for (const obeyed of ['\u001b', '\n::']) expect(stdout).not.toContain(obeyed);
  });

  test('with a mistyped option hears that nothing was checked', async ({ content }) => {
    await content.put(source, statute(...articles));
    for (const args of [['--format', 'xml'], ['--format', 'toString'], ['--nix'], ['--review-months', 'x']]) {
      expect(await run(content, ...args)).toMatchObject({ status: 2, stdout: '' });
    }
  });

  test('warnings pass, unless they are to be strict', async ({ content }) => {
    await content.put(source, statute(...articles));
    await content.put('synonyms.yaml', '省水: [节水器具]\n');
    expect((await run(content)).status).toBe(0);
    expect((await run(content, '--strict')).status).toBe(1);
  });
});

describe('what was never issued', () => {
  test.for([
    ['of a conflict in a text', source, statute('第一条　甲。\n<<<<<<< HEAD', '第二条　乙。'), ['conflict-marker']],
    [
      'of a conflict in a note',
      'regulations/jieshui/notes/a.md',
      `${note('art_1', '甲')}\n>>>>>>> b\n`,
      ['conflict-marker'],
    ],
    ['of a conflict in what nothing reads', 'README.md', '<<<<<<< HEAD\n', ['conflict-marker']],
    ['of a web page', source, statute('第一条　甲。', '第二条　<p>&nbsp;乙。</p>'), ['html-residue']],
    [
      'where the text has no date and no issuer',
      source,
      statute('第一条　甲。').replace('20200102', '').replace('某部', ''),
      ['date-missing', 'issuer-missing'],
    ],
  ] as const)('is said %s', async ([, file, text, codes], { content }) => {
    await content.put(source, statute('第一条　甲。'));
    await content.put(file, text);
    expect((await checkFolder(content)).problems.map(({ code }) => code)).toEqual(codes);
    if (file !== source || codes[0] === 'conflict-marker') return;
    // What the official text really has, or has not, is confirmed
    const confirmed = codes.map((code) => `{ code: ${code} }`).join(', ');
    await content.put('regulations/jieshui/regulation.yaml', `confirmed: [${confirmed}]\n`);
    expect(told(await checkFolder(content))).toEqual([]);
  });

  test('a date and an issuer of regulation.yaml are as good', async ({ content }) => {
    await content.put(source, statute('第一条　甲。').replace('20200102', '').replace('某部', ''));
    await content.put('regulations/jieshui/regulation.yaml', 'issuedOn: 2020-01-02\nissuers: [某部]\n');
    expect(told(await checkFolder(content))).toEqual([]);
  });
});

describe('reports for other readers', () => {
  const broken = async (content: ContentFolder) => {
    await content.put(source, statute(...articles));
    await content.put('regulations/jieshui/notes/a.md', note('art_2', '“<b>|%，:”'));
  };

  test('GitHub annotates the line', async ({ content }) => {
    await broken(content);
    const { stdout } = await run(content, '--format', 'github');
    const [command] = stdout.split('\n');
    expect(command).toMatch(/^::error file=[^,:]+%?.*notes\/a\.md,line=4,col=10,title=anchor-not-found::art_2 /);
    expect(command).toContain('“<b>|%25，:”');
    expect(command).toContain('%0A怎样改：');
  });

  test('GitHub finds the file where the repository has it, in one of its own as in a folder of the project', async ({
    content,
  }) => {
    for (const folder of ['', 'neirong/']) {
      await content.put(`${folder}README.md`, '<<<<<<< HEAD\n');
      await content.put(`${folder}${source}`, statute(...articles));
    }
    git(content.path, 'init', '--quiet');
    for (const folder of ['', 'neirong/']) {
      const { stdout } = await runScript('check.ts', { CONTENT_DIR: join(content.path, folder) }, [
        '--format',
        'github',
      ]);
      expect(stdout).toContain(`::error file=${folder}README.md,line=1,`);
    }
  });

  test('JSON holds every problem', async ({ content }) => {
    await broken(content);
    const { stdout } = await run(content, '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({
      counts: { error: 1, warning: 0, notice: 0 },
      anchors: { inPlace: 0, moved: 0, lost: 1 },
      files: [
        {
          file: 'regulations/jieshui/notes/a.md',
          problems: [{ code: 'anchor-not-found', line: 4, column: 10, excerpt: '  quote: “<b>|%，:”', fixable: false }],
        },
      ],
    });
  });

  test('Markdown shows what was written and lets none of it work', async ({ content }) => {
    await broken(content);
    const { stdout } = await run(content, '--format', 'markdown');
    const row = stdout.split('\n').find((line) => line.startsWith('| 4:10'));
    expect(row).toContain('&#60;b&#62;&#124;');
    expect(row?.replace(/\\\|/g, '').match(/\|/g)).toHaveLength(6);
  });
});

describe('after a source text changed', () => {
  const notes = 'regulations/jieshui/notes/jiliang.md';
  const relations = 'regulations/jieshui/relations.yaml';

  test('what stands as it was is 原位, what moved 移位, what is gone 丢失', async ({ content }) => {
    await content.put(
      source,
      statute('第一条　为了节约用水，制定本办法。', '第二条　用水实行定额。', '第三条　安装计量设施。'),
    );
    await content.put(notes, note('art_2__para_1', '安装计量设施'));
    await content.put('regulations/jieshui/notes/dinge.md', note('art_2', '定额'));
    await content.put('regulations/jieshui/notes/jiage.md', note('art_9', '阶梯水价'));
    const report = await checkFolder(content);
    expect(report.anchors).toEqual({ inPlace: 1, moved: 1, lost: 1 });
    expect(told(report)).toEqual([
      'anchor-eid-unknown regulations/jieshui/notes/jiage.md:4:10',
      'anchor-moved regulations/jieshui/notes/jiliang.md:4:10',
    ]);
  });

  test('--fix writes the new eId of what moved, and nothing else', async ({ content }) => {
    await content.put(
      source,
      statute('第一条　为了节约用水，制定本办法。', '第二条　用水实行定额。', '第三条　安装计量设施。'),
    );
    const wandered = note('art_2__para_1', '安装计量设施').replaceAll('\n', '\r\n');
    await content.put(notes, wandered);
    const lost = note('art_2', '阶梯水价');
    await content.put('regulations/jieshui/notes/jiage.md', lost);
    const { status, stdout } = await run(content, '--fix');
    expect(stdout).toContain('改好 1 处锚定');
    expect(status).toBe(1);
    expect(await content.read(notes)).toBe(wandered.replace('art_2__para_1', 'art_3__para_1'));
    expect(await content.read('regulations/jieshui/notes/jiage.md')).toBe(lost);
  });

  test('a note on a whole article follows what the article begins with, not its number', async ({ content }) => {
    await content.put(source, statute('第一条　为了节约用水，制定本办法。', '第二条　用水单位应当安装计量设施。'));
    const whole = note('art_2', '').replace(/anchor:[\s\S]*?\ntype/, 'anchor: art_2 # 整条\ntype');
    await content.put(notes, whole);
    expect((await checkFolder(content)).problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['anchor-opening-missing', 'warning'],
    ]);
    expect((await run(content, '--fix')).status).toBe(0);
    const filled = 'anchor: { eId: art_2, opening: "用水单位应当安装计量设施。" } # 整条';
    expect(await content.read(notes)).toBe(whole.replace('anchor: art_2 # 整条', filled));
    expect(told(await checkFolder(content))).toEqual([]);

    const inserted = [
      '第一条　为了节约用水，制定本办法。',
      '第二条　用水实行定额。',
      '第三条　用水单位应当安装计量设施。',
    ];
    await content.put(source, statute(...inserted));
    const moved = await checkFolder(content);
    expect(moved.anchors).toEqual({ inPlace: 0, moved: 1, lost: 0 });
    expect(told(moved)).toEqual([`anchor-opening-moved ${notes}:2:32`]);
    expect((await run(content, '--fix')).status).toBe(0);
    expect(await content.read(notes)).toContain('{ eId: art_3, opening: "用水单位应当安装计量设施。" }');

    await content.put(source, statute(...inserted.slice(0, 2), '第三条　用水单位应当按月报告。'));
    const lost = await checkFolder(content);
    expect(lost.anchors).toEqual({ inPlace: 0, moved: 0, lost: 1 });
    expect(lost.problems[0]?.message).toBe(
      'art_3 的开头应为“用水单位应当安装计量设施。”，现在是“用水单位应当按月报告。”。',
    );
  });

  test.for([
    ['in braces', 'anchor: { eId: art_2 }', 'anchor: { eId: art_2, opening: "用水单位应当安装计量设施。" }', '2:16'],
    [
      'in lines',
      'anchor:\n  eId: art_2 # 整条',
      'anchor:\n  eId: art_2\n  opening: "用水单位应当安装计量设施。" # 整条',
      '3:8',
    ],
  ] as const)(
    'an anchor with an eId alone, %s, is a whole article whose opening --fix writes',
    async ([, written, filled, place], { content }) => {
      await content.put(source, statute('第一条　为了节约用水，制定本办法。', '第二条　用水单位应当安装计量设施。'));
      const whole = note('art_2', '').replace(/anchor:[\s\S]*?\ntype/, `${written}\ntype`);
      await content.put(notes, whole);
      const report = await checkFolder(content);
      expect(told(report)).toEqual([`anchor-opening-missing ${notes}:${place}`]);
      expect(report.problems[0]).toMatchObject({
        message: expect.stringContaining('这里只写了 art_2'),
        hint: expect.stringMatching(/opening: "用水单位应当安装计量设施。".*--fix.*quote/),
      });
      expect((await run(content, '--fix')).status).toBe(0);
      expect(await content.read(notes)).toBe(whole.replace(written, filled));
      expect(told(await checkFolder(content))).toEqual([]);
    },
  );

  test('a note on a whole article that does not say how it begins is not given to the article that took its number', async ({
    content,
  }) => {
    await content.put(source, statute('第一条　为了节约用水，制定本办法。', '第二条　用水单位应当安装计量设施。'));
    const whole = note('art_2', '').replace(/anchor:[\s\S]*?\ntype/, 'anchor: art_2\ntype');
    await content.put(notes, whole);
    await register({ content: content.path, addresses, published: publishedAddresses });
    await content.put(
      source,
      statute('第一条　为了节约用水，制定本办法。', '第二条　用水实行定额。', '第三条　用水单位应当安装计量设施。'),
    );
    await content.remove('records');
    const found = (await checkFolder(content)).problems.filter(({ file }) => file === notes);
    expect(found.map(({ severity, code, message }) => `${severity} ${code} ${message}`)).toMatchInlineSnapshot(`
      [
        "error anchor-opening-unknown art_2 登记时是“用水单位应当安装计量设施。”，现在是“用水实行定额。”；注释没有写开头，看不出它指的是哪一条。",
      ]
    `);
    await run(content, '--fix');
    expect(await content.read(notes)).toBe(whole);
  });

  test('of two whole articles alike to a letter it is said that a note cannot tell them apart', async ({ content }) => {
    await content.put(source, statute('第一条　废止。', '第二条　废止。'));
    await content.put(
      notes,
      note('art_2', '').replace(/anchor:[\s\S]*?\ntype/, 'anchor: { eId: art_2, opening: 废止。 }\ntype'),
    );
    expect((await checkFolder(content)).problems.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      'notice anchor-opening-twin',
    ]);
  });

  test('a correction on record that touches what notes and relations quote is one thing to mend for each', async ({
    content,
  }) => {
    const articles = ['第一条　为了节约用水，制定本办法。', '第二条　用水单位应当于每月初按照定额报告。'] as const;
    await content.put(source, statute(...articles));
    const whole = note('art_2', '').replace(/anchor:[\s\S]*?\ntype/, 'anchor: art_2\ntype');
    await content.put(notes, whole);
    await run(content, '--fix');
    for (const [name, quote] of Object.entries({
      at: '应当于',
      over: '单位应当于每月',
      into: '月初按',
      out: '定额报告',
    }))
      await content.put(`regulations/jieshui/notes/${name}.md`, note('art_2', quote));
    await content.put(relations, relation('jiliang', ['art_1', '节约用水'], ['art_2', '每月初按照定额']));
    expect(told(await checkFolder(content))).toEqual([]);

    await content.put(source, statute(articles[0], '第二条　取水单位应当在每年末按照定额报告。'));
    const made = (from: string, to: string) =>
      `  - { date: 2026-02-01, line: 7, from: ${from}, to: ${to}, authority: 公报 }\n`;
    await content.put(
      'regulations/jieshui/regulation.yaml',
      `corrections:\n${made('用水单位', '取水单位')}${made('应当于每月初', '应当在每年末')}`,
    );
    const found = (await checkFolder(content)).problems.map(({ code, file }) => `${code} ${file.replace(/^.*\//, '')}`);
    expect(found.toSorted()).toEqual(
      ['at.md', 'into.md', 'jiliang.md', 'over.md', 'relations.yaml'].map((file) => `anchor-corrected ${file}`),
    );
    expect((await run(content, '--fix')).status).toBe(0);
    expect(await content.read(notes)).toContain('opening: "取水单位应当在每年末按照定额报告。"');
    expect(await content.read('regulations/jieshui/notes/over.md')).toContain('单位应当在每年末');
    expect(told(await checkFolder(content))).toEqual([]);
  });

  test('--fix mends relations likewise', async ({ content }) => {
    await content.put(
      source,
      statute('第一条　为了节约用水，制定本办法。', '第二条　用水实行定额。', '第三条　安装计量设施。'),
    );
    const before = `# 关联\n${relation('jiliang', ['art_1', '节约用水'], ['art_2', '安装计量设施'])}`;
    await content.put(relations, before);
    expect(told(await checkFolder(content))).toEqual([`anchor-moved ${relations}:5:30`]);
    expect((await run(content, '--fix')).status).toBe(0);
    expect(await content.read(relations)).toBe(before.replace('"art_2"', '"art_3__para_1"'));
  });
});

test('notes long unreviewed are listed, and are no problem', async ({ content }) => {
  await content.put(source, statute(...articles));
  await content.put('regulations/jieshui/notes/a.md', note('art_2', '计量设施'));
  await content.put('regulations/jieshui/notes/b.md', note('art_2', '用水单位', `reviewed: ${LATEST_YEAR}-01-01\n`));
  const { status, stdout } = await run(content, '--review-months', '12', '--format', 'json');
  const { files } = JSON.parse(stdout);
  expect(files).toMatchObject([
    { file: 'regulations/jieshui/notes/a.md', problems: [{ code: 'note-review-due', line: 7, column: 8 }] },
  ]);
  expect(status).toBe(0);
});
