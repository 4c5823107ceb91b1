/** A work in its editions, as a content folder has them: which is law on which day, and what is wrong with them. */
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { dayFrom, loadLibrary } from '../../src/content/library.ts';
import { register } from '../../src/content/permalinks/register.ts';
import { readContent } from '../../src/content/read-content.ts';
import { projectRoot } from '../../src/files/paths.ts';
import { comparison, counterpart, dayOf, stationsOf, timeOf } from '../../src/regulation/work.ts';
import { publishedAddresses } from '../../src/site/published.ts';
import { addresses } from '../../src/site/urls.ts';
import { type ContentFolder, test } from '../support/content-folder.ts';

const FERRY = 'regulations/dukou-tiaoli';

/** A folder with the ferry rules of the fixtures: 2012, 2019, and 2026, which is law from 2036 on. */
async function ferry(content: ContentFolder): Promise<void> {
  await cp(join(projectRoot, 'tests/fixtures/editions', FERRY), join(content.path, FERRY), { recursive: true });
}

const read = ({ path }: ContentFolder, day: string) => loadLibrary(path, addresses, undefined, day);

async function onlyWork(content: ContentFolder, day: string) {
  const { library } = await read(content, day);
  const [work] = library.works;
  if (work === undefined) throw new Error('no work of several editions');
  return { library, work };
}

describe('the edition in force', () => {
  test.for([
    ['2011-01-01', '2012-05-20'],
    ['2019-12-31', '2012-05-20'],
    ['2020-01-01', '2019-09-26'],
    ['2035-12-31', '2019-09-26'],
    ['2036-01-01', '2026-06-30'],
  ])('on %s is that of %s', async ([day = '', edition], { content }) => {
    await ferry(content);
    const { library, work } = await onlyWork(content, day);
    expect(dayOf(work.current)).toBe(edition);
    expect(library.regulations.map(({ date, metadata }) => [date, metadata.issuedOn])).toEqual([[null, edition]]);
    expect(work.editions.map(({ date }) => date).filter((date) => date !== null)).not.toContain(edition);
  });

  test('has its time', async ({ content }) => {
    await ferry(content);
    const { work } = await onlyWork(content, '2026-09-01');
    expect(work.editions.map((edition) => timeOf(work, edition))).toEqual([
      { from: '2012-07-01', until: '2020-01-01' },
      { from: '2020-01-01', until: '2036-01-01' },
      { from: '2036-01-01', until: null },
    ]);
  });

  test.for([
    ['0', '1970-01-01'],
    // Four in the afternoon in Greenwich is the next day in China
    ['1798732800', '2027-01-01'],
    ['1798732799', '2026-12-31'],
  ])('at SOURCE_DATE_EPOCH=%s the day is %s', ([epoch = '', day]) =>
    expect(dayFrom({ SOURCE_DATE_EPOCH: epoch })).toBe(day),
  );
});

describe('through the editions', () => {
  test('a provision is found by lineage, forwards, backwards and over an edition', async ({ content }) => {
    await ferry(content);
    const { work } = await onlyWork(content, '2026-09-01');
    const [first, second, third] = work.editions;
    if (!first || !second || !third) throw new Error('three editions');
    const found = (a: typeof first, eId: string, b: typeof first) => counterpart(work, a, eId, b);
    expect(found(first, 'art_7', third)).toBe('art_9');
    expect(found(third, 'art_9__para_1', first)).toBe('art_7__para_1');
    expect(found(second, 'art_4__para_1__item_3', third)).toBe('art_4__para_1__item_4');
    expect(found(first, 'art_10', third)).toBe(null);
    expect(found(third, 'art_6', second)).toBe(null);
    expect(comparison(work, third, first)?.lineage.articles.map(({ kind }) => kind)).toMatchInlineSnapshot(`
      [
        "changed",
        "changed",
        "changed",
        "changed",
        "changed",
        "new",
        "new",
        "renumbered-changed",
        "renumbered-unchanged",
        "renumbered-changed",
        "renumbered-changed",
        "renumbered-unchanged",
      ]
    `);
  });

  test('an article has its stations', async ({ content }) => {
    await ferry(content);
    const { work } = await onlyWork(content, '2026-09-01');
    const stations = (eId: string) => {
      const { stations, deletedIn } = stationsOf(work, work.current, eId);
      return [
        ...stations.map(({ edition, label, descent }) => `${dayOf(edition)}${label}${descent?.kind ?? ''}`),
        deletedIn && dayOf(deletedIn),
      ];
    };
    expect(stations('art_9')).toEqual([
      '2012-05-20第八条',
      '2019-09-26第九条renumbered-changed',
      '2026-06-30第十条renumbered-unchanged',
      null,
    ]);
    expect(stations('art_6')).toEqual(['2019-09-26第六条new', '2026-06-30第七条renumbered-unchanged', null]);
    const [first] = work.editions;
    expect(first && stationsOf(work, first, 'art_10')).toMatchObject({
      stations: [{ label: '第十条' }],
      deletedIn: work.editions[1],
    });
  });

  test('a note shows where lineage and words hold, and nowhere else', async ({ content }) => {
    await ferry(content);
    const { work } = await onlyWork(content, '2026-09-01');
    expect(work.editions.map(({ notes }) => notes.map(({ id, division }) => `${id} ${division}`))).toEqual([
      ['hezai art_5', 'juli art_10'],
      ['hezai art_5'],
      ['hezai art_5'],
    ]);
  });

  test('a person corrects the lineage', async ({ content }) => {
    await ferry(content);
    await content.put(
      `${FERRY}/lineage.yaml`,
      '- edition: 2019-09-26\n  article: art_6\n  from: [art_10]\n  reason: 立法说明称由第十条改写。\n',
    );
    const { work } = await onlyWork(content, '2026-09-01');
    const [passage] = work.passages;
    expect(passage?.lineage.articles[5]).toMatchObject({
      eId: 'art_6',
      from: [{ eId: 'art_10' }],
      kind: 'renumbered-changed',
    });
    expect(passage?.lineage.deleted).toEqual([]);
  });

  test('each text has a record of its own, and none is rewritten when a newer text comes', async ({ content }) => {
    await ferry(content);
    const newest = await content.read(`${FERRY}/source.txt`);
    await content.put(`${FERRY}/source.txt`, await content.read(`${FERRY}/editions/2019-09-26/source.txt`));
    for (const gone of ['editions', 'notes', 'decision.txt', 'regulation.yaml'])
      await content.remove(`${FERRY}/${gone}`);
    const options = { content: content.path, addresses, published: publishedAddresses, day: '2026-09-01' };
    expect(await register(options)).toMatchObject({ texts: 1, diagnostics: [] });
    const before = await content.read('records/dukou-tiaoli.txt');

    await ferry(content);
    await content.put(`${FERRY}/source.txt`, newest);
    expect((await readContent(options)).diagnostics.map(({ code, file }) => `${code} ${file}`)).toContain(
      `record-missing ${FERRY}/source.txt`,
    );
    expect((await register(options)).texts).toBe(4);
    expect((await content.read('records/dukou-tiaoli.txt')).startsWith(before)).toBe(true);
    await content.put(`${FERRY}/editions/2012-05-20/source.txt`, newest.replace('20260630', '20120520'));
    expect((await readContent(options)).diagnostics).toContainEqual(
      expect.objectContaining({ code: 'text-unrecorded', file: `${FERRY}/editions/2012-05-20/source.txt` }),
    );
  });
});

describe('what is wrong with editions is said with its place', () => {
  const found = async (content: ContentFolder) =>
    (await read(content, '2026-09-01')).diagnostics
      .filter(({ severity, code }) => severity !== 'notice' || code === 'edition-scheme')
      .map(({ code, file, line, column }) => `${code} ${file.replace(`${FERRY}/`, '')}:${line}:${column}`);

  const replaceIn = async (content: ContentFolder, file: string, from: string, to: string) =>
    content.put(`${FERRY}/${file}`, (await content.read(`${FERRY}/${file}`)).replaceAll(from, to));

  test('nothing, where nothing is wrong', async ({ content }) => {
    await ferry(content);
    expect(await found(content)).toEqual([]);
  });

  test.for<[string, (content: ContentFolder) => Promise<void>, readonly string[]]>([
    [
      'two editions of one date',
      (content) => replaceIn(content, 'source.txt', '20260630', '20190926'),
      ['edition-same-date source.txt:2:1'],
    ],
    [
      'an edition dated after its successor',
      (content) => replaceIn(content, 'source.txt', '20260630', '20180630'),
      ['edition-after-newest source.txt:2:1'],
    ],
    [
      'a newest text without a date',
      (content) => replaceIn(content, 'source.txt', '20260630', ''),
      ['date-missing source.txt:2:1', 'edition-undated source.txt:2:1'],
    ],
    [
      'a folder that is no date',
      (content) => content.put(`${FERRY}/editions/2019-02-30/source.txt`, ''),
      ['edition-folder editions/2019-02-30:1:1'],
    ],
    [
      'another date in edition.yaml',
      (content) =>
        content.put(`${FERRY}/editions/2012-05-20/edition.yaml`, 'effectiveOn: 2012-07-01\nissuedOn: 2012-05-21\n'),
      ['edition-date-differs editions/2012-05-20/edition.yaml:2:11'],
    ],
    [
      'an effective date before the promulgation',
      (content) => replaceIn(content, 'editions/2012-05-20/edition.yaml', '2012-07-01', '2011-07-01'),
      ['effective-before-issued editions/2012-05-20/edition.yaml:1:14'],
    ],
    [
      'an edition in force before the one before it',
      (content) => replaceIn(content, 'editions/2012-05-20/edition.yaml', '2012-07-01', '2021-07-01'),
      ['effective-order editions/2019-09-26/edition.yaml:1:14'],
    ],
    [
      'a decision for another law',
      (content) => replaceIn(content, 'decision.txt', '渡口管理', '桥梁养护'),
      ['decision-other decision.txt:1:1'],
    ],
    [
      'an instruction about an article that is not there',
      (content) => replaceIn(content, 'decision.txt', '二、将第二条中', '二、将第二十条中'),
      ['instruction-place decision.txt:10:1'],
    ],
    [
      'the same instruction twice',
      (content) =>
        replaceIn(
          content,
          'decision.txt',
          '二、将第二条',
          '二、将第一条修改为：“为了加强渡口管理，保障乘客生命财产安全，制定本条例。”\n三、将第二条',
        ),
      ['instruction-twice decision.txt:10:1'],
    ],
    [
      'deletions that are not read, none of them the same as another',
      (content) =>
        replaceIn(content, 'decision.txt', '二、将第二条', '二、删去附表一。\n三、删去附表二。\n四、将第二条'),
      [],
    ],
    [
      'a decision where there is no edition before',
      (content) =>
        content.put(
          `${FERRY}/editions/2012-05-20/decision.txt`,
          '法规标题：决定\n颁布时间：20120520\n颁布主体：某市\n通过会议：\n法规正文：\n决定',
        ),
      ['decision-first editions/2012-05-20/decision.txt:1:1'],
    ],
    [
      'an entry of lineage.yaml for an unknown article',
      (content) =>
        content.put(
          `${FERRY}/lineage.yaml`,
          '- edition: 2019-09-26\n  article: art_60\n  from: [art_99]\n  reason: 错\n',
        ),
      ['lineage-article-unknown lineage.yaml:2:12', 'lineage-article-unknown lineage.yaml:3:10'],
    ],
    [
      'an entry for an unknown edition, and one that says nothing new, twice',
      (content) =>
        content.put(
          `${FERRY}/lineage.yaml`,
          '- { edition: 2020-01-01, article: art_6, from: [], reason: 错 }\n- { edition: 2019-09-26, article: art_6, from: [], reason: 同 }\n- { edition: 2019-09-26, article: art_6, from: [], reason: 同 }\n',
        ),
      [
        'lineage-edition-unknown lineage.yaml:1:14',
        'lineage-needless lineage.yaml:2:48',
        'lineage-duplicate lineage.yaml:3:14',
        'lineage-needless lineage.yaml:3:48',
      ],
    ],
    [
      'an edition identical to its predecessor',
      async (content) => {
        await content.put(
          `${FERRY}/editions/2019-09-26/source.txt`,
          (await content.read(`${FERRY}/editions/2012-05-20/source.txt`)).replace('20120520', '20190926'),
        );
        await content.remove(`${FERRY}/editions/2019-09-26/decision.txt`);
        await content.remove(`${FERRY}/decision.txt`);
      },
      ['edition-identical editions/2019-09-26/source.txt:6:1'],
    ],
    [
      'an edition in another scheme, of which nothing is left',
      async (content) => {
        await content.put(
          `${FERRY}/editions/2012-05-20/source.txt`,
          '法规标题：青岚市渡口管理意见\n颁布时间：20120520\n颁布主体：青岚市人民政府\n通过会议：\n法规正文：\n青岚市渡口管理意见\n一、总体要求\n（一）推进整治。拆除违章棚屋。\n（二）统一标识。粉刷外墙颜色。\n二、保障措施\n（三）落实经费。列入年度预算。\n',
        );
        await content.remove(`${FERRY}/editions/2019-09-26/decision.txt`);
        await content.remove(`${FERRY}/notes/juli.md`);
      },
      ['edition-scheme editions/2019-09-26/source.txt:6:1', 'edition-unlike editions/2019-09-26/source.txt:6:1'],
    ],
    [
      'a note for an edition that is not there',
      (content) => replaceIn(content, 'notes/juli.md', '2012-05-20', '2012-05-21'),
      ['annotation-edition-unknown notes/juli.md:4:10'],
    ],
    [
      'what is said to have come of an edition before it was there; a year that is not over may be after it',
      (content) =>
        replaceIn(
          content,
          'notes/juli.md',
          'type: 背景',
          'type: 后续进展\nsources:\n  - title: 渡口规划\noutcomes:\n  - { kind: 文件, state: 印发, date: 2012 }\n  - { kind: 文件, state: 印发, date: 2012-04 }',
        ),
      ['note-outcome-early notes/juli.md:10:3'],
    ],
    [
      'a stray file beside an edition',
      (content) => content.put(`${FERRY}/editions/2012-05-20/editon.yaml`, ''),
      ['stray-file editions/2012-05-20/editon.yaml:1:1'],
    ],
  ])('%s', async ([, spoil, expected], { content }) => {
    await ferry(content);
    await spoil(content);
    expect((await found(content)).toSorted()).toEqual([...expected].toSorted());
  });

  test('ten editions are read in their order', async ({ content }) => {
    await ferry(content);
    const text = await content.read(`${FERRY}/editions/2012-05-20/source.txt`);
    for (let year = 2001; year <= 2007; year++)
      await content.put(
        `${FERRY}/editions/${year}-05-20/source.txt`,
        text.replace('二千元', `${year}元`).replace('2012', `${year}`),
      );
    const { work } = await onlyWork(content, '2026-09-01');
    expect(work.editions).toHaveLength(10);
    expect(stationsOf(work, work.current, 'art_10').stations.map(({ descent }) => descent?.kind ?? '')).toEqual([
      '',
      ...Array(7).fill('changed'),
      'renumbered-changed',
      'renumbered-unchanged',
    ]);
  });
});
