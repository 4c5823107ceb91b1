import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { check } from '../../src/content/check/check.ts';
import { CONTENT_FORMAT, migrate } from '../../src/content/format.ts';
import { publishedAddresses } from '../../src/site/published.ts';
import { addresses } from '../../src/site/urls.ts';
import { type ContentFolder, statute, test } from '../support/content-folder.ts';
import { projectRoot } from '../support/site/build-site.ts';

vi.setConfig({ testTimeout: 60_000 });

const codes = async ({ path }: ContentFolder) => {
  const options = { content: path, addresses, published: publishedAddresses, reviewedBefore: '2000-01-01' };
  return (await check(options)).problems.map(({ code }) => code);
};

test('content of the first format is refused until it is migrated, and keeps every address', async ({ content }) => {
  await cp(join(projectRoot, 'content'), content.path, { recursive: true });
  const lists = await Promise.all(
    (await readdir(join(content.path, 'permalinks'))).map(
      async (file) => [`permalinks/${file}`, await content.read(`permalinks/${file}`)] as const,
    ),
  );
  const all = Object.assign({}, ...lists.map(([, text]) => JSON.parse(text)));
  for (const gone of ['permalinks', 'records', 'tiaowen.yaml']) await content.remove(gone);
  await content.put('permalinks.json', JSON.stringify(all, null, 1));
  expect(await codes(content)).toEqual(['content-outdated']);
  expect(await migrate(content.path)).toHaveLength(1);
  for (const [file, text] of lists) expect(await content.read(file), file).toBe(text);
  expect(await content.read('tiaowen.yaml')).toContain(`format: ${CONTENT_FORMAT}`);
  expect(await codes(content)).toEqual([]);
  // Once more does nothing
  expect(await migrate(content.path)).toEqual([]);
});

test('a list of the first format that a branch brings back is taken in, and takes nothing out', async ({ content }) => {
  await content.put('regulations/jieshui/source.txt', statute('第一条　节约用水。'));
  await content.put('tiaowen.yaml', `format: ${CONTENT_FORMAT}\n`);
  await content.put('permalinks/jieshui.json', '{\n "jieshui/": "节水试行办法",\n "jieshui/art-1/": "节约用水。"\n}\n');
  await content.put('permalinks.json', '{ "jieshui/": "节水办法", "jieshui/art-2/": "节水设施。" }');
  expect(await codes(content)).toContain('content-outdated');
  expect(await migrate(content.path)).toHaveLength(1);
  expect(JSON.parse(await content.read('permalinks/jieshui.json'))).toEqual({
    'jieshui/': '节水试行办法',
    'jieshui/art-1/': '节约用水。',
    'jieshui/art-2/': '节水设施。',
  });
  expect(await codes(content)).not.toContain('content-outdated');
});

test('content of a newer format is not touched', async ({ content }) => {
  await content.put('regulations/jieshui/source.txt', statute('第一条　节约用水。'));
  await content.put('tiaowen.yaml', `format: ${CONTENT_FORMAT + 1}\n`);
  expect(await codes(content)).toEqual(['content-newer']);
  await expect(migrate(content.path)).rejects.toThrow('请更新程序');
});

test('a list that cannot be read is not thrown away', async ({ content }) => {
  await content.put('permalinks.json', '{\n');
  await expect(migrate(content.path)).rejects.toThrow('permalinks.json 读不懂');
  expect(await content.read('permalinks.json')).toBe('{\n');
});
