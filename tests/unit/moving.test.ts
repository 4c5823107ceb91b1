import { readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, vi } from 'vitest';
import { check } from '../../src/content/check/check.ts';
import { removeRegulation, renameRegulation } from '../../src/content/moving.ts';
import { register as registerAll } from '../../src/content/permalinks/register.ts';
import { publishedAddresses } from '../../src/site/published.ts';
import { addresses } from '../../src/site/urls.ts';
import { type ContentFolder, commit, git, note, statute, test } from '../support/content-folder.ts';
import { runScript } from '../support/site/build-site.ts';

vi.setConfig({ testTimeout: 60_000 });

const text = statute('第一条　为了节约用水，制定本办法。', '第二条　用水单位应当安装计量设施。');
const reason = { why: '网址改为带年份', since: '2026-02-01' };

const options = ({ path }: ContentFolder) => ({ content: path, addresses, published: publishedAddresses });
const register = (content: ContentFolder) => registerAll(options(content));
const problems = async (content: ContentFolder) =>
  (await check({ ...options(content), reviewedBefore: '2000-01-01' })).problems;
const folders = ({ path }: ContentFolder) => readdir(join(path, 'regulations'));

test.beforeEach(async ({ content }) => {
  await content.put('regulations/jieshui/source.txt', text);
  await content.put('regulations/jieshui/notes/jiliang.md', note('art_2', '计量设施'));
  await content.put(
    'regulations/gongshui/source.txt',
    statute('第一条　为了保障供水，制定本办法。').replace('2020', '2019'),
  );
  await register(content);
});

describe('a regulation gets another slug', () => {
  const redirect = '- from: jieshui/*\n  to: jieshui-2020/*\n  why: 网址改为带年份\n  since: 2026-02-01\n';

  test('in one step, after which nothing is wrong', async ({ content }) => {
    const record = await content.read('records/jieshui.txt');
    expect(await renameRegulation(options(content), { from: 'jieshui', to: 'jieshui-2020', ...reason })).toMatchObject({
      ok: true,
    });
    expect(await folders(content)).toEqual(['gongshui', 'jieshui-2020']);
    expect(await content.read('redirects.yaml')).toBe(redirect);
    expect(await content.read('records/jieshui-2020.txt')).toBe(record);
    expect(await content.read('permalinks/jieshui-2020.json')).toContain('"jieshui-2020/art-2/#note-jiliang"');
    expect(await problems(content)).toEqual([]);
  });

  test('and another, one redirect after the other', async ({ content }) => {
    await renameRegulation(options(content), { from: 'jieshui', to: 'jieshui-2020', ...reason });
    await renameRegulation(options(content), { from: 'jieshui-2020', to: 'jieshui-banfa', ...reason });
    expect(await problems(content)).toEqual([]);
  });

  test('by hand: check says it in one error, and the command brings it in order', async ({ content }) => {
    await rename(join(content.path, 'regulations/jieshui'), join(content.path, 'regulations/jieshui-2020'));
    const errors = (await problems(content)).filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code, hint }) => `${code} ${hint}`)).toEqual([
      'regulation-gone 看来改名为 jieshui-2020：npm run rename -- jieshui jieshui-2020，它会写好 redirects.yaml。',
    ]);
    expect(await renameRegulation(options(content), { from: 'jieshui', to: 'jieshui-2020', ...reason })).toMatchObject({
      ok: true,
    });
    expect(await problems(content)).toEqual([]);
  });

  test.for([
    ['that another has', 'jieshui', 'gongshui', '“gongshui”已有法规使用'],
    ['that no address can have', 'jieshui', 'Jieshui', '“Jieshui”不能用作网址'],
    ['and is not there', 'jieshu', 'jieshui-2020', '没有简称为“jieshu”的法规。是否为 jieshui？'],
  ] as const)('%s: nothing is changed', async ([, from, to, said], { content }) => {
    expect(await renameRegulation(options(content), { from, to, ...reason })).toMatchObject({
      ok: false,
      reason: expect.stringContaining(said),
    });
    expect(await folders(content)).toEqual(['gongshui', 'jieshui']);
    expect(await problems(content)).toEqual([]);
  });

  test('back to the one it had', async ({ content }) => {
    await renameRegulation(options(content), { from: 'jieshui', to: 'jieshui-2020', ...reason });
    const back = { from: 'jieshui-2020', to: 'jieshui', ...reason };
    expect(await renameRegulation(options(content), back)).toMatchObject({ ok: true });
    expect(await problems(content)).toEqual([]);
  });

  test('that one had which was withdrawn: its record stays', async ({ content }) => {
    await removeRegulation(options(content), { slug: 'gongshui', ...reason });
    const record = await content.read('records/gongshui.txt');
    expect(await renameRegulation(options(content), { from: 'jieshui', to: 'gongshui', ...reason })).toMatchObject({
      ok: false,
      reason: expect.stringContaining('“gongshui”从前是另一部法规的简称，records/gongshui.txt 还登记着它的原文'),
    });
    expect(await content.read('records/gongshui.txt')).toBe(record);
    expect(await folders(content)).toEqual(['jieshui']);
    expect(await problems(content)).toEqual([]);
  });

  test('by hand, where only its addresses were on record', async ({ content }) => {
    await content.remove('records');
    await rename(join(content.path, 'regulations/jieshui'), join(content.path, 'regulations/jieshui-2020'));
    const moving = await renameRegulation(options(content), { from: 'jieshui', to: 'jieshui-2020', ...reason });
    expect(moving).toMatchObject({ ok: true });
    expect(await problems(content)).toEqual([]);
  });

  test('with its text altered on the way: all is put back', async ({ content }) => {
    await rename(join(content.path, 'regulations/jieshui'), join(content.path, 'regulations/jieshui-2020'));
    await content.put('regulations/jieshui-2020/source.txt', text.replace('应当', '可以'));
    await content.put('redirects.yaml', '# 空\n');
    const moving = await renameRegulation(options(content), { from: 'jieshui', to: 'jieshui-2020', ...reason });
    expect(moving).toMatchObject({ ok: false, diagnostics: [{ code: 'text-unrecorded' }] });
    expect(await content.read('redirects.yaml')).toBe('# 空\n');
    expect(await readdir(join(content.path, 'records'))).toEqual(['gongshui.txt', 'jieshui.txt']);
  });
});

describe('a regulation is withdrawn', () => {
  test('in one step, after which its addresses say why', async ({ content }) => {
    const env = { CONTENT_DIR: content.path };
    expect((await runScript('move.ts', env, ['remove', 'jieshui'])).stderr).toContain('--why');
    const { status, stdout } = await runScript('move.ts', env, ['remove', 'jieshui', '--why', '已废止']);
    expect(stdout).toContain(`删去 ${join(content.path, 'regulations/jieshui')}`);
    expect(status).toBe(0);
    expect(await folders(content)).toEqual(['gongshui']);
    expect(await content.read('redirects.yaml')).toMatch(/^- from: jieshui\/\*\n {2}why: 已废止\n {2}since: /);
    expect(await problems(content)).toEqual([]);
  });

  test('only when Git has it as it is', async ({ content }) => {
    git(content.path, 'init', '--quiet');
    commit(content.path, '收录', '2026-01-01');
    await content.put('regulations/jieshui/notes/xin.md', note('art_1', '节约用水'));
    const refusal = { ok: false, reason: expect.stringContaining('regulations/jieshui/notes/xin.md') };
    expect(await removeRegulation(options(content), { slug: 'jieshui', ...reason })).toMatchObject(refusal);
    expect(await content.read('regulations/jieshui/notes/xin.md')).toContain('节约用水');
    await content.remove('regulations/jieshui/notes/xin.md');
    // What Git was told to ignore it does not have either
    await content.put('.gitignore', '*.bak\n');
    await content.put('regulations/jieshui/notes/xin.bak', '草稿');
    const ignored = { ok: false, reason: expect.stringContaining('regulations/jieshui/notes/xin.bak') };
    expect(await removeRegulation(options(content), { slug: 'jieshui', ...reason })).toMatchObject(ignored);
    expect(await content.read('regulations/jieshui/notes/xin.bak')).toBe('草稿');
    await content.remove('regulations/jieshui/notes/xin.bak');
    expect(await removeRegulation(options(content), { slug: 'jieshui', ...reason })).toMatchObject({ ok: true });
  });

  test.for([
    ['a number', ['--why', '2020'], 'why: "2020"', 0],
    ['nothing', ['--why', ''], '缘由是空的', 1],
    ['twice', ['--why', '废止', '--why', '撤下'], '--why 写了 2 次', 1],
  ] as const)('for a reason that is %s', async ([, flags, said, rc], { content }) => {
    const { status, stderr } = await runScript('move.ts', { CONTENT_DIR: content.path }, [
      'remove',
      'jieshui',
      ...flags,
    ]);
    expect(stderr + (rc === 0 ? await content.read('redirects.yaml') : '')).toContain(said);
    expect(status).toBe(rc);
  });

  test('by hand: check says it in one error', async ({ content }) => {
    await content.remove('regulations/jieshui');
    expect((await problems(content)).map(({ code, file }) => `${code} ${file}`)).toEqual([
      'regulation-gone permalinks/jieshui.json',
    ]);
    expect(await removeRegulation(options(content), { slug: 'jieshui', ...reason })).toMatchObject({ ok: true });
    expect(await problems(content)).toEqual([]);
  });

  test('is refused where it is the last', async ({ content }) => {
    await removeRegulation(options(content), { slug: 'jieshui', ...reason });
    expect(await removeRegulation(options(content), { slug: 'gongshui', ...reason })).toMatchObject({ ok: false });
    expect(await folders(content)).toEqual(['gongshui']);
  });
});

describe('what redirects.yaml said before gives way, and is told', () => {
  const redirects = (content: ContentFolder) => content.read('redirects.yaml');

  test('a tombstone to a rename of what came back', async ({ content }) => {
    await content.put('redirects.yaml', '# 去向\n- { from: zhiben/*, why: 撤下, since: 2026-01-01 } # 一条\n');
    await content.put('regulations/zhiben/source.txt', statute('第一条　市民应当爱护河流。').replace('2020', '2018'));
    await content.remove('redirects.yaml');
    await register(content);
    await content.put('redirects.yaml', '# 去向\n- { from: zhiben/*, why: 撤下, since: 2026-01-01 } # 一条\n');
    const moving = await renameRegulation(options(content), { from: 'zhiben', to: 'heliu', ...reason });
    expect(moving).toMatchObject({
      ok: true,
      done: expect.arrayContaining(['redirects.yaml：zhiben/* 原来写的是“撤下，撤下”，已经换下']),
    });
    const now = await redirects(content);
    expect(now).toContain('# 去向');
    expect(now).toMatch(/from: zhiben\/\*, why: 网址改为带年份, since: 2026-02-01, to: heliu\/\*/);
    expect(await problems(content)).toEqual([]);
  });

  test('a reason to another', async ({ content }) => {
    await removeRegulation(options(content), { slug: 'jieshui', why: '撤下', since: '2026-01-01' });
    const again = await removeRegulation(options(content), { slug: 'jieshui', why: '已被废止', since: '2026-02-01' });
    expect(again).toMatchObject({
      ok: true,
      done: expect.arrayContaining(['redirects.yaml：jieshui/* 原来写的是“撤下，撤下”，已经换下']),
    });
    expect(await redirects(content)).toBe('- from: jieshui/*\n  why: 已被废止\n  since: 2026-02-01\n');
  });

  test('a rename there and back to a withdrawal', async ({ content }) => {
    await renameRegulation(options(content), { from: 'jieshui', to: 'yongshui', ...reason });
    await renameRegulation(options(content), { from: 'yongshui', to: 'jieshui', ...reason });
    expect(
      await removeRegulation(options(content), { slug: 'jieshui', why: '已被废止', since: '2026-02-01' }),
    ).toMatchObject({
      ok: true,
    });
    expect(await problems(content)).toEqual([]);
    expect(await redirects(content)).toBe(
      '- from: jieshui/*\n  why: 已被废止\n  since: 2026-02-01\n- from: yongshui/*\n  to: jieshui/*\n  why: 网址改为带年份\n  since: 2026-02-01\n',
    );
  });

  test('but what was renamed is not withdrawn under its old name', async ({ content }) => {
    await renameRegulation(options(content), { from: 'jieshui', to: 'yongshui', ...reason });
    expect(await removeRegulation(options(content), { slug: 'jieshui', ...reason })).toMatchObject({
      ok: false,
      reason: expect.stringContaining('要撤下的是它：npm run remove -- yongshui'),
    });
    expect(await folders(content)).toEqual(['gongshui', 'yongshui']);
  });

  test('what was committed, never registered and deleted, is withdrawn', async ({ content }) => {
    git(content.path, 'init', '--quiet');
    await content.put('regulations/heliu/source.txt', statute('第一条　市民应当爱护河流。').replace('2020', '2018'));
    commit(content.path, '收录', '2026-01-01');
    await content.remove('regulations/heliu');
    expect((await problems(content)).map(({ code }) => code)).toEqual(['regulation-gone']);
    expect(await removeRegulation(options(content), { slug: 'heliu', ...reason })).toMatchObject({ ok: true });
    expect(await problems(content)).toEqual([]);
  });
});
