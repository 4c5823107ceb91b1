/** What is due for maintainers to look at again, with a server of the test's own in place of the official ones. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { askLinks, notesDueForReview, officialLinks, reviewReport } from '../../src/content/check/review.ts';
import { loadLibrary } from '../../src/content/library.ts';
import { addresses } from '../../src/site/urls.ts';
import { type ContentFolder, statute, test } from '../support/content-folder.ts';
import { runScript } from '../support/site/build-site.ts';

let server: Server;
let home: string;
let open = 0;
let mostOpen = 0;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    if (request.url === '/silent') return;
    open++;
    mostOpen = Math.max(mostOpen, open);
    // Time for another request to come, if one is on its way
    for (let turn = 0; turn < 100; turn++) await setImmediate();
    open--;
    const moved = { '/moved': '/decree', '/removed': '/' }[request.url ?? ''];
    if (request.method !== 'GET') response.writeHead(405);
    else if (moved) response.writeHead(301, { location: moved });
    else response.writeHead(['/', '/decree', '/opinion'].includes(request.url ?? '') ? 200 : 404);
    response.end('正文');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  home = `http://127.0.0.1:${port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Nothing listens on port 9 of this machine. */
const NOBODY = 'http://127.0.0.1:9/';

const source = (title: string, url: string) => `  - title: ${title}\n    url: ${url}\n`;

async function library(content: ContentFolder, paths: readonly string[]) {
  const folder = 'regulations/jieshui';
  await content.put(`${folder}/source.txt`, statute('第一条　公共建筑应当采用节水器具。'));
  await content.put(`${folder}/regulation.yaml`, `officialSource:\n  title: 公报\n  url: ${home}/decree\n`);
  const sources = paths.map((path, i) => source(`文件${i + 1}`, path.startsWith('/') ? home + path : path)).join('');
  await content.put(
    `${folder}/notes/qiju.md`,
    `---\nanchor:\n  eId: art_1__para_1\n  quote: 节水器具\ntype: 背景\nauthority: 编者\nsources:\n${sources}added: 2024-01-01\nreviewed: 2024-06-01\n---\n\n见文件。\n`,
  );
  await content.put('glossary/qiju.md', `---\nterm: 节水器具\ndefinition: 少用水的器具。\nsources:\n${sources}---\n`);
  const { library, diagnostics } = await loadLibrary(content.path, addresses);
  expect(diagnostics).toEqual([]);
  return library;
}

describe('official addresses', () => {
  test('are each asked for once, however many files name them', async ({ content }) => {
    const links = officialLinks(await library(content, ['/decree', '/opinion']));
    expect(links).toEqual([
      {
        url: `${home}/decree`,
        title: '公报',
        files: ['regulations/jieshui/regulation.yaml', 'regulations/jieshui/notes/qiju.md', 'glossary/qiju.md'],
      },
      {
        url: `${home}/opinion`,
        title: '文件2',
        files: ['regulations/jieshui/notes/qiju.md', 'glossary/qiju.md'],
      },
    ]);
  });

  test('answer, refuse, send to the front page or are silent; no server is asked twice at a time', async ({
    content,
  }) => {
    const paths = ['/decree', '/moved', '/gone', '/removed', '/', '/silent', NOBODY];
    mostOpen = 0;
    const asked = await askLinks(officialLinks(await library(content, paths)), 2_000);
    expect(asked.map(({ link, answer }) => [link.url.replace(home, ''), answer])).toEqual([
      ['/decree', { kind: 'answers' }],
      ['/moved', { kind: 'answers' }],
      ['/gone', { kind: 'refuses', status: 404 }],
      ['/removed', { kind: 'front-page', url: `${home}/` }],
      ['/', { kind: 'answers' }],
      ['/silent', { kind: 'silent', reason: 'TimeoutError' }],
      [NOBODY, { kind: 'silent', reason: expect.any(String) }],
    ]);
    expect(mostOpen).toBe(1);
  });
});

describe('the report', () => {
  test('lists notes and addresses with where they stand and what to do', async ({ content }) => {
    const { regulations, glossary } = await library(content, ['/decree', '/gone', '/removed']);
    const due = regulations.flatMap(({ notes }) => notesDueForReview(notes, '2025-06-01'));
    const asked = await askLinks(officialLinks({ regulations, glossary }));
    expect(reviewReport(due, asked)?.replaceAll(home, 'https://gov.example')).toMatchInlineSnapshot(`
      "## 1条注释久未核对

      逐条核对是否仍然成立，再把 \`reviewed\` 改为核对的日期。

      - [ ] \`regulations/jieshui/notes/qiju.md:15\`　这条注释最近一次核对是 2024-06-01，早于 2025-06-01。

      ## 3个官方网址中2个没有回答

      这里打不开不等于已经失效：请在浏览器里打开，确已失效的改为新的网址，没有新网址的删去 \`url\`。

      - [ ] 文件2：<https://gov.example/gone>，返回 404。见 \`regulations/jieshui/notes/qiju.md\`、\`glossary/qiju.md\`
      - [ ] 文件3：<https://gov.example/removed>，转到了网站首页 https://gov.example/。见 \`regulations/jieshui/notes/qiju.md\`、\`glossary/qiju.md\`
      "
    `);
  });

  test('is none when all is well', async ({ content }) => {
    expect(reviewReport([], await askLinks(officialLinks(await library(content, ['/opinion']))))).toBeNull();
  });

  test('of the command ends well whatever it lists, and is kept in a file only when there is one', async ({
    content,
  }) => {
    const run = (...args: string[]) => runScript('review.ts', { CONTENT_DIR: content.path }, args);
    await library(content, ['/gone']);
    const listed = await run('--out', join(content.path, 'listed.md'));
    expect(listed).toMatchObject({ status: 0, stdout: expect.stringContaining('返回 404') });
    expect(listed.stdout).toContain('1条注释久未核对');
    expect(await content.read('listed.md')).toBe(listed.stdout.replace(/\n$/, ''));
    await library(content, ['/opinion']);
    expect(await run('--months', '9999', '--out', join(content.path, 'none.md'))).toMatchObject({
      status: 0,
      stdout: '注释都在9999个月内核对过，2个官方网址都打得开。\n',
    });
    await expect(content.read('none.md')).rejects.toThrow('ENOENT');
  });
});
