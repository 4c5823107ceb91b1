import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadLibrary } from '../content/library.ts';
import { projectRoot } from '../files/paths.ts';
import { openLibrary } from '../search/index/memory.ts';
import { addresses } from '../site/urls.ts';
import { libraryServer } from './server.ts';

const FIXTURES = join(projectRoot, 'tests/fixtures/content');
const EDITIONS = join(projectRoot, 'tests/fixtures/editions');

type Asking = (tool: string, args: Record<string, unknown>) => Promise<unknown>;

/** Data of an answer, or what was said instead. */
const asking =
  (client: Client): Asking =>
  async (name, args) => {
    const { content, isError } = await client.callTool({ name, arguments: args });
    const [first] = Array.isArray(content) ? content : [];
    return isError ? first.text : JSON.parse(first.text);
  };

async function connected(content: string): Promise<Client> {
  const { library } = await loadLibrary(content, addresses, undefined, '2026-11-01');
  const client = new Client({ name: 'test', version: '1' });
  const [own, other] = InMemoryTransport.createLinkedPair();
  await libraryServer({ library, index: openLibrary(library, addresses) }, '1').connect(other);
  await client.connect(own);
  return client;
}

const clients: Client[] = [];
let ask: Asking;
let askOfTime: Asking;
beforeAll(async () => {
  clients.push(await connected(FIXTURES), await connected(EDITIONS));
  [ask, askOfTime] = clients.map(asking) as [Asking, Asking];
});
afterAll(() => Promise.all(clients.map((client) => client.close())));

describe('a program that asks', () => {
  test('is told what it can ask, and that nothing is changed by it', async () => {
    const { tools } = (await clients[0]?.listTools()) ?? { tools: [] };
    expect(tools.map(({ name }) => name)).toEqual(['search', 'provision', 'history', 'compare', 'check_draft']);
    expect(tools.every(({ annotations }) => annotations?.readOnlyHint === true)).toBe(true);
  });

  test('finds exact words, each with where it stands and whose they are', async () => {
    expect(await ask('search', { query: '水平衡测试', count: 1 })).toMatchObject({
      total: 1,
      kind: 'article',
      missing: null,
      results: [
        {
          title: '云溪市节约用水条例',
          regulation: 'jieshui-tiaoli',
          edition: '2024-03-15',
          eId: 'art_5__para_1',
          name: '第五条第一款',
          exact: true,
          text: '第五条 年用水量超过十万立方米的单位，应当每三年进行一次水平衡测试。',
          hash: expect.stringMatching(/^[0-9a-f]{64}$/),
          url: expect.stringMatching(/\/jieshui-tiaoli\/art-5\/\?edition=2024-03-15#art_5__para_1$/),
        },
      ],
    });
  });

  test.each([
    [{ regulation: '云溪市节约用水条例', clause: '第五条第二款' }, 'art_5__para_2', '测试结果应当在三十日内'],
    [{ regulation: 'jieshui-tiaoli', eId: 'art_3__para_2__item_2' }, 'art_3__para_2__item_2', '1.管网改造；'],
  ])('gets the words of %j as they are printed', async (question, eId, words) => {
    const answer = await ask('provision', question);
    expect(answer).toMatchObject({ eId, title: '云溪市节约用水条例', text: expect.stringContaining(words) });
  });

  test('gets the contents where no clause is asked for', async () => {
    expect(await ask('provision', { regulation: 'jieshui-tiaoli' })).toMatchObject({
      contents: expect.arrayContaining([{ eId: 'art_5', title: '第五条' }]),
    });
  });

  test.each([
    [
      'provision',
      { regulation: '民法典', clause: '第一条' },
      '库中没有“民法典”。没有收录不等于没有这部法规，请查官方来源。',
    ],
    ['provision', { regulation: 'jieshui-tiaoli', clause: '第九十九条' }, '《云溪市节约用水条例》中没有第九十九条。'],
    [
      'provision',
      { regulation: 'jieshui-tiaoli', clause: '大概在中间' },
      '看不懂“大概在中间”，请写成第十条第二款，或给出 eId。',
    ],
    [
      'provision',
      { regulation: 'jieshui-tiaoli', eId: 'art_99' },
      '《云溪市节约用水条例》（2024-03-15）中没有 art_99。',
    ],
    ['provision', { regulation: '节约用水条例' }, '库中没有“节约用水条例”，名称相近的有'],
    ['search', { query: '！！' }, '检索词“！！”中没有可以检索的文字。'],
    [
      'compare',
      { regulation: 'jieshui-tiaoli', old: '2001-01-01', new: '2024-03-15' },
      '《云溪市节约用水条例》没有 2001-01-01 的版本，有：2024-03-15。',
    ],
  ])('%s %j is told what there is not', async (tool, question, said) => {
    expect(await ask(tool, question)).toContain(said);
  });

  test('has a draft checked', async () => {
    const text =
      '根据《云溪市节约用水条例》第六条的规定，“年用水量超过二十万立方米的单位，应当每三年进行一次水平衡测试。”';
    expect(await ask('check_draft', { text })).toMatchObject({
      findings: [
        { kind: 'wrong-reference', remarks: ['elsewhere'] },
        {
          kind: 'differs',
          eId: 'art_5__para_1',
          says: expect.arrayContaining(['多“二”']),
          source: { edition: '2024-03-15' },
        },
      ],
    });
  });

  test('cannot ask for more than is good', async () => {
    expect(await ask('check_draft', { text: '甲'.repeat(300_001) })).toContain('300000');
    expect(await ask('search', { query: '水', count: 51 })).toContain('50');
  });

  test('reads a whole regulation as a resource', async () => {
    const { resources } = (await clients[0]?.listResources()) ?? { resources: [] };
    expect(resources.map(({ uri }) => uri)).toContain('tiaowen://regulations/jieshui-tiaoli');
    const read = await clients[0]?.readResource({ uri: 'tiaowen://regulations/jieshui-tiaoli' });
    expect(read?.contents[0]).toMatchObject({ text: expect.stringContaining('法规标题：云溪市节约用水条例') });
  });
});

describe('a program that asks about another time', () => {
  test('gets the words of the edition that was in force, and is told which', async () => {
    expect(
      await askOfTime('provision', { regulation: '青岚市渡口管理条例', clause: '第七条', date: '2027-01-01' }),
    ).toMatchObject({
      edition: '2019-09-26',
      text: expect.stringContaining('渡工应当年满十八周岁'),
    });
    expect(
      await askOfTime('provision', { regulation: '青岚市渡口管理条例', clause: '第八条', edition: '2026-06-30' }),
    ).toMatchObject({
      edition: '2026-06-30',
      citation: expect.stringContaining('第八条'),
    });
  });

  test('names an edition, and hears when there is none so, of that day, or it asks otherwise', async () => {
    const law = { regulation: '青岚市渡口管理条例', clause: '第七条' };
    expect(await askOfTime('provision', { ...law, edition: '2012-05-20' })).toMatchObject({
      edition: '2012-05-20',
      text: expect.stringContaining('渡船应当停航'),
    });
    expect(await askOfTime('provision', { ...law, edition: '2013-01-01' })).toContain('没有 2013-01-01 的版本');
    // Promulgated that day, law from the next year on
    expect(await askOfTime('provision', { ...law, date: '2019-09-26' })).toMatchObject({ edition: '2012-05-20' });
    expect(await askOfTime('provision', { ...law, date: '2012-05-20' })).toContain('有效的版本，有：2012-05-20');
    expect(await askOfTime('provision', { ...law, date: '2001-01-01' })).toContain('有效的版本，有：2012-05-20');
    expect(await askOfTime('provision', { ...law, edition: '2012-05-20', date: '2013-01-01' })).toContain('只能写一样');
    expect(await askOfTime('provision', { ...law, version: '2012-05-20' })).toContain('version');
    expect(await askOfTime('provision', { regulation: '青岚市渡工管理办法', eId: 'art_2' })).toMatchObject({
      status: '已废止',
    });
  });

  test('sees an article through its editions, and two of them compared', async () => {
    expect(await askOfTime('history', { regulation: 'dukou-tiaoli', clause: '第七条' })).toMatchObject({
      editions: [
        { edition: '2012-05-20' },
        { edition: '2019-09-26', standing: 'current' },
        { edition: '2026-06-30', standing: 'future' },
      ],
      stations: expect.arrayContaining([
        { edition: '2026-06-30', eId: 'art_8', label: '第八条', kind: 'renumbered-unchanged', url: expect.any(String) },
      ]),
    });
    expect(
      await askOfTime('compare', { regulation: 'dukou-tiaoli', old: '2019-09-26', new: '2026-06-30' }),
    ).toMatchObject({
      articles: expect.arrayContaining([{ new: '第六条', from: [], kind: 'new' }]),
      old: { edition: '2019-09-26' },
      edition: '2026-06-30',
    });
  });
});

test('npm run mcp speaks on standard input and output', async () => {
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [join(projectRoot, 'scripts/mcp.ts')],
      env: { CONTENT_DIR: FIXTURES, PATH: process.env.PATH ?? '' },
    }),
  );
  expect(await asking(client)('search', { query: '水平衡测试' })).toMatchObject({ total: 1 });
  await client.close();
}, 60_000);
