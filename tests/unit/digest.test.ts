import { beforeEach, describe, expect, vi } from 'vitest';
import { type ContentFolder, commit, git, note, relation, statute, test } from '../support/content-folder.ts';
import { runScript } from '../support/site/build-site.ts';

/** A process a command, on a machine that may be busy. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const source = 'regulations/jieshui/source.txt';
const articles = ['第一条　为了节约用水，制定本办法。', '第二条　用水单位应当依照第一条安装计量设施。'] as const;

const digest = ({ path }: ContentFolder) => runScript('digest.ts', { CONTENT_DIR: path }, ['--base', 'main']);

/** What the digest says under a heading. */
const section = (markdown: string, heading: string): string =>
  markdown.split(/^### /m).find((part) => part.startsWith(heading)) ?? '';

describe('a maintainer who proposes a change', () => {
  beforeEach<{ content: ContentFolder }>(async ({ content }) => {
    await content.put(source, statute(...articles));
    await content.put('regulations/jieshui/notes/jiliang.md', note('art_2', '计量设施'));
    git(content.path, 'init', '--quiet', '--initial-branch=main');
    commit(content.path, 'Publish', '2026-01-01');
  });

  test('of nothing that readers see reads so', async ({ content }) => {
    await content.put('README.md', '说明');
    const { status, stdout } = await digest(content);
    expect(stdout).toContain('读者看到的内容没有变化');
    expect(status).toBe(0);
  });

  test('of a slug sees what became of the text on the way, and is stopped where that is not on record', async ({
    content,
  }) => {
    await content.remove('regulations/jieshui');
    await content.put('regulations/yongshui/source.txt', statute(articles[0], articles[1].replace('应当', '可以')));
    await content.put('redirects.yaml', '- { from: jieshui/*, to: yongshui/*, why: 改名, since: 2026-02-01 }\n');
    const renamed = await digest(content);
    const changes = section(renamed.stdout, '改名：《节水试行办法》（`jieshui` → `yongshui`）');
    expect(changes).toContain('用水单位<del>应当</del><ins>可以</ins>依照');
    expect(changes).toContain('- 条：改动 1（`art_2`）');
    expect(renamed.status).toBe(1);
    // Called a withdrawal and a new one, it is the same
    await content.put('redirects.yaml', '- { from: jieshui/*, why: 撤下, since: 2026-02-01 }\n');
    expect((await digest(content)).stdout).toContain('<del>应当</del><ins>可以</ins>');
    await content.put('regulations/yongshui/source.txt', statute(...articles));
    const moved = await digest(content);
    expect(section(moved.stdout, '改名：')).not.toContain('<del>');
    expect(moved.status).toBe(0);
  });

  test('of notes, relations and terms sees each by name', async ({ content }) => {
    await content.put('regulations/jieshui/notes/jiliang.md', note('art_2', '计量设施', 'title: 新题\n'));
    await content.put('regulations/jieshui/notes/mudi.md', note('art_1', '节约用水'));
    await content.put('regulations/jieshui/relations.yaml', relation('shui', ['art_1', '用水'], ['art_2', '用水单位']));
    await content.put('glossary/jieshui.md', '---\nterm: 节约用水\n---\n');
    const { status, stdout } = await digest(content);
    const changes = section(stdout, '改动：《节水试行办法》');
    expect(changes).toContain('- 注释：新增 1（`mudi`），改动 1（`jiliang`）');
    expect(changes).toContain('- 关联：新增 1（`shui`）');
    expect(changes).toContain('- 术语出现：0 → 1 处');
    expect(section(stdout, '术语')).toContain('新增 1（`jieshui`）');
    expect(section(stdout, '固定链接')).toContain('`jieshui/art-1/#note-mudi`');
    expect(section(stdout, '检索')).toMatch(/应找到 \d+ 处：一处不漏，一处不多/);
    expect(status).toBe(0);
  });

  test('of the official text without a word about it is stopped, and sees what changed', async ({ content }) => {
    await content.put(source, statute(articles[0], articles[1].replace('计量设施', '计量装置，')));
    await content.put('regulations/jieshui/notes/jiliang.md', note('art_2', '计量装置'));
    const { status, stdout } = await digest(content);
    expect(status).toBe(1);
    expect(stdout).toContain('**《节水试行办法》的官方文本有 1 处改动没有记录。**');
    const changes = section(stdout, '改动：');
    expect(changes).toContain('- 条：改动 1（`art_2`）');
    expect(changes).toContain(
      '第 7 行，正文 −2 +2、标点 −0 +1：…用水单位应当依照第一条安装计量<del>设施</del><ins>装置，</ins>。',
    );
  });

  test('of the official text on record may pass', async ({ content }) => {
    await content.put(source, statute(articles[0], articles[1].replace('设施', '器具')));
    await content.put('regulations/jieshui/notes/jiliang.md', note('art_2', '计量器具'));
    await content.put(
      'regulations/jieshui/regulation.yaml',
      'corrections:\n  - date: 2026-02-01\n    line: 7\n    from: 设施\n    to: 器具\n    authority: 公报\n',
    );
    const { status, stdout } = await digest(content);
    expect(stdout).not.toContain('没有记录');
    expect(stdout).toContain('- 2026-02-01，第 7 行，“设施”改为“器具”，依据：公报');
    expect(status).toBe(0);
  });

  test('that takes an article away is stopped until its address leads somewhere', async ({ content }) => {
    await content.put(source, statute(articles[0]));
    await content.remove('regulations/jieshui/notes');
    await content.put(
      'regulations/jieshui/regulation.yaml',
      `corrections:\n  - date: 2026-02-01\n    line: 7\n    from: ${articles[1]}\n    to: ""\n    authority: 公报\n`,
    );
    const before = await digest(content);
    expect(section(before.stdout, '固定链接')).toContain('**失效 4**');
    expect(before.status).toBe(1);
    await content.put(
      'redirects.yaml',
      '- from: jieshui/art-2/\n  to: jieshui/art-1/\n  why: 第二条收录有误\n  since: 2026-02-01\n' +
        // Its only note went with it, and the page of all notes with that
        '- from: jieshui/notes/\n  to: jieshui/\n  why: 注释随第二条撤下\n  since: 2026-02-01\n',
    );
    const after = await digest(content);
    expect(section(after.stdout, '固定链接')).toContain('- 移动 `jieshui/art-2/` → `jieshui/art-1/`：第二条收录有误');
    expect(after.status).toBe(0);
  });

  test('of a new edition sees it beside the one before it, and is stopped only where that one changed', async ({
    content,
  }) => {
    const old = statute(...articles);
    const revised = old.replace('20200102', '20250607').replace('计量设施', '计量器具');
    await content.put(`regulations/jieshui/editions/2020-01-02/source.txt`, old);
    await content.put(source, revised);
    await content.put('regulations/jieshui/notes/jiliang.md', note('art_2', '计量设施', 'edition: 2020-01-02\n'));
    const { status, stdout } = await digest(content);
    expect(section(stdout, '新版本：《节水试行办法》（`jieshui`，2025-06-07 的版本）')).toContain(
      '安装计量<del>设施</del><ins>器具</ins>。',
    );
    expect(stdout).not.toMatch(/没有记录|换了内容|失效/);
    expect(status).toBe(0);
    await content.put('regulations/jieshui/editions/2020-01-02/source.txt', old.replace('应当', '可以'));
    const altered = await digest(content);
    expect(section(altered.stdout, '改动：《节水试行办法》（`jieshui`，2020-01-02 的版本）')).toContain(
      '<del>应当</del><ins>可以</ins>',
    );
    expect(altered.stdout).toContain('`regulations/jieshui/editions/2020-01-02/edition.yaml` 的');
    expect(altered.status).toBe(1);
  });

  test('with errors is told to mend them first', async ({ content }) => {
    await content.put('regulations/jieshui/notes/jiliang.md', note('art_2', '没有的话'));
    expect(await digest(content)).toMatchObject({ status: 2, stdout: '' });
  });
});

test('a regulation that is new is counted, and needs no record', async ({ content }) => {
  await content.put('README.md', '说明');
  git(content.path, 'init', '--quiet', '--initial-branch=main');
  commit(content.path, 'Begin', '2026-01-01');
  await content.put(source, statute(...articles));
  const { status, stdout } = await digest(content);
  expect(section(stdout, '新收录：《节水试行办法》')).toContain('- 条 2、款项 2、注释 0、关联 0、引用 1');
  expect(status).toBe(0);
});

test('a base that Git does not know is said', async ({ content }) => {
  await content.put(source, statute(...articles));
  git(content.path, 'init', '--quiet', '--initial-branch=other');
  commit(content.path, 'Begin', '2026-01-01');
  const { status, stderr } = await digest(content);
  expect(status).toBe(2);
  expect(stderr).toContain('Git 里没有“main”');
});
