/** `npm run new -- edition`: a text into its place among the editions of a regulation, with all that was said of the one before. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { loadLibrary } from '../../src/content/library.ts';
import { addEdition } from '../../src/content/new/edition.ts';
import { register } from '../../src/content/permalinks/register.ts';
import { readContent } from '../../src/content/read-content.ts';
import { projectRoot } from '../../src/files/paths.ts';
import { comparedPairs, dayOf } from '../../src/regulation/work.ts';
import { compareRows } from '../../src/site/editions.ts';
import { forwardingsOf, publishedAddresses } from '../../src/site/published.ts';
import { addresses } from '../../src/site/urls.ts';
import { type ContentFolder, note, relation, test } from '../support/content-folder.ts';
import { findCorpus } from '../support/corpus.ts';

const FERRY = join(projectRoot, 'tests/fixtures/editions/regulations/dukou-tiaoli');
const [OLD, AMENDED] = ['2012-05-20', '2019-09-26'].map((day) => join(FERRY, 'editions', day)) as [string, string];

const given = async (file: string) => ({ file, bytes: await readFile(file) });
const optionsOf = ({ path }: ContentFolder, day = '2021-01-01') => ({
  content: path,
  addresses,
  published: publishedAddresses,
  day,
});

/** The ferry rules as they were published in 2012, with notes and a relation, all on record. */
async function published(content: ContentFolder): Promise<void> {
  await content.put('regulations/ferry/source.txt', await readFile(join(OLD, 'source.txt')));
  await content.put(
    'regulations/ferry/regulation.yaml',
    '# 说明\nshortTitles: [渡口条例]\n# 公报刊登\neffectiveOn: 2012-07-01 # 见第十一条\ndocumentNumber: 公告第3号\n',
  );
  await content.put('regulations/ferry/notes/stays.md', note('art_5__para_1', '核定的乘客人数'));
  await content.put('regulations/ferry/notes/moves.md', note('art_7__para_1', '渡船应当停航'));
  await content.put('regulations/ferry/notes/changed.md', note('art_8__para_1', '保存二年'));
  await content.put('regulations/ferry/notes/gone.md', note('art_10__para_1', '八百米'));
  await content.put(
    'regulations/ferry/relations.yaml',
    relation('moves', ['art_5__para_2', '核定的人数载客'], ['art_9__para_1', '超过核定的人数']) +
      relation('stays-behind', ['art_1__para_1', '乘客安全'], ['art_10__para_1', '渡口之间的距离']),
  );
  expect((await register(optionsOf(content, '2013-01-01'))).diagnostics).toEqual([]);
}

describe('a newer edition', () => {
  const add = async (content: ContentFolder) =>
    addEdition(optionsOf(content), {
      slug: 'ferry',
      text: await given(join(AMENDED, 'source.txt')),
      decision: await given(join(AMENDED, 'decision.txt')),
    });

  test('goes into its place with its decision, and the earlier one keeps what is said of it', async ({ content }) => {
    await published(content);
    expect(await add(content)).toMatchObject({ ok: true });
    expect(await content.read('regulations/ferry/editions/2012-05-20/edition.yaml')).toMatchInlineSnapshot(`
      "# yaml-language-server: $schema=../../../../../schemas/edition.schema.json

      # 公报刊登
      effectiveOn: 2012-07-01 # 见第十一条
      documentNumber: 公告第3号
      "
    `);
    expect(await content.read('regulations/ferry/regulation.yaml')).toMatchInlineSnapshot(`
      "# 说明
      shortTitles: [ 渡口条例 ]
      effectiveOn: 2020-01-01
      decision:
        title: 青岚市人民代表大会常务委员会关于修改《青岚市渡口管理条例》的决定
        issuer: 青岚市人民代表大会常务委员会
        date: 2019-09-26
      "
    `);
    const { library, diagnostics } = await loadLibrary(content.path, addresses, undefined, '2021-01-01');
    expect(diagnostics.filter(({ severity }) => severity !== 'notice')).toEqual([]);
    expect(library.works[0]?.editions.map(dayOf)).toEqual(['2012-05-20', '2019-09-26']);
    expect(library.regulations[0]?.metadata.shortTitles).toEqual(['渡口条例']);
  });

  test('takes notes and relations along where their words hold exactly, and leaves none behind', async ({
    content,
  }) => {
    await published(content);
    await add(content);
    const read = (name: string) => content.read(`regulations/ferry/notes/${name}.md`);
    expect(await read('stays')).toBe(note('art_5__para_1', '核定的乘客人数'));
    expect(await read('moves')).toBe(note('art_8__para_1', '渡船应当停航'));
    expect(await read('changed')).toContain('edition: 2012-05-20\n');
    expect(await read('gone')).toContain('edition: 2012-05-20\n');
    const relations = await content.read('regulations/ferry/relations.yaml');
    expect(relations).toMatch(/id: moves.*art_10__para_1.*id: stays-behind.*edition: 2012-05-20/su);
  });

  test('takes no redirect by hand: every address that was published leads where it should', async ({ content }) => {
    await published(content);
    await add(content);
    const { diagnostics, changes } = await readContent(optionsOf(content));
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect([changes.lost, changes.changed]).toEqual([[], []]);
    expect(existsSync(join(content.path, 'redirects.yaml'))).toBe(false);
    // On the day before it was in force, and for ever after
    const before = await readContent(optionsOf(content, '2019-12-31'));
    expect(before.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('that drops an annex gives no instruction as its reason that says nothing of it', async ({ content }) => {
    const old = await readFile(join(OLD, 'source.txt'), 'utf8');
    await content.put('regulations/ferry/source.txt', `${old}\n附件\n渡口名录\n青石渡、白沙渡。\n`);
    await register(optionsOf(content, '2013-01-01'));
    const text = await given(join(AMENDED, 'source.txt'));
    const decision = await given(join(AMENDED, 'decision.txt'));
    expect(await addEdition(optionsOf(content), { slug: 'ferry', text, decision })).toMatchObject({ ok: true });
    const rows = (await readContent(optionsOf(content))).library.works.flatMap(comparedPairs).flatMap(compareRows);
    expect(
      rows.filter(({ place }) => place === 'behind').map(({ kind, old, reasons }) => [kind, old, reasons.instructions]),
    ).toEqual([
      ['deleted', '渡口名录', []],
      ['deleted', '青石渡、白沙渡。', []],
    ]);
  });

  test('leaves no page of notes lost where none of them holds any more', async ({ content }) => {
    await published(content);
    for (const name of ['stays', 'moves', 'changed']) await content.remove(`regulations/ferry/notes/${name}.md`);
    await content.put(
      'regulations/ferry/notes/gone.md',
      note(
        'art_10__para_1',
        '八百米',
        'sources: [{ title: 公报, date: 2015-01-01 }]\noutcomes: [{ kind: 法规, state: 施行 }]\n',
      ).replace('背景', '后续进展'),
    );
    await content.remove('permalinks');
    await register(optionsOf(content, '2013-01-01'));
    expect(await add(content)).toMatchObject({ ok: true });
    const read = await readContent(optionsOf(content));
    expect(read.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const { pages } = forwardingsOf(read.library, read);
    expect(pages.get('ferry/notes/')).toMatchObject({ page: { to: 'ferry/2012-05-20/' } });
    expect(pages.get('ferry/outcomes/')).toMatchObject({ page: { to: 'ferry/' } });
    // Of what was never published nothing is said
    expect([...pages.keys()].filter((page) => /^ferry\/(?:tasks|glance)/.test(page))).toEqual([]);
  });

  test('says on one page what a person must decide', async ({ content }) => {
    await published(content);
    const added = await add(content);
    expect(added.ok && [...added.done, '', ...added.toDecide].join('\n')).toMatchInlineSnapshot(`
      "editions/2012-05-20/：原来的 source.txt 和只说它的资料（title、issuers、documentNumber、issuedOn、effectiveOn、status、decision、officialSource、confirmed、corrections）
      source.txt：2019-09-26 的文本
      注释：1 条原位，1 条随条号改了 eId，2 条的文字在新版本里没有，写明 edition: 2012-05-20
      关联：0 项原位，1 项随条号改了 eId，1 项写明 edition: 2012-05-20
      登记新网址 47 个、原文 2 份；条号变动的旧网址由沿革转向，不必手写 redirects.yaml

      条文沿革：未改 4，修改 2，新增 1，修改并改条序 3，只改条序 1，删去 1。算得不对的写进 lineage.yaml。
      删去：第十条，请核对。
      发现：第九条（前一版本第八条）变了，决定没有一项说明。
      施行日期读作 2020-01-01（effectiveOn），请核对。
      决定的文号（decision.number）和官方出处（officialSource）请补上。
      regulations/ferry/notes/changed.md 注的是第八条“保存二年”：新版本对应 art_9__para_1（第九条），文字已改。仍然适用时，改写引文和 eId: art_9__para_1，并删去 edition。
      regulations/ferry/notes/gone.md 注的是第十条“八百米”：新版本没有对应的条款。仍然适用时，改写引文，并删去 edition。
      关联 stays-behind 有一端的文字在新版本里没有，留在 2012-05-20 的版本；仍然适用时改写引文，并删去 edition。"
    `);
  });
});

test('the day on which a law first came into force is not that of its amended text', async ({ content }) => {
  await published(content);
  const added = await addEdition(optionsOf(content), {
    slug: 'ferry',
    text: await given(join(AMENDED, 'source.txt')),
    decision: null,
  });
  expect(added.ok && added.toDecide).toContain(
    '施行日期没有写明：文本里的 2012-07-01 早于 2019-09-26，是最初施行的日期。请照修改决定在 regulation.yaml 填写 effectiveOn；不填时按公布日期施行。',
  );
  expect(await content.read('regulations/ferry/regulation.yaml')).not.toContain('effectiveOn');
});

test('an older edition goes behind the newest, which stays', async ({ content }) => {
  await content.put('regulations/ferry/source.txt', await readFile(join(AMENDED, 'source.txt')));
  await register(optionsOf(content));
  const added = await addEdition(optionsOf(content), {
    slug: 'ferry',
    text: await given(join(OLD, 'source.txt')),
    decision: null,
  });
  expect(added).toMatchObject({ ok: true });
  expect(await content.read('regulations/ferry/source.txt')).toBe(await readFile(join(AMENDED, 'source.txt'), 'utf8'));
  expect(await content.read('regulations/ferry/editions/2012-05-20/source.txt')).toBe(
    await readFile(join(OLD, 'source.txt'), 'utf8'),
  );
  const { diagnostics } = await readContent(optionsOf(content));
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
});

describe('what is wrong is refused, and nothing changes', () => {
  test.for([
    ['another slug', 'fery', join(AMENDED, 'source.txt'), null, '没有法规“fery”；是否为 ferry。'],
    ['the same edition', 'ferry', join(OLD, 'source.txt'), null, '已经有 2012-05-20 的版本；一天只能有一个版本。'],
    ['a file that is no text', 'ferry', join(FERRY, 'regulation.yaml'), null, '文本有错误，没有加入。'],
    [
      'a decision for another law',
      'ferry',
      join(AMENDED, 'source.txt'),
      join(projectRoot, 'tests/fixtures/content/regulations/jieshui-xize/source.txt'),
      '这样做了内容会有错误，没有改动任何文件。',
    ],
  ] as const)('%s', async ([, slug, text, decision, reason], { content }) => {
    await published(content);
    const before = await filesOf(content);
    const added = await addEdition(optionsOf(content), {
      slug,
      text: await given(text),
      decision: decision === null ? null : await given(decision),
    });
    expect(added).toMatchObject({ ok: false, reason });
    expect(await filesOf(content)).toEqual(before);
  });
});

async function filesOf({ path, read }: ContentFolder): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(path, { recursive: true, withFileTypes: true });
  const files = names
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name).slice(path.length + 1));
  return new Map(await Promise.all(files.sort().map(async (file) => [file, await read(file)] as const)));
}

const corpus = findCorpus('收录真实法律的新版本');

test.skipIf(corpus === null)(
  'real laws, renumbered throughout, take no redirect by hand',
  async ({ content }) => {
    const pairs = join(corpus ?? '', 'versions', 'pairs');
    // Heavy revisions, and copies of one edition
    for (const [index, pair] of (await readdir(pairs)).filter((name) => /^(?:12|17|19|23)/u.test(name)).entries()) {
      const slug = `law-${index}`;
      const [old, next] = await Promise.all(['old.txt', 'new.txt'].map((name) => given(join(pairs, pair, name))));
      if (old === undefined || next === undefined) continue;
      await content.put(`regulations/${slug}/source.txt`, old.bytes);
      if ((await register(optionsOf(content, '1990-01-01'))).diagnostics.length > 0) {
        await content.remove(`regulations/${slug}`);
        continue;
      }
      const added = await addEdition(optionsOf(content, '1990-01-01'), { slug, text: next, decision: null });
      // Copies of one edition have one date
      if (!added.ok) expect(added.reason, pair).toMatch(/一天只能有一个版本|有错误|没有“颁布时间|没有日期/u);
      for (const day of ['1990-01-01', '2035-01-01']) {
        const { changes } = await readContent(optionsOf(content, day));
        expect([changes.lost, changes.changed], `${pair} ${day}`).toEqual([[], []]);
      }
    }
    expect((await readdir(join(content.path, 'regulations'))).length).toBeGreaterThan(2);
  },
  300_000,
);
