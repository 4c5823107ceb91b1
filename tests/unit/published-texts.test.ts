/** The history is the record: what some commit published changes only by a correction, and what honest hands do is let through. */
import { mkdir, mkdtempDisposable, rename, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, onTestFinished, vi } from 'vitest';
import { check } from '../../src/content/check/check.ts';
import { removeRegulation } from '../../src/content/moving.ts';
import { readOfficial, storeRegulation } from '../../src/content/new/regulation.ts';
import { hashOf } from '../../src/content/original.ts';
import { register as registerAll } from '../../src/content/permalinks/register.ts';
import { docx, plain } from '../../src/importing/testing.ts';
import { publishedAddresses } from '../../src/site/published.ts';
import { addresses } from '../../src/site/urls.ts';
import { type ContentFolder, commit, git, statute, test } from '../support/content-folder.ts';

vi.setConfig({ testTimeout: 60_000 });

const source = 'regulations/jieshui/source.txt';
const yaml = 'regulations/jieshui/regulation.yaml';
const record = 'records/jieshui.txt';
const text = statute(
  '第一条　为了节约用水，制定本办法。',
  '第二条　用水单位应当安装计量设施。',
  '第三条　供水单位应当按月报送用水记录。',
  '第四条　违反本办法的，由主管部门责令改正。',
);
const altered = text.replace('应当安装', '可以安装');
const other = statute('第一条　国家鼓励开发新的灌溉技术。')
  .replace('节水试行办法', '灌溉规定')
  .replace('20200102', '20210304');

const options = (path: string) => ({ content: path, addresses, published: publishedAddresses });
const register = ({ path }: Pick<ContentFolder, 'path'>) => registerAll(options(path));
const problems = async ({ path }: Pick<ContentFolder, 'path'>) =>
  (await check({ ...options(path), reviewedBefore: '2000-01-01' })).problems;
const codes = async (content: Pick<ContentFolder, 'path'>) => (await problems(content)).map(({ code }) => code);
const errors = async (content: Pick<ContentFolder, 'path'>) =>
  (await problems(content)).filter(({ severity }) => severity === 'error').map(({ code }) => code);

interface Change {
  readonly line: number;
  readonly from: string;
  readonly to: string;
  readonly date?: string;
  readonly authority?: string;
}

const corrections = (...all: readonly Change[]): string =>
  `corrections:\n${all.map((each) => `  - ${JSON.stringify({ date: '2026-02-01', authority: '公报', ...each })}\n`).join('')}`;

const install: Change = { line: 7, from: '应当安装', to: '可以安装' };
const monthly: Change = { line: 8, from: '按月', to: '按季' };

/** The text with these changes, each on record. */
async function correct(content: ContentFolder, ...all: readonly Change[]): Promise<void> {
  await content.put(
    source,
    all.reduce((now, { from, to }) => now.replace(from, to), text),
  );
  await content.put(yaml, corrections(...all));
}

async function begin(content: ContentFolder): Promise<void> {
  await content.put(source, text);
  await content.put('regulations/guangai/source.txt', other);
  await register(content);
  git(content.path, 'init', '--quiet', '--initial-branch=main');
  commit(content.path, 'Publish', '2026-01-01');
}

test.beforeEach(async ({ content }) => begin(content));

/** Wrong before it is committed, after, and after another commit; and right again when the commit is taken back. */
async function staysWrong(content: ContentFolder, code: string): Promise<void> {
  expect(await errors(content)).toContain(code);
  commit(content.path, 'Alter', '2026-03-01');
  expect(await errors(content)).toContain(code);
  await content.put('README.md', '说明');
  commit(content.path, 'Go on', '2026-03-02');
  expect(await errors(content)).toContain(code);
  git(content.path, 'revert', '--no-edit', 'HEAD', 'HEAD~1');
  expect(await errors(content)).toEqual([]);
}

describe('no official character changes without a record', () => {
  test('by cutting the last line of a record together with its correction, where the text is as it was before', async ({
    content,
  }) => {
    await correct(content, install);
    await register(content);
    await content.put(source, text);
    await content.put(yaml, corrections(install, { line: 7, from: '可以安装', to: '应当安装' }));
    await register(content);
    commit(content.path, 'Correct, and back', '2026-02-01');
    await content.put(record, `${(await content.read(record)).split('\n')[0]}\n`);
    await content.remove(yaml);
    await staysWrong(content, 'correction-erased');
  });

  test('in a text that was committed and never registered', async ({ content }) => {
    await content.put('regulations/yongshui/source.txt', altered.replace('节水', '用水'));
    commit(content.path, 'Take in', '2026-02-01');
    await content.put('regulations/yongshui/source.txt', text.replace('节水', '用水'));
    await staysWrong(content, 'text-unrecorded');
  });

  test('in a text that was committed and never registered, by another name', async ({ content }) => {
    await content.put('regulations/yongshui/source.txt', altered.replace('节水', '用水'));
    commit(content.path, 'Take in', '2026-02-01');
    await content.remove('regulations/yongshui');
    await content.put('regulations/yongshui-2020/source.txt', text.replace('节水', '用水'));
    expect(await errors(content)).toContain('regulation-gone');
    await content.put('redirects.yaml', '- { from: yongshui/*, to: yongshui-2020/*, why: 改名, since: 2026-02-01 }\n');
    expect(await errors(content)).toContain('record-broken-off');
  });

  test.for([
    ['words', { from: '必须安装', to: '可以安装' }, 'correction-erased'],
    ['date', { date: '2026-02-02' }, 'correction-erased'],
    ['authority', { authority: '另一份公报' }, 'correction-erased'],
  ] as const)('by rewriting the %s of a correction, registered or not', async ([, rewritten, code], { content }) => {
    await correct(content, install);
    commit(content.path, 'Correct', '2026-02-01');
    await content.put(yaml, corrections({ ...install, ...rewritten }));
    await staysWrong(content, code);
    await register(content);
    commit(content.path, 'Register', '2026-03-03');
    await content.put(yaml, corrections({ ...install, ...rewritten }));
    await staysWrong(content, code);
  });

  test.for([
    ['first', 0],
    ['last', 1],
  ] as const)('by relabelling the %s line of a record', async ([, at], { content }) => {
    await correct(content, install);
    await register(content);
    commit(content.path, 'Correct', '2026-02-01');
    const lines = (await content.read(record)).split('\n');
    const label = at === 0 ? ['收录', '更正 2026-02-01 第 7 行'] : ['第 7 行', '第 8 行'];
    await content.put(record, lines.with(at, lines[at]?.replace(label[0] ?? '', label[1] ?? '') ?? '').join('\n'));
    await staysWrong(content, at === 0 ? 'record-invalid' : 'record-rewritten');
    await content.put(record, lines.with(1, lines[1]?.replace('2026-02-01', '2026-02-02') ?? '').join('\n'));
    await staysWrong(content, 'record-relabelled');
  });

  test('by line ends that change with the record', async ({ content }) => {
    await correct(content, install);
    await register(content);
    await content.put(record, (await content.read(record)).replaceAll('\n', '\r\n'));
    commit(content.path, 'Correct', '2026-02-01');
    expect(await errors(content)).toEqual([]);
    await content.put(record, `${(await content.read(record)).split('\r\n')[0]}\n`);
    await content.put(source, text);
    await content.remove(yaml);
    await staysWrong(content, 'correction-erased');
  });

  test.for(['main', 'branch'])('by a merge that takes back what %s has', async (side, { content }) => {
    git(content.path, 'branch', 'branch');
    await correct(content, monthly);
    await register(content);
    commit(content.path, 'Here', '2026-02-01');
    const kept = await content.read(record);
    git(content.path, 'switch', '--quiet', 'branch');
    await correct(content, install);
    await register(content);
    commit(content.path, 'There', '2026-02-02');
    const theirs = await content.read(record);
    git(content.path, 'switch', '--quiet', 'main');
    git(content.path, 'merge', '--quiet', '--no-ff', '--no-commit', '--strategy=ours', 'branch');
    // Two lines come for one, as of a union, and neither side's own is kept
    const [mine, change] = side === 'branch' ? [kept, monthly] : [theirs, install];
    const again = { line: 9, from: '责令改正', to: '责令更正' };
    await content.put(record, mine);
    await correct(content, change, again);
    await register(content);
    commit(content.path, 'Merge', '2026-02-03');
    expect(await errors(content)).toContain('correction-erased');
  });

  test('by moving the content behind a link', async ({ content }) => {
    const outside = join(content.path, 'site');
    await mkdir(join(outside, 'content'), { recursive: true });
    for (const folder of ['regulations', 'records', 'permalinks'])
      await rename(join(content.path, folder), join(outside, 'content', folder));
    commit(content.path, 'Move', '2026-02-01');
    const within = { path: join(outside, 'content') };
    expect(await errors(within)).toEqual([]);
    await rename(within.path, join(outside, 'texts'));
    await symlink('texts', within.path);
    for (const folder of ['records', 'permalinks']) await content.remove(`site/texts/${folder}`);
    await content.put(`site/texts/${source}`, altered);
    expect(await errors(within)).toContain('text-unrecorded');
    commit(content.path, 'Alter', '2026-03-01');
    expect(await errors(within)).toContain('text-unrecorded');
  });

  test.for(['', 'regulations', 'regulations/jieshui'])('by a repository inside: %s', async (folder, { content }) => {
    const top = await mkdtempDisposable(join(tmpdir(), 'tiaowen-around-'));
    onTestFinished(() => top.remove());
    git(top.path, 'clone', '--quiet', content.path, '.');
    const inside: ContentFolder = { ...content, path: join(top.path, 'content') };
    await mkdir(inside.path);
    for (const each of ['regulations', 'records', 'permalinks'])
      await rename(join(top.path, each), join(inside.path, each));
    commit(top.path, 'Move', '2026-02-01');
    git(join(inside.path, folder), 'init', '--quiet', '--initial-branch=main');
    const { writeFile, rm } = await import('node:fs/promises');
    await writeFile(join(inside.path, source), altered);
    await rm(join(inside.path, 'records'), { recursive: true });
    commit(join(inside.path, folder), 'Anew', '2026-03-01');
    expect(await errors(inside)).toContain('text-unrecorded');
  });

  test.for([
    ['by its name', 'jieshui'],
    ['by another name', 'yongshui'],
  ] as const)('by moving the content to another folder, records anew, %s', async ([, slug], { content }) => {
    const within = { path: join(content.path, 'neirong') };
    await mkdir(join(within.path, 'regulations'), { recursive: true });
    await rename(join(content.path, 'regulations/guangai'), join(within.path, 'regulations/guangai'));
    await rename(join(content.path, 'regulations/jieshui'), join(within.path, 'regulations', slug));
    const list = await content.read('permalinks/jieshui.json');
    for (const gone of ['regulations', 'records', 'permalinks']) await content.remove(gone);
    // As it was, it may move. Under another name its addresses lead there
    if (slug !== 'jieshui') {
      await content.put('neirong/permalinks/jieshui.json', list);
      await content.put(
        'neirong/redirects.yaml',
        `- { from: jieshui/*, to: ${slug}/*, why: 改名, since: 2026-02-01 }\n`,
      );
    }
    await register(within);
    expect(await errors(within)).toEqual([]);
    commit(content.path, 'Move', '2026-02-01');
    expect(await errors(within)).toEqual([]);
    git(content.path, 'reset', '--quiet', '--soft', 'HEAD~1');
    await content.remove('neirong/records');
    await content.put(`neirong/regulations/${slug}/source.txt`, altered);
    await registerAll(options(within.path));
    expect(await errors(within)).toContain(slug === 'jieshui' ? 'text-unrecorded' : 'record-broken-off');
    commit(content.path, 'Move and alter', '2026-02-01');
    expect(await errors(within)).toContain(slug === 'jieshui' ? 'text-unrecorded' : 'record-broken-off');
  });

  test.for(['regulations', 'records'])(
    'by a copy in another folder, %s taken out of the first',
    async (gone, { content }) => {
      const within = { path: join(content.path, 'neirong') };
      await content.put(`neirong/${source}`, altered);
      await registerAll(options(within.path));
      // Beside each other they are two libraries
      expect(await errors(within)).toEqual([]);
      await content.remove(gone);
      expect(await errors(within)).toContain('text-unrecorded');
      commit(content.path, 'Move and alter', '2026-02-01');
      expect(await errors(within)).toContain('text-unrecorded');
    },
  );

  test.for(['filter=lfs', 'ident', 'working-tree-encoding=UTF-16'])(
    'in what Git rewrites: %s',
    async (attribute, { content }) => {
      await content.put('.gitattributes', `* text=auto eol=lf\nrecords/* ${attribute}\nsource.txt -text\n`);
      expect(await problems(content)).toMatchObject([
        { code: 'text-filtered', severity: 'error', file: 'records/guangai.txt' },
        { code: 'text-filtered', severity: 'error', file: 'records/jieshui.txt' },
      ]);
    },
  );

  test('in the official file beside a text, its proof forged, its record taken out, or by another name', async ({
    content,
  }) => {
    const folder = 'regulations/duchuan';
    const lines = ['渡船条例', '第一条　为了安全，制定本条例。', '第二条　渡船应当登记。'];
    const word = (texts: readonly string[]) => docx(texts.map((line) => plain(line)).join(''));
    const { candidate } = await readOfficial(word(lines), '渡船.docx', [], { part: undefined, title: undefined });
    if (!candidate.ok) throw new Error('no text');
    await storeRegulation(content.path, 'duchuan', candidate);
    await register(content);
    commit(content.path, 'Import', '2026-02-01');
    expect(await errors(content)).toEqual([]);
    const forged = word(lines.map((line) => line.replace('应当', '可以')));
    const proof = await content.read(`${folder}/original.yaml`);
    await content.put(`${folder}/original.docx`, forged);
    expect(await errors(content)).toEqual(['original-differs']);
    await content.put(`${folder}/original.yaml`, proof.replace(/original: \w+/, `original: ${hashOf(forged)}`));
    await staysWrong(content, 'original-unrecorded');
    await content.remove(`${folder}/original.yaml`);
    await content.remove(`${folder}/original.docx`);
    await staysWrong(content, 'original-unrecorded');
    git(content.path, 'mv', folder, 'regulations/duchuan-tiaoli');
    await content.put('redirects.yaml', '- { from: duchuan/*, to: duchuan-tiaoli/*, why: 改名, since: 2026-02-01 }\n');
    await register(content);
    expect(await errors(content)).toEqual([]);
    await content.put('regulations/duchuan-tiaoli/original.docx', forged);
    await content.put(
      'regulations/duchuan-tiaoli/original.yaml',
      proof.replace(/original: \w+/, `original: ${hashOf(forged)}`),
    );
    expect(await errors(content)).toEqual(['record-broken-off']);
  });

  test('in what Git was told to ignore', async ({ content }) => {
    await content.put('.gitignore', 'regulations/yongshui/\n');
    await content.put('regulations/yongshui/source.txt', text.replace('节水', '用水'));
    expect(await errors(content)).toEqual(['text-ignored']);
    git(content.path, 'rm', '--quiet', '--cached', '-r', 'regulations/jieshui', 'records');
    await content.put('.gitignore', 'regulations/jieshui/\nrecords/\nregulations/yongshui/\n');
    await content.put(source, altered);
    commit(content.path, 'Ignore', '2026-02-01');
    expect(await errors(content)).toContain('text-unrecorded');
  });

  test('by a rename to a name that never was, on to one that was withdrawn', async ({ content }) => {
    await content.remove('regulations/jieshui');
    await content.put('regulations/jieshui-2020/source.txt', altered);
    await content.put('records/zhong.txt', await content.read(record));
    await content.put(
      'redirects.yaml',
      '- { from: jieshui/*, to: zhong/*, why: 改名, since: 2026-02-01 }\n- { from: zhong/*, why: 撤下, since: 2026-02-01 }\n',
    );
    expect(await errors(content)).toContain('record-broken-off');
    commit(content.path, 'Alter', '2026-02-01');
    expect(await errors(content)).toContain('record-broken-off');
  });

  test('by withdrawing it and taking it in again, every article beginning otherwise', async ({ content }) => {
    expect(
      await removeRegulation(options(content.path), { slug: 'jieshui', why: '撤下', since: '2026-02-01' }),
    ).toMatchObject({
      ok: true,
    });
    commit(content.path, 'Withdraw', '2026-02-01');
    await content.put('regulations/jieshui-banfa/source.txt', text.replaceAll('条　', '条　依法，'));
    expect(await errors(content)).toContain('record-broken-off');
    await content.put(
      'regulations/jieshui-banfa/source.txt',
      text.replaceAll('条　', '条　依法，').replace('节水', '用水'),
    );
    expect(await errors(content)).toContain('record-broken-off');
  });

  test.for([
    ['another day', 'jieshui-2020', 'withdrawn-resembled', ''],
    ['another day and name', 'yongshui', 'withdrawn-resembled', ''],
    ['its own day, as an earlier edition of another', 'yongshui', 'record-broken-off', 'editions/2020-01-02/'],
    ['another day, as an earlier edition of another', 'yongshui', 'withdrawn-resembled', 'editions/2020-01-03/'],
  ] as const)('by withdrawing it and taking it in again with %s', async ([day, slug, code, folder], { content }) => {
    await removeRegulation(options(content.path), { slug: 'jieshui', why: '撤下', since: '2026-02-01' });
    commit(content.path, 'Withdraw', '2026-02-01');
    const dated = day.startsWith('another') ? altered.replace('20200102', '20200103') : altered;
    const named = slug === 'yongshui' ? dated.replace('节水试行', '用水') : dated;
    await content.put(`regulations/${slug}/${folder}source.txt`, named);
    const revised = statute('第一条　国家实行用水定额管理。')
      .replace('节水试行', '用水')
      .replace('20200102', '20250607');
    if (folder !== '') await content.put(`regulations/${slug}/source.txt`, revised);
    expect(await errors(content)).toEqual([code]);
    await register(content);
    commit(content.path, 'Take in', '2026-02-02');
    expect(await errors(content)).toEqual([code]);
  });

  test('by taking in a copy beside it before it is withdrawn', async ({ content }) => {
    await content.put('regulations/jieshui-banfa/source.txt', altered);
    await register(content);
    commit(content.path, 'Copy', '2026-02-01');
    await content.remove('regulations/jieshui');
    await content.put('redirects.yaml', '- { from: jieshui/*, why: 撤下, since: 2026-02-01 }\n');
    expect(await errors(content)).toEqual(['record-broken-off']);
  });

  test('by taking in a copy of its newest edition alone, beside it', async ({ content }) => {
    await content.put('regulations/jieshui/editions/2020-01-02/source.txt', text);
    await content.put(source, text.replace('20200102', '20250607').replace('按月', '按季'));
    await content.put('regulations/jieshui-banfa/source.txt', text);
    await register(content);
    commit(content.path, 'Revise', '2026-02-01');
    await content.put('regulations/jieshui-banfa/editions/2020-01-02/source.txt', text);
    await content.put('regulations/jieshui-banfa/source.txt', altered.replace('20200102', '20250607'));
    await register(content);
    commit(content.path, 'Copy', '2026-02-02');
    await content.remove('regulations/jieshui');
    await content.put('redirects.yaml', '- { from: jieshui/*, why: 撤下, since: 2026-02-03 }\n');
    expect(await errors(content)).toContain('record-broken-off');
  });

  test('as a revision of a few words of its own that stood beside it from the first', async ({ content }) => {
    const words = statute('第三条　供水单位应当按月报送用水记录。').replace('20200102', '20200101');
    await content.put('regulations/yongshui/source.txt', text.replace('节水', '用水'));
    await content.put('regulations/kong/source.txt', words);
    commit(content.path, 'Take in', '2026-02-01');
    await content.put('regulations/kong/editions/2020-01-01/source.txt', words);
    await content.put('regulations/kong/source.txt', altered.replace('节水', '用水'));
    await content.remove('regulations/yongshui');
    await content.put('redirects.yaml', '- { from: yongshui/*, why: 撤下, since: 2026-02-01 }\n');
    expect(await errors(content)).toEqual(['record-broken-off']);
  });

  test('by a place kept for it before it came, under which something else stood', async ({ content }) => {
    await content.put('regulations/kong/source.txt', 'x');
    commit(content.path, 'Keep a place', '2026-02-01');
    await content.put('regulations/yongshui/source.txt', text.replace('节水', '用水'));
    commit(content.path, 'Take in', '2026-02-02');
    await content.remove('regulations/yongshui');
    await content.put('regulations/kong/source.txt', altered.replace('节水', '用水'));
    await content.put('redirects.yaml', '- { from: yongshui/*, why: 撤下, since: 2026-02-01 }\n');
    expect(await errors(content)).toContain('record-broken-off');
  });

  test.for([
    ['title', 'title: 节水办法\n', 'title: 节约用水办法\n', 'title: 节水试行办法\n'],
    ['issuers', 'issuers: [某部, 某局]\n', 'issuers: [某局]\n', 'issuers: [某部]\n'],
    ['issuedOn', 'issuedOn: 2020-01-03\n', 'issuedOn: 2020-01-04\n', 'issuedOn: 2020-01-02\n'],
  ] as const)('by %s in regulation.yaml', async ([, first, second, printed], { content }) => {
    await content.put(yaml, first);
    await staysWrong(content, 'fact-unrecorded');
    await content.put('regulations/yongshui/source.txt', text);
    await content.put('regulations/yongshui/regulation.yaml', first);
    commit(content.path, 'Take in', '2026-04-01');
    expect(await errors(content)).toEqual([]);
    // To what the header says, which is on record, it may go back, and not from there to a third
    await content.put('regulations/yongshui/regulation.yaml', printed);
    expect(await errors(content)).toEqual([]);
    commit(content.path, 'As printed', '2026-04-02');
    await content.put('regulations/yongshui/regulation.yaml', second);
    expect(await errors(content)).toEqual(['fact-unrecorded']);
  });

  test('with what was replaced on this machine alone', async ({ content }) => {
    const first = git(content.path, 'rev-parse', 'HEAD').trim();
    await content.put(source, altered);
    await content.remove('records');
    await register({ path: content.path });
    commit(content.path, 'Alter', '2026-02-01');
    git(content.path, 'config', 'log.showRoot', 'false');
    git(content.path, 'replace', first, 'HEAD');
    expect(await errors(content)).toContain('text-unrecorded');
  });
});

test('a machine without Git is told that nothing was compared', async ({ content }) => {
  vi.stubEnv('PATH', '/nowhere');
  onTestFinished(() => void vi.unstubAllEnvs());
  expect((await problems(content)).map(({ code, message }) => `${code} ${message}`)).toEqual([
    'history-unreadable Git 的历史读不出来，没有与从前登记的原文和地址比较：这台机器上没有 git 命令',
  ]);
});

describe('what is said', () => {
  test('is where it is, and what stood there', async ({ content }) => {
    await content.put(source, altered);
    expect((await problems(content)).find(({ code }) => code === 'text-unrecorded')).toMatchObject({
      file: source,
      line: 7,
      column: 9,
      message:
        '官方文字变了，corrections 没有记录：Git 的历史里是“第二条　用水单位应当安装计量设施。”，撤回记录的更正后是“第二条　用水单位可以安装计量设施。”。',
    });
    await correct(content, install);
    expect((await problems(content)).find(({ code }) => code === 'record-behind')).toMatchObject({
      file: yaml,
      line: 2,
      column: 5,
    });
    commit(content.path, 'Correct', '2026-02-01');
    await content.put(yaml, `shortTitles: [节水办法]\n${corrections({ ...install, authority: '另一份' })}`);
    expect((await problems(content)).find(({ code }) => code === 'correction-erased')).toMatchObject({
      file: yaml,
      line: 3,
      message: '从前的更正从 corrections 里消失或改写了：2026-02-01 第 7 行，“应当安装”改为“可以安装”。',
    });
    await content.remove('regulations/jieshui');
    expect((await problems(content)).find(({ code }) => code === 'regulation-gone')).toMatchObject({
      file: 'permalinks/jieshui.json',
      line: 2,
      column: 2,
    });
  });
});

describe('what honest hands do', () => {
  test('a line of a record deleted, and put back', async ({ content }) => {
    await correct(content, install);
    await register(content);
    commit(content.path, 'Correct', '2026-02-01');
    await content.put(record, `${(await content.read(record)).split('\n')[0]}\n`);
    await staysWrong(content, 'record-rewritten');
  });

  test.for(['merge', 'squash', 'rebase', 'cherry-pick'])(
    'two branches, each with a correction: %s',
    async (how, { content }) => {
      git(content.path, 'branch', 'branch');
      await correct(content, monthly);
      await register(content);
      commit(content.path, 'Here', '2026-02-01');
      git(content.path, 'switch', '--quiet', 'branch');
      await correct(content, install);
      await register(content);
      commit(content.path, 'There', '2026-02-02');
      const theirs = await content.read(record);
      git(content.path, 'switch', '--quiet', 'main');
      const join =
        {
          merge: ['merge', '--no-ff', 'branch'],
          squash: ['merge', '--squash', 'branch'],
          rebase: ['rebase', 'branch'],
          'cherry-pick': ['cherry-pick', 'branch'],
        }[how] ?? [];
      expect(() => git(content.path, ...join)).toThrow();
      git(content.path, 'checkout', '--quiet', '--theirs', '--', 'permalinks');
      // In the order of the other side, as it would be for half of all who resolve this
      await content.put(record, theirs);
      await correct(content, install, monthly);
      await register(content);
      expect(await errors(content)).toEqual([]);
      if (how === 'rebase') {
        git(content.path, 'add', '--all');
        git(content.path, '-c', 'core.editor=true', 'rebase', '--continue');
      } else commit(content.path, 'Both', '2026-02-03');
      expect(await errors(content)).toEqual([]);
      expect(git(content.path, 'log', '-1', '--format=%P').trim().split(' ')).toHaveLength(how === 'merge' ? 2 : 1);
      // And the branch that is left catches up
      git(content.path, 'switch', '--quiet', 'branch');
      if (how !== 'rebase') {
        try {
          git(content.path, 'merge', '--quiet', '--no-edit', 'main');
        } catch {
          git(content.path, 'checkout', '--quiet', 'main', '--', '.');
          commit(content.path, 'Catch up', '2026-02-04');
        }
        expect(await errors(content)).toEqual([]);
      }
    },
  );

  test('the same correction on two branches', async ({ content }) => {
    git(content.path, 'branch', 'branch');
    for (const branch of ['main', 'branch']) {
      git(content.path, 'switch', '--quiet', branch);
      await correct(content, install);
      await register(content);
      await content.put(`${branch}.md`, '说明');
      commit(content.path, branch, '2026-02-01');
    }
    git(content.path, 'merge', '--quiet', '--no-edit', 'main');
    expect(await codes(content)).toEqual([]);
  });

  test('a correction taken back by a commit, and that one by another', async ({ content }) => {
    await correct(content, install);
    await register(content);
    commit(content.path, 'Correct', '2026-02-01');
    git(content.path, 'revert', '--no-edit', 'HEAD');
    expect(await errors(content)).toContain('correction-erased');
    git(content.path, 'revert', '--no-edit', 'HEAD');
    expect(await codes(content)).toEqual([]);
  });

  test('one correction in several lines, and lines put in above', async ({ content }) => {
    const twice = text.replaceAll('应当', '必须');
    await content.put(source, twice);
    const [second, third] = [7, 8].map((line) => ({ line, from: '应当', to: '必须' }));
    await content.put(yaml, corrections(second as Change, third as Change));
    await register(content);
    commit(content.path, 'Correct', '2026-02-01');
    await content.put(source, twice.replace('第二条', '第一条之一　节约用水是义务。\n第二条'));
    const below = [8, 9].map((line) => ({ line, from: '应当', to: '必须' }) as Change);
    await content.put(yaml, corrections(...below, { line: 7, from: '', to: '第一条之一　节约用水是义务。' }));
    expect(await errors(content)).toEqual([]);
  });

  test('records taken up where texts were changed before', async () => {
    const folder = await mkdtempDisposable(join(tmpdir(), 'tiaowen-adopting-'));
    onTestFinished(() => folder.remove());
    const { writeFile } = await import('node:fs/promises');
    await mkdir(join(folder.path, 'regulations/jieshui'), { recursive: true });
    git(folder.path, 'init', '--quiet', '--initial-branch=main');
    for (const [day, version] of [text, altered].entries()) {
      await writeFile(join(folder.path, source), version);
      commit(folder.path, 'Change', `2026-01-0${day + 1}`);
    }
    expect(await codes(folder)).toEqual([]);
    git(folder.path, 'branch', 'older', 'HEAD~1');
    await register(folder);
    commit(folder.path, 'Register', '2026-01-03');
    expect(await codes(folder)).toEqual([]);
    // A branch from before binds nobody
    git(folder.path, 'switch', '--quiet', 'older');
    await writeFile(join(folder.path, 'README.md'), '说明');
    commit(folder.path, 'Older', '2026-01-04');
    git(folder.path, 'switch', '--quiet', 'main');
    git(folder.path, 'merge', '--quiet', '--no-edit', 'older');
    expect(await codes(folder)).toEqual([]);
    await writeFile(join(folder.path, source), text);
    expect(await errors(folder)).toContain('text-unrecorded');
  });

  test('a predecessor withdrawn that its revision of another day resembles', async ({ content }) => {
    await content.put('regulations/jieshui-2025/source.txt', altered.replace('20200102', '20250607'));
    await register(content);
    commit(content.path, 'Revise', '2026-02-01');
    const withdraw = { slug: 'jieshui', why: '已被修订', since: '2026-02-01' };
    // It could be the same one, altered: a person has to say that it is not
    expect(await removeRegulation(options(content.path), withdraw)).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'withdrawn-resembled', message: expect.stringContaining('“第二条　用水单位可以安装计') }],
    });
    await content.put('regulations/jieshui-2025/regulation.yaml', 'distinctFrom: [jieshui]\n');
    commit(content.path, 'Compared', '2026-02-01');
    expect(await removeRegulation(options(content.path), withdraw)).toMatchObject({ ok: true });
    expect(await codes(content)).toEqual([]);
    commit(content.path, 'Withdraw', '2026-02-02');
    expect(await codes(content)).toEqual([]);
  });

  test('one of two alike, of one day and taken in together, withdrawn', async ({ content }) => {
    const alike = (name: string) => text.replace('节水', name).replace('用水单位', `${name}单位`);
    await content.put('regulations/gongshui/source.txt', alike('供水'));
    await content.put('regulations/paishui/source.txt', alike('排水'));
    await register(content);
    commit(content.path, 'Take in', '2026-02-01');
    expect(
      await removeRegulation(options(content.path), { slug: 'gongshui', why: '已废止', since: '2026-02-02' }),
    ).toMatchObject({ ok: true });
    commit(content.path, 'Withdraw', '2026-02-02');
    expect(await errors(content)).toEqual([]);
    // And the other is held to its history still
    await content.put('regulations/paishui/source.txt', alike('排水').replace('应当安装', '可以安装'));
    expect(await errors(content)).toContain('text-unrecorded');
  });

  test('one of two alike that were revised alike, withdrawn', async ({ content }) => {
    const alike = (name: string) => text.replace('节水', name).replace('用水单位', `${name}单位`);
    const revise = async (slug: string, name: string) => {
      await content.put(`regulations/${slug}/editions/2020-01-02/source.txt`, alike(name));
      await content.put(
        `regulations/${slug}/source.txt`,
        alike(name).replace('20200102', '20250607').replace('按月', '按季'),
      );
    };
    await content.put('regulations/gongshui/source.txt', alike('供水'));
    await content.put('regulations/paishui/source.txt', alike('排水'));
    await register(content);
    commit(content.path, 'Take in', '2026-02-01');
    await revise('gongshui', '供水');
    await revise('paishui', '排水');
    await register(content);
    commit(content.path, 'Revise', '2026-02-02');
    expect(
      await removeRegulation(options(content.path), { slug: 'gongshui', why: '已废止', since: '2026-02-03' }),
    ).toMatchObject({ ok: true });
    commit(content.path, 'Withdraw', '2026-02-03');
    expect(await errors(content)).toEqual([]);
  });

  test('a predecessor withdrawn that is an earlier edition of its revision', async ({ content }) => {
    await removeRegulation(options(content.path), { slug: 'jieshui', why: '并入', since: '2026-02-01' });
    await content.put('regulations/jieshui-banfa/editions/2020-01-02/source.txt', text);
    await content.put('regulations/jieshui-banfa/source.txt', altered.replace('20200102', '20250607'));
    await register(content);
    expect(await errors(content)).toEqual([]);
  });

  test('what the header leaves out is filled in, once', async ({ content }) => {
    await content.put('regulations/yongshui/source.txt', text.replace('20200102', ''));
    await register(content);
    commit(content.path, 'Take in', '2026-02-01');
    await content.put('regulations/yongshui/regulation.yaml', 'issuedOn: 2020-01-02\n');
    expect(await errors(content)).toEqual([]);
    commit(content.path, 'Fill in', '2026-02-02');
    await content.put('regulations/yongshui/regulation.yaml', 'issuedOn: 2020-01-03\n');
    expect(await errors(content)).toEqual(['fact-unrecorded']);
    await content.put('regulations/yongshui/regulation.yaml', 'subjects: [水]\n');
    expect(await errors(content)).toEqual(['fact-unrecorded']);
    // Corrected where the record sees it
    await content.put('regulations/yongshui/source.txt', text.replace('20200102', '20200103'));
    await content.put(
      'regulations/yongshui/regulation.yaml',
      corrections({ line: 2, from: '颁布时间：', to: '颁布时间：20200103' }),
    );
    expect(await errors(content)).toEqual([]);
  });
});

describe('a wrong character that was committed and not yet published', () => {
  const taken = 'regulations/yongshui/source.txt';
  const right = text.replace('节水', '用水');

  /** The remedy that is told, as it is printed. */
  async function follow(content: ContentFolder, file: string): Promise<void> {
    const { hint = '' } = (await problems(content)).find((each) => each.file === file) ?? {};
    const [, commands = ''] = /重新登记：(.*)。推送过/.exec(hint) ?? [];
    const steps = commands.split(' && ').map((step) => step.split(' '));
    expect(steps.map(([program]) => program)).toEqual(['git', 'git', 'npm', 'git', 'git']);
    for (const [program, , folder = '', ...args] of steps) {
      if (program === 'npm') expect(await register(content)).toMatchObject({ diagnostics: [] });
      else git(resolve(folder), ...args, ...(args[0] === 'commit' ? ['--quiet', '--message', 'In one'] : []));
    }
  }

  test.beforeEach(async ({ content }) => {
    const remote = await mkdtempDisposable(join(tmpdir(), 'tiaowen-remote-'));
    onTestFinished(() => remote.remove());
    git(remote.path, 'init', '--quiet', '--bare', '--initial-branch=main');
    git(content.path, 'remote', 'add', 'origin', remote.path);
    git(content.path, 'push', '--quiet', '--set-upstream', 'origin', 'main');
  });

  test.for(['on the branch itself', 'on another that was pushed to be reviewed'])(
    'leaves the history as is told, %s',
    async (where, { content }) => {
      if (where !== 'on the branch itself') git(content.path, 'switch', '--quiet', '--create', 'take-in');
      await content.put(taken, right.replace('应当安装', '应当安袋'));
      await register(content);
      commit(content.path, 'Take in', '2026-02-01');
      await correct(content, monthly);
      await register(content);
      commit(content.path, 'Correct another', '2026-02-02');
      await content.put(taken, right);
      expect(await errors(content)).toContain('text-unrecorded');
      commit(content.path, 'Mend', '2026-02-03');
      if (where !== 'on the branch itself') git(content.path, 'push', '--quiet', 'origin', 'take-in');
      expect(await errors(content)).toContain('text-unrecorded');
      await follow(content, taken);
      expect(await codes(content)).toEqual([]);
      expect(git(content.path, 'rev-list', '--count', 'origin/main..HEAD').trim()).toBe('1');
      git(content.path, 'push', '--quiet', 'origin', 'HEAD:main');
      expect(await codes(content)).toEqual([]);
    },
  );

  test('is no way out for what was published', async ({ content }) => {
    await content.put(taken, right.replace('应当安装', '应当安袋'));
    await register(content);
    commit(content.path, 'Take in', '2026-02-01');
    git(content.path, 'push', '--quiet', 'origin', 'main');
    await content.put(taken, right);
    commit(content.path, 'Alter', '2026-02-02');
    const said = (await problems(content)).filter(({ file }) => file === taken);
    expect(said.map(({ code }) => code)).toEqual(['text-unrecorded']);
    expect(said[0]?.hint).not.toContain('reset --soft');
    git(content.path, 'push', '--quiet', 'origin', 'main');
    expect(await errors(content)).toContain('text-unrecorded');
  });
});

describe('a text that gives way to a new edition', () => {
  const earlier = 'regulations/jieshui/editions/2020-01-02/';
  const revised = altered.replace('20200102', '20250607').replace('按月', '按季');
  /** Editions have checks of their own. */
  const ours = async (content: ContentFolder) =>
    (await codes(content)).filter((code) => /^(?:text|record|correction|fact)-/.test(code));

  test.beforeEach(async ({ content }) => {
    await correct(content, install);
    await register(content);
    commit(content.path, 'Correct', '2026-02-01');
    await content.put(`${earlier}source.txt`, altered);
    await content.put(`${earlier}edition.yaml`, corrections(install));
    await content.put(source, revised);
    await content.remove(yaml);
  });

  test('has its chain on record still, and the new text one of its own', async ({ content }) => {
    expect(await ours(content)).toEqual(['record-missing']);
    const before = await content.read(record);
    await register(content);
    const lines = (await content.read(record)).split('\n');
    expect(lines.slice(0, 2)).toEqual(before.trimEnd().split('\n'));
    expect(lines[2]).toMatch(/ {2}收录$/);
    commit(content.path, 'Revise', '2026-03-01');
    expect(await ours(content)).toEqual([]);
    // Each is corrected for itself, and its line comes after its own
    await content.put(`${earlier}source.txt`, altered.replace(monthly.from, monthly.to));
    await content.put(`${earlier}edition.yaml`, corrections(install, monthly));
    await register(content);
    expect((await content.read(record)).split('\n')).toEqual([
      ...lines.slice(0, 2),
      expect.stringMatching(/ {2}更正 2026-02-01 第 8 行$/),
      ...lines.slice(2),
    ]);
    commit(content.path, 'Correct the earlier', '2026-03-02');
    expect(await ours(content)).toEqual([]);
  });

  test.for([
    ['title', 'title: 节水处罚办法\n', 'title: 节水试行办法\n'],
    ['issuers', 'issuers: [某局]\n', 'issuers: [某部]\n'],
  ] as const)('keeps its %s', async ([, another, printed], { content }) => {
    await register(content);
    commit(content.path, 'Revise', '2026-03-01');
    await content.put(`${earlier}edition.yaml`, `${another}${corrections(install)}`);
    const found = (await problems(content)).filter(({ code }) => code === 'fact-unrecorded');
    expect(found).toMatchObject([{ file: `${earlier}edition.yaml`, line: 1 }]);
    await content.put(`${earlier}edition.yaml`, `${printed}${corrections(install)}`);
    expect(await ours(content)).toEqual([]);
  });

  test('keeps its day, which its folder names, unless the header is corrected', async ({ content }) => {
    await register(content);
    commit(content.path, 'Revise', '2026-03-01');
    await rename(join(content.path, earlier), join(content.path, earlier.replace('01-02', '01-05')));
    const moved = earlier.replace('01-02', '01-05');
    const found = (await problems(content)).filter(({ code }) => code === 'fact-unrecorded');
    expect(found).toMatchObject([
      { file: `${moved}source.txt`, line: 1, hint: expect.stringContaining('文件夹的名称与它一致') },
    ]);
    await content.put(`${moved}source.txt`, altered.replace('20200102', '20200105'));
    const day = { line: 2, from: '20200102', to: '20200105' };
    await content.put(`${moved}edition.yaml`, corrections(install, day));
    await register(content);
    expect(await ours(content)).toEqual([]);
  });

  test('is corrected in the same step as the new one comes', async ({ content }) => {
    await content.put(`${earlier}source.txt`, altered.replace(monthly.from, monthly.to));
    await content.put(`${earlier}edition.yaml`, corrections(install, monthly));
    await register(content);
    const titles = (await content.read(record))
      .trimEnd()
      .split('\n')
      .map((line) => line.replace(/^\w+ {2}/, ''));
    expect(titles).toEqual(['收录', '更正 2026-02-01 第 7 行', '更正 2026-02-01 第 8 行', '收录']);
    expect(await ours(content)).toEqual([]);
    commit(content.path, 'Correct and revise', '2026-03-01');
    expect(await ours(content)).toEqual([]);
  });

  test.for([
    ['changed', `${earlier}source.txt`, text, 'text-unrecorded'],
    ['without its corrections', `${earlier}edition.yaml`, '', 'correction-erased'],
    ['gone', earlier, null, 'text-gone'],
  ] as const)('is not %s', async ([, file, other, code], { content }) => {
    await register(content);
    commit(content.path, 'Revise', '2026-03-01');
    if (other === null) await content.remove(file);
    else await content.put(file, other);
    expect(await ours(content)).toContain(code);
    commit(content.path, 'Alter', '2026-03-02');
    expect(await ours(content)).toContain(code);
  });
});

describe('a decision kept beside the edition that it made', () => {
  const earlier = 'regulations/jieshui/editions/2020-01-02/';
  const decision = 'regulations/jieshui/decision.txt';
  const act = statute('一、将第三条中的“按月”修改为“按季”。').replace('节水试行办法', '关于修改《节水试行办法》的决定');
  const mended: Change = { line: 6, from: '修改为', to: '改为' };
  const facts = (...all: readonly Change[]): string =>
    `decision:\n  title: 关于修改《节水试行办法》的决定\n${
      all.length > 0
        ? corrections(...all)
            .replace(/^/gm, '  ')
            .trimEnd()
        : ''
    }\n`;

  test.beforeEach(async ({ content }) => {
    await content.put(`${earlier}source.txt`, text);
    await content.put(source, text.replace('20200102', '20250607').replace('按月', '按季'));
    await content.put(decision, act);
    await content.put(yaml, facts());
    await register(content);
    commit(content.path, 'Revise', '2026-02-01');
  });

  test('is on record as a text of its own, and corrected like one', async ({ content }) => {
    expect(await errors(content)).toEqual([]);
    const before = (await content.read(record)).trimEnd().split('\n');
    expect(before).toHaveLength(3);
    await content.put(decision, act.replace(mended.from, mended.to));
    await content.put(yaml, facts({ ...mended, from: '修成' }));
    expect(await errors(content)).toContain('text-unrecorded');
    await content.put(yaml, facts(mended));
    expect(await errors(content)).toEqual([]);
    await register(content);
    const after = (await content.read(record)).trimEnd().split('\n');
    expect(after).toHaveLength(4);
    expect(after.filter((line) => !before.includes(line))).toEqual([
      expect.stringMatching(/ {2}更正 2026-02-01 第 6 行$/),
    ]);
    commit(content.path, 'Correct the decision', '2026-02-02');
    expect(await errors(content)).toEqual([]);
  });

  test.for([
    ['changed', act.replace('按季', '按年'), 'text-unrecorded'],
    ['gone', null, 'text-gone'],
  ] as const)('is not %s', async ([, other, code], { content }) => {
    if (other === null) await content.remove(decision);
    else await content.put(decision, other);
    await staysWrong(content, code);
  });

  test('does not change places with the text', async ({ content }) => {
    const revised = await content.read(source);
    await content.put(source, await content.read(decision));
    await content.put(decision, revised);
    const found = (await problems(content)).filter(({ code }) => code === 'text-unrecorded');
    expect(found).toMatchObject([
      { code: 'text-unrecorded', file: decision, line: 1 },
      { code: 'text-unrecorded', file: source, line: 1 },
    ]);
    await staysWrong(content, 'text-unrecorded');
  });

  test('is told of where its corrections belong', async ({ content }) => {
    await content.put(decision, act.replace('按季', '按年'));
    expect((await problems(content)).find(({ code }) => code === 'text-unrecorded')).toMatchObject({
      file: decision,
      line: 6,
      hint: expect.stringContaining('regulation.yaml 的 decision.corrections 末尾'),
    });
    await content.put(decision, act);
    await content.put(yaml, facts({ ...mended, to: '没有的字' }));
    expect((await problems(content)).find(({ code }) => code === 'correction-not-in-text')).toMatchObject({
      file: yaml,
      line: 4,
    });
  });

  test('goes with its edition when the next one comes', async ({ content }) => {
    const aside = 'regulations/jieshui/editions/2025-06-07/';
    await content.put(`${aside}source.txt`, await content.read(source));
    await content.put(`${aside}decision.txt`, act);
    await content.put(`${aside}edition.yaml`, facts());
    await content.put(source, text.replace('20200102', '20260102').replace('按月', '按年'));
    await content.put(yaml, '');
    await content.remove(decision);
    await register(content);
    commit(content.path, 'Revise again', '2026-03-01');
    expect(await errors(content)).toEqual([]);
    await content.put(`${aside}decision.txt`, act.replace('按季', '按年'));
    await staysWrong(content, 'text-unrecorded');
  });
});
