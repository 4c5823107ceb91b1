/** What a maintainer of a large library sees: of each regulation all, once it is opened. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { note, statute } from '../support/content-folder.ts';
import { type Development, develop, PATIENCE } from '../support/site/development.ts';

const sourceOf = (slug: string) => `content/regulations/${slug}/source.txt`;
const titled = (title: string, ...articles: readonly string[]) =>
  statute(...articles).replace('节水试行办法', `${title}管理办法`);

/** One more than makes a library large. */
const OTHERS = Array.from({ length: 51 }, (_, at) => [
  sourceOf(`other-${at}`),
  titled(`第${at}类水表`, `第一条　水表${at}应当检定。`),
]);
const BROKEN = titled('排水', '第一条　排水应当许可。', '<<<<<<< HEAD', '第二条　不得私接。');
const MENDED = titled('排水', '第一条　排水应当许可。', '第二条　不得私接。');

let dev: Development;

beforeAll(async () => {
  dev = await develop({
    ...Object.fromEntries(OTHERS),
    [sourceOf('qushui')]: titled('取水', '第一条　取水依照《供水管理办法》第二条办理。'),
    [sourceOf('gongshui')]: titled('供水', '第一条　供水应当不断。', '第二条　先申请，后取用。'),
    [sourceOf('paishui')]: BROKEN,
  });
});
afterAll(() => dev[Symbol.asyncDispose]());

test('a regulation that is opened, whatever is wrong with the text of others', async () => {
  await dev.open('qushui/art-1/');
  expect(await dev.mainText()).toContain('取水依照《供水管理办法》第二条办理');
  expect(await dev.page.locator('[data-read-partly]').textContent()).toContain('54部法规里读了2部');
  expect(await dev.overlay()).toEqual([]);
});

test('a clause that it cites, of a regulation that nobody has opened', async () => {
  await dev.page.locator('a.reference').click();
  await expect.poll(dev.mainText, PATIENCE).toContain('先申请，后取用');
  expect(new URL(dev.page.url()).pathname).toBe('/gongshui/art-2/');
});

test('a clause of another, which is waited for while that is read', async () => {
  await dev.open('other-8/art-1/');
  expect(await dev.mainText()).toContain('水表8应当检定');
});

test('a note that is saved', async () => {
  await dev.open('gongshui/art-2/');
  await dev.save('content/regulations/gongshui/notes/shenqing.md', note('art_2__para_1', '申请'));
  await expect.poll(dev.mainText, PATIENCE).toContain('正文。');
});

test('what a search finds: the words of what was opened', async () => {
  expect(await dev.found('取用')).toBe(1);
  expect(await dev.found('水表7应当检定')).toBe(0);
  await dev.open('other-7/');
  expect(await dev.found('水表7应当检定')).toBe(1);
});

test('what is wrong with the text of another, when that is opened', async () => {
  await dev.open('paishui/art-1/');
  await expect.poll(async () => (await dev.overlay()).join(), PATIENCE).toContain('regulations/paishui/source.txt:7');
  await dev.save(sourceOf('paishui'), MENDED);
  await expect.poll(dev.overlay, PATIENCE).toEqual([]);
  await expect.poll(dev.mainText, PATIENCE).toContain('排水应当许可');
});

test('a regulation that is new, and the title of one that was never opened, on the shelf', async () => {
  await dev.open('regulations/');
  await dev.save(sourceOf('xinde'), titled('再生水', '第一条　再生水应当利用。'));
  await expect.poll(dev.mainText, PATIENCE).toContain('再生水管理办法');
  await dev.save(sourceOf('other-9'), titled('智能水表', '第一条　水表应当检定。'));
  await expect.poll(dev.mainText, PATIENCE).toContain('智能水表管理办法');
});
