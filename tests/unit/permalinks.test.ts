import { readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, vi } from 'vitest';
import { check } from '../../src/content/check/check.ts';
import { register as registerAll } from '../../src/content/permalinks/register.ts';
import { publishedAddresses } from '../../src/site/published.ts';
import { addresses } from '../../src/site/urls.ts';
import { type ContentFolder, commit, git, note, statute, test } from '../support/content-folder.ts';
import { projectRoot, runScript } from '../support/site/build-site.ts';

/** A process a command, on a machine that may be busy. */
vi.setConfig({ testTimeout: 60_000 });

const source = 'regulations/jieshui/source.txt';
const first = '第一条　为了节约用水，保护水资源，制定本办法。';
const second = '第二条　用水单位应当安装计量设施，并按月报送用水记录。';
const third = '第三条　违反本办法的，由主管部门责令改正，可以处以罚款。';

const options = ({ path }: ContentFolder) => ({ content: path, addresses, published: publishedAddresses });
const register = (content: ContentFolder) => registerAll(options(content));
const problems = async (content: ContentFolder) =>
  (await check({ ...options(content), reviewedBefore: '2000-01-01' })).problems;
const told = async (content: ContentFolder) =>
  (await problems(content)).map(({ code, message }) => `${code} ${message}`);

test('a library without a list of its addresses is not asked for one', async ({ content }) => {
  await content.put(source, statute(first, second));
  expect(await told(content)).toEqual([]);
});

test('every page, provision and note is registered, one a line, sorted, with what is read there, a file a regulation', async ({
  content,
}) => {
  await content.put(source, statute(first, second));
  await content.put('regulations/jieshui/notes/jiliang.md', note('art_2', '计量设施'));
  expect(await register(content)).toEqual({ addresses: 23, texts: 1, diagnostics: [] });
  expect(await readdir(join(content.path, 'permalinks'))).toEqual([
    'basket.json',
    'changes.json',
    'data.json',
    'desk.json',
    'glossary.json',
    'guide.json',
    'jieshui.json',
    'maintainers.json',
    'proofread.json',
    'regulations.json',
    'search.json',
    'side.json',
    'verify.json',
  ]);
  expect(await content.read('permalinks/jieshui.json')).toBe(`{
 "jieshui/": "节水试行办法",
 "jieshui/art-1/": "为了节约用水，保护水资源，制定本办法。",
 "jieshui/art-1/#art_1__para_1": "为了节约用水，保护水资源，制定本办法。",
 "jieshui/art-2/": "用水单位应当安装计量设施，并按月报送用水…",
 "jieshui/art-2/#art_2__para_1": "用水单位应当安装计量设施，并按月报送用水…",
 "jieshui/art-2/#note-jiliang": "注释",
 "jieshui/changes/": "更新记录",
 "jieshui/full/": "全文",
 "jieshui/links/": "引用与关联",
 "jieshui/notes/": "注释一览",
 "jieshui/picture/": "关系图"
}
`);
  expect(await told(content)).toEqual([]);
});

describe('a list in the history', () => {
  const list = 'permalinks/jieshui.json';

  test.beforeEach(async ({ content }) => {
    await content.put(source, statute(first, second));
    await register(content);
    git(content.path, 'init', '--quiet', '--initial-branch=main');
    commit(content.path, 'Publish', '2026-01-01');
  });

  test('is watched whatever lies beside it', async ({ content }) => {
    await content.put('permalinks/README.md', '说明');
    await content.put(list, '{}\n');
    expect((await problems(content)).map(({ code }) => code)).toContain('permalinks-erased');
    await content.remove(list);
    await content.remove('regulations/jieshui');
    await content.put('regulations/bieji/source.txt', statute('第一条　本办法规定别的事项。'));
    git(content.path, 'checkout', '--quiet', '--', list);
    expect((await problems(content)).map(({ code }) => code)).toContain('regulation-gone');
  });

  test('misses an address that was added at the end, where the line before it got a comma', async ({ content }) => {
    const before = await content.read(list);
    await content.put(list, before.replace('"关系图"', '"关系图",\n "jieshui/zz/": "末"'));
    commit(content.path, 'Add', '2026-01-02');
    await content.put(list, before);
    expect((await problems(content)).map(({ code }) => code)).toContain('permalinks-erased');
  });

  test('loses no address to a merge that puts others in its place', async ({ content }) => {
    git(content.path, 'switch', '--quiet', '--create', 'other');
    await content.put('README.md', '说明');
    commit(content.path, 'Other', '2026-01-02');
    git(content.path, 'switch', '--quiet', 'main');
    git(content.path, 'merge', '--quiet', '--no-ff', '--no-commit', 'other');
    const others = '"jieshui/links/a/": "甲",\n "jieshui/links/b/": "乙"';
    await content.put(list, (await content.read(list)).replace('"jieshui/links/": "引用与关联"', others));
    commit(content.path, 'Merge', '2026-01-03');
    expect((await problems(content)).map(({ code }) => code)).toContain('permalinks-erased');
  });

  test('does not get other words by hand, unless a redirect says so', async ({ content }) => {
    const meaning = '用水单位应当安装计量设施，并按月报送用水…';
    const reworded = (await content.read(list)).replaceAll(meaning, '本办法所称用水，包括取水。');
    await content.put(source, statute(first, '第二条　本办法所称用水，包括取水。'));
    await content.remove('records');
    await content.put(list, reworded);
    const changed = async () => (await problems(content)).filter(({ code }) => code === 'permalink-changed');
    expect((await changed()).map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([
      `${list}:5 地址 jieshui/art-2/ 原是“${meaning}”，现在是“本办法所称用水，包括取水。”。`,
      `${list}:6 地址 jieshui/art-2/#art_2__para_1 原是“${meaning}”，现在是“本办法所称用水，包括取水。”。`,
    ]);
    commit(content.path, 'Reword', '2026-01-02');
    expect(await changed()).toHaveLength(2);
    const entry = (from: string) => `- { from: "${from}", was: ${meaning}, why: 条文换了, since: 2026-01-02 }\n`;
    await content.put('redirects.yaml', entry('jieshui/art-2/') + entry('jieshui/art-2/#art_2__para_1'));
    expect(await changed()).toEqual([]);
  });

  test('may get the words of a correction, one after the other', async ({ content }) => {
    const words = ['用水单位应当安装', '用水的单位应当安装', '用水的单位都应当装'];
    for (const [at, to] of words.entries()) {
      if (at === 0) continue;
      const made = words.slice(1, at + 1).map((each, before) => {
        return `  - { date: 2026-01-02, line: 7, from: ${words[before]}, to: ${each}, authority: 公报 }\n`;
      });
      await content.put(source, statute(first, second.replace('用水单位应当安装', to)));
      await content.put('regulations/jieshui/regulation.yaml', `corrections:\n${made.join('')}`);
      expect(await register(content)).toMatchObject({ texts: 1, diagnostics: [] });
      commit(content.path, 'Correct', `2026-01-0${at + 1}`);
    }
    expect((await problems(content)).filter(({ code }) => code.startsWith('permalink'))).toEqual([]);
  });
});

describe('an address once published', () => {
  /** What becomes of the text itself is told of by its records. */
  const registerAddresses = async (content: ContentFolder) => {
    const { addresses, diagnostics } = await register(content);
    await content.remove('records');
    return { addresses, diagnostics };
  };

  test.beforeEach(async ({ content }) => {
    await content.put(source, statute(first, second, third));
    await registerAddresses(content);
  });

  test('keeps its line when its text is corrected, with the new words', async ({ content }) => {
    await content.put(source, statute(first.replace('保护水资源', '保护水的资源'), second, third));
    expect(await told(content)).toEqual([
      'permalinks-unlisted 有 2 个地址是新的或文字有更正，还没有登记，例如 jieshui/art-1/。',
    ]);
    expect(await registerAddresses(content)).toEqual({ addresses: 2, diagnostics: [] });
    expect(await content.read('permalinks/jieshui.json')).toContain(
      '"jieshui/art-1/": "为了节约用水，保护水的资源，制定本办法。"',
    );
    expect(await told(content)).toEqual([]);
  });

  test('keeps its line whatever a correction on record made of its words', async ({ content }) => {
    const words = [second.slice('第二条　'.length), '取水者须于每月初报告。'] as const;
    await content.put(source, statute(first, `第二条　${words[1]}`, third));
    expect((await told(content)).join()).toContain('permalink-changed');
    const correction = `{ date: 2026-02-01, line: 7, from: ${words[0]}, to: ${words[1]}, authority: 公报 }`;
    await content.put('regulations/jieshui/regulation.yaml', `corrections:\n  - ${correction}\n`);
    expect(await told(content)).toEqual([expect.stringMatching(/^permalinks-unlisted 有 2 个地址/)]);
  });

  test('of a note that has to be mended is not called lost as well', async ({ content }) => {
    await content.put('regulations/jieshui/notes/jiliang.md', note('art_2__para_1', '安装计量设施'));
    await content.put('glossary/jieliang.md', '---\nterm: 计量设施\n---\n');
    await registerAddresses(content);
    await content.put('regulations/jieshui/notes/jiliang.md', note('art_2__para_1', '安装阶梯水表'));
    await content.put('glossary/jieliang.md', '---\nterms: 计量设施\n---\n');
    expect((await told(content)).map((problem) => problem.split(' ')[0])).toEqual([
      'key-missing',
      'key-unknown',
      'anchor-not-found',
    ]);
  });

  test('may not vanish without a word', async ({ content }) => {
    await content.put(source, statute(first, second));
    const [lost] = await problems(content);
    expect(lost).toMatchObject({ severity: 'error', code: 'permalink-lost', line: 7 });
    expect(lost?.excerpt?.text).toContain('"jieshui/art-3/"');
    const before = await content.read('permalinks/jieshui.json');
    expect(await registerAddresses(content)).toMatchObject({ addresses: 0, diagnostics: [{ code: 'permalink-lost' }] });
    expect(await content.read('permalinks/jieshui.json')).toBe(before);
  });

  test.for([
    ['says where its text went', '  to: jieshui/art-2/\n'],
    ['says what became of it', ''],
  ])('may vanish when redirects.yaml %s', async ([, to], { content }) => {
    await content.put(source, statute(first, second));
    await content.put('redirects.yaml', `- from: jieshui/art-3/\n${to}  why: 第三条并入第二条\n  since: 2026-11-25\n`);
    expect(await told(content)).toEqual([]);
    // The address stays on the list: without its redirect it would be missed again
    await registerAddresses(content);
    await content.remove('redirects.yaml');
    expect(await told(content)).toHaveLength(1);
  });

  test('may not come to mean the article that follows', async ({ content }) => {
    await content.put(
      source,
      statute(first, '第二条　国家鼓励开发节水技术。', second.replace('二', '三'), third.replace('三', '四')),
    );
    const found = await told(content);
    expect(found).toContain(
      'permalink-changed 地址 jieshui/art-2/ 原是“用水单位应当安装计量设施，并按月报送用水…”，现在是“国家鼓励开发节水技术。”；原来的内容现在在 jieshui/art-3/。',
    );
    expect(found.filter((problem) => problem.startsWith('permalink-changed'))).toHaveLength(4);
    // Of a paragraph, where the paragraph is now
    expect(found).toContainEqual(
      expect.stringMatching(
        /^permalink-changed 地址 jieshui\/art-2\/#art_2__para_1 .*现在在 jieshui\/art-3\/#art_3__para_1。$/,
      ),
    );
  });

  test('may come to mean something else on record, once', async ({ content }) => {
    const changed = statute(first, '第二条　国家鼓励开发节水技术。', third);
    await content.put(source, changed);
    const was = '用水单位应当安装计量设施，并按月报送用水…';
    const entry = (address: string) => `- from: ${address}\n  was: ${was}\n  why: 2026年修订\n  since: 2026-11-25\n`;
    await content.put('redirects.yaml', entry('jieshui/art-2/') + entry('jieshui/art-2/#art_2__para_1'));
    expect(await registerAddresses(content)).toEqual({ addresses: 2, diagnostics: [] });
    expect(await told(content)).toEqual([]);
    await content.put(source, changed.replace('国家鼓励开发节水技术', '本办法由水务局解释'));
    expect(await told(content)).toHaveLength(2);
  });
});

describe('a regulation under a new slug', () => {
  test('takes its addresses along by one entry', async ({ content }) => {
    await content.put(source, statute(first, second));
    await register(content);
    await content.remove('regulations/jieshui');
    await content.put('regulations/jieshui-2020/source.txt', statute(first, second));
    await content.put(
      'redirects.yaml',
      '- from: jieshui/*\n  to: jieshui-2020/*\n  why: 网址改为带年份\n  since: 2026-11-25\n',
    );
    await register(content);
    expect(await told(content)).toEqual([]);
  });
});

/** Puts on the list what redirects of articles that are gone lead from. */
async function listAsPublished(content: ContentFolder, redirects: string): Promise<void> {
  const list: Record<string, string> = JSON.parse(await content.read('permalinks/jieshui.json'));
  for (const [, address = ''] of redirects.matchAll(/from: \/?(jieshui\/art-[89]\/)/g)) list[address] = '从前的一条。';
  await content.put('permalinks/jieshui.json', `${JSON.stringify(list, null, 1)}\n`);
}

describe('redirects are wrong', () => {
  const entry = (from: string, more: string) => `- from: ${from}\n${more}  why: 改号\n  since: 2026-11-25\n`;
  test.for([
    ['when they lead nowhere', entry('jieshui/art-9/', '  to: jieshui/art-8/\n'), ['redirect-target']],
    [
      'when they lead in a circle',
      entry('jieshui/art-9/', '  to: jieshui/art-8/\n') + entry('jieshui/art-8/', '  to: jieshui/art-9/\n'),
      ['redirect-loop', 'redirect-loop'],
    ],
    ['when they leave a page that is there', entry('jieshui/art-1/', '  to: jieshui/art-2/\n'), ['redirect-live']],
    [
      'when one address has two',
      entry('jieshui/art-9/', '') + entry('jieshui/art-9/', '  to: jieshui/art-2/\n'),
      ['redirect-duplicate'],
    ],
    ['when they are no address', entry('http://example.org/', ''), ['value-invalid']],
    ['when they are of the search index', entry('pagefind/', ''), ['redirect-reserved']],
    ['when they are of all below it', entry('pagefind/*', '  to: jieshui/*\n'), ['redirect-reserved']],
    ['when only one side is a pattern', entry('jieshui/*', '  to: jieshui/\n'), ['value-invalid']],
  ] as const)('%s', async ([, yaml, codes], { content }) => {
    await content.put(source, statute(first, second));
    await register(content);
    await listAsPublished(content, yaml);
    await content.put('redirects.yaml', yaml);
    expect((await problems(content)).map(({ code }) => code)).toEqual(codes);
  });

  test('when they are of an address that never was, where a list tells', async ({ content }) => {
    await content.put(source, statute(first, second));
    await register(content);
    await content.put('redirects.yaml', entry('jieshui/art-9/', '  to: jieshui/art-2/\n') + entry('jieshu/*', ''));
    expect((await problems(content)).map(({ code, line }) => [code, line])).toEqual([
      ['redirect-unpublished', 1],
      ['redirect-unpublished', 5],
    ]);
  });

  test('when they are of an address that never was, where no list tells', async ({ content }) => {
    await content.put(source, statute(first, second));
    await content.put('redirects.yaml', entry('jieshui/art-9/', '  to: jieshui/art-2/\n'));
    expect((await problems(content)).map(({ code, line }) => [code, line])).toEqual([['redirect-unpublished', 1]]);
  });

  test('may follow one another', async ({ content }) => {
    await content.put(source, statute(first, second));
    await register(content);
    const chain =
      entry('jieshui/art-9/', '  to: jieshui/art-8/\n') + entry('/jieshui/art-8/', '  to: /jieshui/art-2/\n');
    await listAsPublished(content, chain);
    await content.put('redirects.yaml', chain);
    expect(await told(content)).toEqual([]);
  });
});

test('a list spoilt by a merge is not taken for an empty one', async ({ content }) => {
  await content.put(source, statute(first, second));
  await content.put('permalinks/jieshui.json', '{\n<<<<<<< HEAD\n}\n');
  expect(await told(content)).toEqual([expect.stringContaining('conflict-marker')]);
  expect(await register(content)).toMatchObject({ addresses: 0, diagnostics: [{ code: 'conflict-marker' }] });
  expect(await content.read('permalinks/jieshui.json')).toContain('HEAD');
});

test('all lists taken out are missed', async ({ content }) => {
  await content.put(source, statute(first, second));
  await register(content);
  git(content.path, 'init', '--quiet');
  commit(content.path, 'Publish', '2026-01-01');
  await content.remove('permalinks');
  expect((await problems(content)).map(({ code }) => code)).toContain('permalinks-erased');
  commit(content.path, 'Forget', '2026-01-02');
  expect((await problems(content)).map(({ code }) => code)).toContain('permalinks-erased');
});

test.for([
  ['an address', 'permalinks/jieshui.json', / "jieshui\/art-2\/".*\n/],
  ['a whole file', 'permalinks/jieshui.json', null],
] as const)('%s taken out of the list is missed, whether committed or not', async ([, file, line], { content }) => {
  await content.put(source, statute(first, second));
  await register(content);
  git(content.path, 'init', '--quiet');
  commit(content.path, 'Publish', '2026-01-01');
  const list = await content.read(file);
  if (line) await content.put(file, list.replace(line, ''));
  else await content.remove(file);
  const erased = [expect.stringMatching(/^permalinks-erased .*(?:1 个|9 个)地址从登记里消失了/)];
  const missed = async () => (await told(content)).filter((problem) => problem.startsWith('permalinks-erased'));
  expect(await missed()).toEqual(erased);
  commit(content.path, 'Forget', '2026-01-02');
  expect(await missed()).toEqual(erased);
  await content.put(file, list);
  expect(await missed()).toEqual([]);
});

test.for([
  ['as they were', '', []],
  ['without one that is there', / "jieshui\/art-2\/".*\n/, ['permalinks-unlisted']],
  ['without those of a regulation that was dropped on the way', 'guangai', ['permalinks-erased']],
] as const)(
  'a content folder that moves has its addresses to bring along: %s',
  async ([, change, codes], { content }) => {
    await content.put(`old/${source}`, statute(first, second));
    await content.put('old/regulations/guangai/source.txt', statute('第一条　国家鼓励开发新的灌溉技术。'));
    await register({ ...content, path: join(content.path, 'old') });
    git(content.path, 'init', '--quiet');
    commit(content.path, 'Publish', '2026-01-01');
    const within = { ...content, path: join(content.path, 'new') };
    await rename(join(content.path, 'old'), within.path);
    if (change === 'guangai')
      for (const gone of ['regulations/guangai', 'records/guangai.txt', 'permalinks/guangai.json'])
        await content.remove(`new/${gone}`);
    else
      await content.put(
        'new/permalinks/jieshui.json',
        (await content.read('new/permalinks/jieshui.json')).replace(change, ''),
      );
    const found = async () =>
      (await problems(within)).map(({ code }) => code).filter((code) => code.startsWith('permalinks'));
    expect(await found()).toEqual(codes);
    commit(content.path, 'Move', '2026-01-02');
    expect(await found()).toEqual(codes);
  },
);

test('two branches that each add a regulation merge', async ({ content }) => {
  await content.put(source, statute(first));
  await register(content);
  git(content.path, 'init', '--quiet', '--initial-branch=main');
  commit(content.path, 'Publish', '2026-01-01');
  for (const branch of ['jieshui-a', 'jieshui-b']) {
    git(content.path, 'switch', '--quiet', '--create', branch, 'main');
    await content.put(`regulations/${branch}/source.txt`, statute(first, second));
    await register(content);
    commit(content.path, branch, '2026-01-02');
  }
  git(content.path, 'merge', '--quiet', '--no-edit', 'jieshui-a');
  expect(await told(content)).toEqual([]);
});

test('an address that leads out of the site is none, whatever redirect would make a page of it', async ({
  content,
}) => {
  await content.put(source, statute(first, second));
  await content.put('permalinks/jieshui.json', '{\n "jieshui/../../x/": "外面",\n "jieshui/": "节水试行办法"\n}\n');
  await content.put('redirects.yaml', '- { from: jieshui/*, why: 已经移走, since: 2020-01-01 }\n');
  expect((await problems(content)).map(({ code, line, column }) => [code, line, column])).toEqual([
    ['permalinks-invalid', 2, 2],
  ]);
});

test('the project has all its addresses registered', async () => {
  const { status, stdout } = await runScript('check.ts', { CONTENT_DIR: `${projectRoot}content` }, [
    '--format',
    'json',
  ]);
  const codes = JSON.parse(stdout).files.flatMap(({ problems }: { problems: { code: string }[] }) =>
    problems.map(({ code }) => code),
  );
  expect(codes).not.toContain('permalinks-unlisted');
  expect(status).toBe(0);
});
